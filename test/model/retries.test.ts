import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { retriesOf } from '../../model/retries/retries.ts'
import { sourceOf } from '../source.ts'

/**
 * Every shape in which code tries again, and those that only look like it. The verdict: `at once` (nothing waits before the
 * next attempt), `endless` (nothing must end it), or nothing.
 */
type Verdict = 'at once' | 'endless' | 'at once, endless' | 'nothing'

const sleep = 'const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))\n'

function verdictOf(code: string): Verdict {
  const retries = retriesOf(sourceOf(code))
  const atOnce = retries.some((retry) => retry.immediate.length > 0 && !retry.once)
  const endless = retries.some((retry) => retry.endless)
  return atOnce && endless ? 'at once, endless' : atOnce ? 'at once' : endless ? 'endless' : 'nothing'
}

function shapes(about: string, cases: Record<string, [code: string, verdict: Verdict]>): void {
  describe(about, () => {
    for (const [name, [code, verdict]] of Object.entries(cases)) test(name, () => assert.equal(verdictOf(code), verdict))
  })
}

shapes('loops', {
  'S01 an endless loop with an empty catch': [`async function get(u: string) { for (;;) { try { return await fetch(u) } catch {} } }`, 'at once, endless'],
  'S02 until a variable is set': [`async function get(u: string) {
    let answer
    while (answer === undefined) {
      try { const response = await fetch(u); if (response.ok) answer = await response.json(); else console.warn('bad') } catch (error) { console.warn(error) }
    }
    return answer
  }`, 'at once, endless'],
  'S03 continue on a bad status': [`async function get(u: string) { while (true) { const response = await fetch(u); if (!response.ok) continue; return response } }`, 'at once, endless'],
  'S04 a counted loop whose catch only logs': [`async function get(u: string, n: number) { for (let i = 0; i < n; i++) { try { return await fetch(u) } catch (error) { console.log(error) } } }`, 'at once'],
  'S05 counting down': [`async function get(u: string) { let left = 3; while (left-- > 0) { try { return await fetch(u) } catch (error) { if (!left) throw error } } }`, 'at once'],
  'S06 do while on the status': [`async function get(u: string) { let response; do { response = await fetch(u) } while (response.status === 503); return response }`, 'at once, endless'],
  'S07 a retry inside pagination': [`async function all(base: string) {
    const found = []
    for (let page = 1; page < 100; page++) {
      let left = 3
      let response
      while (left) { try { response = await fetch(base + page); break } catch { left-- } }
      found.push(response)
    }
    return found
  }`, 'at once'],
  'S20 a wait for one status only': [`${sleep}async function get(u: string) {
    let tries = 5
    while (tries > 0) {
      const response = await fetch(u)
      if (response.ok) return response
      if (response.status === 429) await sleep(1000)
      tries--
    }
  }`, 'at once'],
  'S21 a wait in the catch only': [`${sleep}async function ready(u: string, end: number) {
    while (Date.now() < end) {
      try { const response = await fetch(u); if (response.ok) return true } catch { await sleep(100) }
    }
    return false
  }`, 'at once'],
  'S22 a wait behind the call, inside the try': [`${sleep}async function get(u: string) { for (let i = 0; i < 5; i++) { try { const response = await fetch(u); await sleep(500); return response } catch {} } }`, 'at once'],
  'S38 a wait after the last attempt too': [`${sleep}async function get(u: string) { let last; for (let i = 0; i < 3; i++) { try { return await fetch(u) } catch (error) { last = error; await sleep(300) } } throw last }`, 'nothing'],
  'S39 grows one variable and sleeps another': [`${sleep}async function get(u: string) { const delay = 300; let grown = delay; for (let i = 0; i < 3; i++) { try { return await fetch(u) } catch { grown *= 2; await sleep(delay) } } return grown }`, 'nothing'],
  'S41 a constant wait': [`${sleep}async function get(u: string) { for (let i = 0; i < 5; i++) { try { return await fetch(u) } catch { await sleep(300) } } }`, 'nothing'],
  'S44 the counter is born again': [`async function get(u: string) { while (true) { let n = 0; try { return await fetch(u) } catch (error) { if (++n > 3) throw error } } }`, 'at once, endless'],
  'S45 returned without await: never tried again': [`async function get(u: string) { for (let i = 0; i < 5; i++) { try { return fetch(u) } catch {} } }`, 'nothing'],
  'S46 the reference: exponential, jittered, bounded': [`${sleep}async function get(u: string) {
    for (let i = 0; ; i++) {
      try { return await fetch(u) } catch (error) {
        if (i === 4) throw error
        const delay = Math.min(10_000, 300 * 2 ** i)
        await sleep(delay / 2 + (Math.random() * delay) / 2)
      }
    }
  }`, 'nothing'],
  'S47 bounded by a deadline, without a wait': [`async function get(u: string, end: number) { while (Date.now() < end) { try { return await fetch(u) } catch {} } }`, 'at once'],
  'S50 an upload that does not advance': [`async function upload(u: string, data: Blob) { let at = 0; while (at < data.size) { try { await fetch(u, { method: 'PUT', body: data.slice(at, at + 100) }); at += 100 } catch { continue } } }`, 'at once, endless'],
  'the wait is skipped only after the last attempt': [`${sleep}async function get(u: string, n: number) { for (let i = 0; i < n; i++) { try { return await fetch(u) } catch (error) { if (i < n - 1) await sleep(200 * 2 ** i) } } }`, 'nothing'],
  'the wait comes before each attempt but the first': [`${sleep}async function get(u: string) { for (let i = 0; i < 4; i++) { if (i > 0) await sleep(500); try { return await fetch(u) } catch {} } }`, 'nothing'],
  'two attempts': [`async function get(u: string) { for (let i = 0; i < 2; i++) { try { return await fetch(u) } catch {} } }`, 'nothing'],
  'through a function of the file': [`async function once(u: string) { const response = await fetch(u); if (!response.ok) throw new Error(); return response }
  async function get(u: string) { for (let i = 0; i < 5; i++) { try { return await once(u) } catch {} } }`, 'at once'],
  'through a function that waits': [`${sleep}async function cool(n: number) { await sleep(2 ** n * 100) }
  async function get(u: string) { for (let i = 0; i < 5; i++) { try { return await fetch(u) } catch { await cool(i) } } }`, 'nothing'],
})

shapes('recursion', {
  'S08 from the catch': [`const go = async (u: string, n: number): Promise<Response> => { try { return await fetch(u) } catch (error) { if (!n) throw error; return go(u, n - 1) } }`, 'at once'],
  'S09 that never shrinks': [`const go = async (u: string, n: number): Promise<Response> => { try { return await fetch(u) } catch (error) { if (n <= 0) throw error; return go(u, n) } }`, 'at once, endless'],
  'S09 that passes the old value': [`const go = async (u: string, n: number): Promise<Response> => { try { return await fetch(u) } catch (error) { if (n <= 0) throw error; return go(u, n--) } }`, 'at once, endless'],
  'S09 whose default comes back each time': [`const go = async (u: string, n = 3): Promise<Response> => { try { return await fetch(u) } catch (error) { if (n <= 0) throw error; n--; return go(u) } }`, 'at once, endless'],
  'S10 a chain that catches itself': [`const go = (u: string): Promise<Response> => fetch(u).catch(() => go(u))`, 'at once, endless'],
  'S10 with the counter in the handler': [`const go = (u: string, n: number): Promise<Response> => fetch(u).catch((error) => { if (n === 0) throw error; return go(u, n - 1) })`, 'at once'],
  'S11 in then': [`const go = (u: string): Promise<Response> => fetch(u).then((response) => (response.ok ? response : go(u)))`, 'at once, endless'],
  'S12 a fixed chain': [`declare const u: string\nconst call = () => fetch(u)\nexport const get = () => call().catch(call).catch(call)`, 'at once'],
  'S12 a chain of one': [`declare const u: string\nconst call = () => fetch(u)\nexport const get = () => call().catch(call)`, 'nothing'],
  'S13 a function that retries what it is given': [`async function retry<T>(fn: () => Promise<T>, n: number): Promise<T> { try { return await fn() } catch (error) { if (n <= 0) throw error; return retry(fn, n - 1) } }
  export const get = (u: string) => retry(() => fetch(u), 5)`, 'at once'],
  'S13 the same around something else': [`async function retry<T>(fn: () => Promise<T>, n: number): Promise<T> { try { return await fn() } catch (error) { if (n <= 0) throw error; return retry(fn, n - 1) } }
  export const get = (u: string) => fetch(u)\nexport const read = (db: { find(): Promise<unknown> }) => retry(() => db.find(), 5)`, 'nothing'],
  'S14 callbacks': [`import http from 'node:http'\nfunction download(u: string, cb: () => void) { http.get(u, () => cb()).on('error', () => download(u, cb)) }`, 'at once, endless'],
  'S14 the status in the callback': [`import https from 'node:https'\nfunction download(u: string, cb: () => void) { https.get(u, (response) => { if (response.statusCode !== 200) { download(u, cb); return } cb() }) }`, 'at once, endless'],
  'S26 called instead of passed': [`const go = async (u: string, n: number): Promise<void> => { try { await fetch(u) } catch { if (n > 0) setTimeout(go(u, n - 1) as never, 1000) } }`, 'at once'],
  'S26 a function that gives a function': [`const go = (u: string, n: number) => () => { fetch(u).catch(() => { if (n > 0) setTimeout(go(u, n - 1), 1000) }) }`, 'nothing'],
  'S29 zero timers': [`const go = (u: string, n: number): void => { fetch(u).catch(() => { if (n > 0) setTimeout(() => go(u, n - 1), 0) }) }`, 'at once'],
  'S29 setImmediate': [`const go = (u: string, n: number): void => { fetch(u).catch(() => { if (n > 0) setImmediate(() => go(u, n - 1)) }) }`, 'at once'],
  'S29 nextTick': [`const go = (u: string, n: number): void => { fetch(u).catch(() => { if (n > 0) process.nextTick(() => go(u, n - 1)) }) }`, 'at once'],
  'S42 a constant wait, without an end': [`${sleep}const go = (u: string): Promise<Response> => fetch(u).catch(() => sleep(1000).then(() => go(u)))`, 'endless'],
  'S43 a timer that nobody waits for': [`const go = async (u: string, n: number): Promise<void> => { const response = await fetch(u); if (!response.ok && n < 4) setTimeout(() => go(u, n + 1), 100) }`, 'nothing'],
  'after the wait that the server asks for, without an end': [`${sleep}async function send(u: string): Promise<Response> { const response = await fetch(u); if (response.status === 429) { const { wait } = await response.json(); await sleep(wait * 1000); return send(u) } return response }`, 'endless'],
})
