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
  'S06 one of several, by a list that stands there': [`async function get(u: string) { let response; do { response = await fetch(u) } while ([502, 503].includes(response.status)); return response }`, 'at once, endless'],
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
  'S04 three attempts, of which the last says so': [`async function get(u: string) { for (let i = 1; i <= 3; i++) { try { return await fetch(u) } catch (error) { if (i < 3) console.warn(error) } } }`, 'at once'],
  'S04 and a property that is not seen is set': [`async function get(u: string, seen: Record<string, boolean>) { for (let i = 0; i < 5; i++) { try { return await fetch(u) } catch (error) { seen[String(error)] = true } } }`, 'at once'],
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

const counted = (next: string, first: string) => `class Api {
  constructor(private most: number) {}
  get(u: string) { return ${first} }
  private async cached(u: string, retries?: number): Promise<Response> {
    try { return await fetch(u) } catch (error) {
      retries = ${next}
      if (retries < this.most) { await sleep(1000); return this.cached(u, retries) }
      throw error
    }
  }
}`

shapes('recursion', {
  'S08 from the catch': [`const go = async (u: string, n: number): Promise<Response> => { try { return await fetch(u) } catch (error) { if (!n) throw error; return go(u, n - 1) } }`, 'at once'],
  'S09 that never shrinks': [`const go = async (u: string, n: number): Promise<Response> => { try { return await fetch(u) } catch (error) { if (n <= 0) throw error; return go(u, n) } }`, 'at once, endless'],
  'S09 that passes the old value': [`const go = async (u: string, n: number): Promise<Response> => { try { return await fetch(u) } catch (error) { if (n <= 0) throw error; return go(u, n--) } }`, 'at once, endless'],
  'S09 whose default comes back each time': [`const go = async (u: string, n = 3): Promise<Response> => { try { return await fetch(u) } catch (error) { if (n <= 0) throw error; n--; return go(u) } }`, 'at once, endless'],
  'S09 a counter that stays at zero, for nobody gives it': [`${sleep}${counted('retries ? retries + 1 : 0', 'this.cached(u)')}`, 'endless'],
  'S09 the same, given by its caller': [`${sleep}${counted('retries ? retries + 1 : 0', 'this.cached(u, 1)')}`, 'nothing'],
  'S09 the same, from one': [`${sleep}${counted('retries ? retries + 1 : 1', 'this.cached(u)')}`, 'nothing'],
  'S08 counted on the object': [`${sleep}class Api { tries = 0; most = 5; async get(u: string): Promise<Response> { try { return await fetch(u) } catch (error) { if (this.tries < this.most) { this.tries++; await sleep(1000); return this.get(u) } throw error } } }`, 'nothing'],
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

/** A loop of five attempts whose catch holds this. */
const waiting = (inCatch: string, before = sleep) => `${before}\nasync function get(u: string, cfg: { delay?: number }) { for (let i = 0; i < 5; i++) { try { return await fetch(u) } catch (error) { ${inCatch} } } }`

shapes('waits that are none', {
  'S23 nobody waits for it': [waiting('sleep(1000)'), 'at once'],
  'S24 the global timer': [waiting('await setTimeout(() => {}, 1000)'), 'at once'],
  'S24 the timer that is a promise': [waiting('await setTimeout(1000)', `import { setTimeout } from 'node:timers/promises'`), 'nothing'],
  'S24 a promisified one': [waiting('await wait(1000)', `import { promisify } from 'node:util'\nconst wait = promisify(setTimeout)`), 'nothing'],
  'S25 a parenthesis too early': [waiting('await new Promise((resolve) => setTimeout(resolve), 1000)'), 'at once'],
  'S25 where it belongs': [waiting('await new Promise((resolve) => setTimeout(resolve, 1000))'), 'nothing'],
  'S27 not called': [waiting('await sleep'), 'at once'],
  'S28 a saga that does not yield': [`import { call, delay } from 'redux-saga/effects'\nconst load = (u: string) => fetch(u)\nfunction* saga(u: string) { for (let i = 0; i < 5; i++) { try { yield call(load, u); return } catch { delay(2000) } } }`, 'at once'],
  'S65 a saga that starts another again': [`import { call } from 'redux-saga/effects'\nconst load = (u: string) => fetch(u)\nfunction* saga() { yield call(load, 'https://a.example') }\nexport function* root() { while (true) { try { yield call(saga); break } catch (error) { console.error(error) } } }`, 'at once, endless'],
  'S28 a saga that yields': [`import { call, delay } from 'redux-saga/effects'\nconst load = (u: string) => fetch(u)\nfunction* saga(u: string) { for (let i = 0; i < 5; i++) { try { yield call(load, u); return } catch { yield delay(2000) } } }`, 'nothing'],
  'S30 a tiny fallback, and we cannot see whether it is used': [waiting('await sleep(cfg.delay || 1)'), 'nothing'],
  'S30 a tiny fallback that is used': [waiting('await sleep(own.delay ?? 1)', `${sleep}const own = { retries: 3 }`), 'at once'],
  'S31 exclusive or is no power': [waiting('await sleep((2 ^ i) * 100)'), 'at once'],
  'S32 zero that is doubled': [`${sleep}async function get(u: string) { let d = 0; for (let i = 0; i < 5; i++) { try { return await fetch(u) } catch { await sleep(d); d *= 2 } } }`, 'at once'],
  'S32 a cap of zero': [waiting('await sleep(Math.min(1000 * 2 ** i, CAP))', `${sleep}const CAP = 0`), 'at once'],
  'S32 random, rounded too early': [waiting('await sleep(1000 * Math.floor(Math.random()))'), 'at once'],
  'S33 growing from zero': [waiting('await sleep(i * 200)'), 'nothing'],
  'S34 seconds': [waiting('await sleep(1)'), 'at once'],
  'S34 the number of the attempt': [waiting('await sleep(i)'), 'at once'],
  'S35 text': [waiting(`await pause('1s')`, `const pause = (ms: any) => new Promise((resolve) => setTimeout(resolve, ms))`), 'at once'],
  'S35 an option that is not there': [waiting('await sleep(own.delay * 2 ** i)', `${sleep}const own: { delay?: number } = {}`), 'at once'],
  'S36 Infinity': [waiting('await sleep(Infinity)'), 'at once'],
  'S36 above what a timer holds': [waiting('await sleep(3_000_000_000)'), 'at once'],
  'S37 Retry-After, which may be absent': [`${sleep}async function get(u: string) { for (let i = 0; i < 5; i++) { const response = await fetch(u); if (response.ok) return response; await sleep(Number(response.headers.get('retry-after')) * 1000) } }`, 'at once'],
  'S37 with a fallback': [`${sleep}async function get(u: string) { for (let i = 0; i < 5; i++) { const response = await fetch(u); if (response.ok) return response; await sleep(Number(response.headers.get('retry-after')) * 1000 || 1000) } }`, 'nothing'],
  'S40 max for min': [waiting('await sleep(Math.max(10_000, 300 * 2 ** i))'), 'nothing'],
  'full jitter': [waiting('await sleep(Math.random() * Math.min(10_000, 300 * 2 ** i))'), 'nothing'],
  'a wait that we cannot look into': [waiting('await backOff(i)', `import { backOff } from './back-off.js'`), 'nothing'],
  'S92 a rate limiter': [`declare const limiter: { removeTokens(n: number): Promise<void> }\nasync function get(u: string) { for (let i = 0; i < 5; i++) { await limiter.removeTokens(1); try { return await fetch(u) } catch {} } }`, 'nothing'],
  'S93 an event from outside': [`import { once } from 'node:events'\nasync function get(u: string) { for (;;) { try { return await fetch(u) } catch { await once(process, 'online') } } }`, 'endless'],
})

shapes('what only looks like it', {
  'S66 a poller': [`setInterval(async () => { try { await fetch('https://a.example/status') } catch {} }, 2000)`, 'nothing'],
  'S67 polled after success': [`async function poll(u: string) { const response = await fetch(u); const job = await response.json(); if (job.status === 'pending') setTimeout(() => poll(u), 1000) }`, 'nothing'],
  'S68 polled with a wait': [`${sleep}async function done(u: string) { while (!(await (await fetch(u)).json()).done) await sleep(1000) }`, 'nothing'],
  'S68 polled without one': [`async function done(u: string) { for (;;) { const response = await fetch(u); const job = await response.json(); if (job.done) return job } }`, 'nothing'],
  'S69 waits on every path': [`${sleep}async function ready(u: string, end: number) { while (Date.now() < end) { try { const response = await fetch(u); if (response.ok) return true } catch {} await sleep(500) } return false }`, 'nothing'],
  'S70 pagination by token': [`async function all(u: string) { let token; do { const response = await fetch(u + token); token = (await response.json()).next } while (token) }`, 'nothing'],
  'S71 from URL to URL': [`async function follow(start: string) { let url: string | null = start; while (url) { const response: Response = await fetch(url); url = response.headers.get('location') } }`, 'nothing'],
  'S72 item by item': [`async function all(ids: string[]) { for (const id of ids) { try { await fetch('https://a.example/' + id) } catch (error) { console.log(error) } } }`, 'nothing'],
  'S72 item by item, through a function': [`async function one(id: string) { const response = await fetch('https://a.example/' + id); if (!response.ok) throw new Error() }\nasync function all(ids: string[]) { for (const id of ids) { try { await one(id) } catch (error) { console.log(error) } } }`, 'nothing'],
  'S72 item by item, whose arguments are collected': [`async function one(...parts: string[]) { await fetch('https://a.example/' + parts.join('/')) }\nasync function all(ids: string[]) { for (let at = 0; at < ids.length; at++) { try { await one('item', ids[at] ?? '') } catch {} } }`, 'nothing'],
  'S72 item by item, whose argument is an object': [`async function one({ id }: { id: string }) { await fetch('https://a.example/' + id) }\nasync function all(ids: string[]) { for (let at = 0; at < ids.length; at++) { try { await one({ id: ids[at] ?? '' }) } catch {} } }`, 'nothing'],
  'S72 item by item, and one of them by its name': [`async function all(ids: string[]) { for (const id of ids) { try { if (id === 'total') await fetch('https://a.example/total'); else console.log(id) } catch {} } }`, 'nothing'],
  'S72 in batches, whose list is filled anew': [`async function all(items: string[]) { for (let start = 0; start < items.length; start += 50) { const batch = items.slice(start, start + 50); const commands: string[] = []; for (const item of batch) commands.push(item); try { await fetch('https://a.example', { method: 'POST', body: JSON.stringify(commands) }) } catch {} } }`, 'nothing'],
  'S04 a form that is filled anew with the same': [`async function send(u: string, data: Blob) { for (let i = 0; i < 5; i++) { const body = new FormData(); body.append('data', data); try { return await fetch(u, { method: 'POST', body }) } catch {} } }`, 'at once'],
  'S73 mirrors': [`async function get(mirrors: string[], path: string) { for (const base of mirrors) { try { return await fetch(base + path) } catch {} } }`, 'nothing'],
  'S73 mirrors, round and round': [`async function get(urls: string[], n: number) { for (let k = 0; k < n; k++) { try { return await fetch(urls[k % urls.length]) } catch {} } }`, 'nothing'],
  'S74 another source in the catch': [`export const get = (path: string) => fetch('https://cdn.example' + path).catch(() => fetch('https://origin.example' + path))`, 'nothing'],
  'S74 another URL, by recursion': [`async function get(u: string): Promise<Response> { const response = await fetch(u); if (!response.ok && u.startsWith('https:')) return get(u.replace('https:', 'http:')); return response }`, 'nothing'],
  'S75 a new token, once': [`declare function refresh(): Promise<string>\nasync function get(u: string, again = false): Promise<Response> { const response = await fetch(u); if (response.status === 401 && !again) { await refresh(); return get(u, true) } return response }`, 'nothing'],
  'S76 a new token, each time': [`declare function refresh(): Promise<string>\nasync function get(u: string): Promise<Response> { const response = await fetch(u); if (response.status === 401) { await refresh(); return get(u) } return response }`, 'endless'],
  'S79 an optimistic lock': [`declare const doc: { version(): Promise<number> }\nasync function save(u: string) { for (let i = 0; i < 5; i++) { const version = await doc.version(); const response = await fetch(u, { method: 'PUT', body: String(version) }); if (response.status !== 409) return response } }`, 'nothing'],
  'S80 a name that is free': [`async function claim(u: string) { for (;;) { const name = Math.random().toString(36); const response = await fetch(u + name); if (response.status === 404) return name } }`, 'nothing'],
  'S84 a consumer, after success': [`declare function work(m: unknown): Promise<void>\n${sleep}async function consume(u: string) { while (true) { try { const response = await fetch(u); await work(await response.json()) } catch (error) { console.error(error); await sleep(5000) } } }`, 'nothing'],
  'S84 a consumer that fails without a wait': [`declare function work(m: unknown): Promise<void>\nasync function consume(u: string) { while (true) { try { const response = await fetch(u); await work(await response.json()) } catch (error) { console.error(error) } } }`, 'at once'],
  'S85 a subscription': [`async function subscribe(u: string) { const response = await fetch(u); if (response.status === 502) { await subscribe(u) } else if (response.status !== 200) { await new Promise((resolve) => setTimeout(resolve, 1000)); await subscribe(u) } else { console.log(await response.text()); await subscribe(u) } }`, 'nothing'],
  'S86 options of a test runner': [`import { defineConfig } from '@playwright/test'\nexport default defineConfig({ retries: process.env['CI'] ? 2 : 0 })\nfetch('https://a.example')`, 'nothing'],
  'S89 at the pace of a person': [`declare function confirm(text: string): Promise<boolean>\nasync function go(u: string): Promise<Response> { try { return await fetch(u) } catch (error) { if (await confirm('Again?')) return go(u); throw error } }`, 'nothing'],
  'S90 hedged': [`function get(u: string) { const late = new Promise((resolve) => setTimeout(() => resolve(fetch(u)), 500)); return Promise.race([fetch(u), late]) }`, 'nothing'],
  'S91 raced': [`const get = (u: string) => Promise.race([fetch(u), new Promise((_, reject) => setTimeout(reject, 500))])`, 'nothing'],
  'S94 one key after another': [`async function get(u: string, keys: string[]) { for (const key of keys) { try { return await fetch(u + '?key=' + key) } catch {} } }`, 'nothing'],
  'S96 a stale socket': [`import http from 'node:http'\nfunction go(u: string) { const request = http.get(u).on('error', (error: NodeJS.ErrnoException) => { if (request.reusedSocket && error.code === 'ECONNRESET') go(u) }) }`, 'nothing'],
  'S97 until the limit is lifted': [`${sleep}async function get(u: string): Promise<Response> { const response = await fetch(u); if (response.status === 403) { const reset = Number(response.headers.get('x-ratelimit-reset')); await sleep(reset * 1000 - Date.now()); return get(u) } return response }`, 'nothing'],
  'the loop ends with the caller': [`${sleep}async function watch(u: string, signal: AbortSignal) { while (!signal.aborted) { try { return await fetch(u) } catch { await sleep(1000) } } }`, 'nothing'],
})

const ax = `import axios from 'axios'\nconst ax = axios.create({ timeout: 5000 })\n`

shapes('more of the list', {
  'S45 returned without await in the try': [`async function get(u: string) { for (let i = 0; i < 5; i++) { try { return fetch(u) } catch {} } }`, 'nothing'],
  'S46 the good one': [`${sleep}async function get(u: string) { for (let i = 0; ; i++) { try { return await fetch(u) } catch (error) { if (i === 4) throw error; const d = Math.min(10_000, 300 * 2 ** i); await sleep(d / 2 + Math.random() * d / 2) } } }`, 'nothing'],
  'S47 until a deadline, without a wait': [`async function get(u: string, end: number) { while (Date.now() < end) { try { return await fetch(u) } catch {} } }`, 'at once'],
  'S77 those that wait for one new token': [`declare function refresh(): Promise<string>\nlet renewal: Promise<string> | undefined\nasync function get(u: string, again = false): Promise<Response> { const response = await fetch(u); if (response.status !== 401 || again) return response; renewal ??= refresh(); await renewal; return get(u, true) }`, 'nothing'],
  'S81 a lock in a database': [`declare const db: { set(key: string): Promise<boolean> }\nasync function lock() { while (!(await db.set('lock'))) {} await fetch('https://a.example') }`, 'nothing'],
  'S82 a transaction': [`declare const db: { commit(): Promise<void> }\nasync function save() { for (let i = 0; i < 3; i++) { try { await db.commit(); return } catch {} } await fetch('https://a.example') }`, 'nothing'],
  'S83 a port that is free': [`import http from 'node:http'\nfunction open(port: number) { http.createServer().listen(port).on('error', () => open(port + 1)) }\nfetch('https://a.example')`, 'nothing'],
  'S87 retries that are off': [`const queries = { retry: false, retryDelay: 0 }\nfetch('https://a.example').then(() => queries)`, 'nothing'],
  'S88 a table of errors': [`const errors = { busy: { retryDelay: 60_000 }, fatal: { recoverable: false, retryDelay: 0 } }\nfetch('https://a.example').then(() => errors)`, 'nothing'],
  'S98 a comment': [`// for (;;) { try { return await fetch(u) } catch {} }\nfetch('https://a.example')`, 'nothing'],
})

shapes('interceptors', {
  'S17 the same again': [`${ax}ax.interceptors.response.use(null, (error) => ax(error.config))`, 'at once, endless'],
  'S17 by request': [`${ax}ax.interceptors.response.use((response) => response, async (error) => { return ax.request(error.config) })`, 'at once, endless'],
  'S18 counted, without a wait': [`${ax}ax.interceptors.response.use(null, (error) => { const config = error.config; config.tries = (config.tries || 0) + 1; if (config.tries > 3) throw error; return ax(config) })`, 'at once'],
  'S19 once, for any error': [`${ax}ax.interceptors.response.use(null, (error) => { const config = error.config; if (config._again) throw error; config._again = true; return ax(config) })`, 'nothing'],
  'S19b the flag is lost on a copy': [`${ax}ax.interceptors.response.use(null, (error) => { if (error.again) throw error; return ax({ ...error.config, again: true }) })`, 'at once, endless'],
  'S42 a constant wait, without an end': [`${sleep}${ax}ax.interceptors.response.use(null, async (error) => { await sleep(1500); return ax(error.config) })`, 'endless'],
  'S75 a new token, once': [`declare function refresh(): Promise<string>\n${ax}ax.interceptors.response.use(null, async (error) => { const config = error.config; if (error.response.status === 401 && !config._retry) { config._retry = true; await refresh(); return ax(config) } throw error })`, 'nothing'],
  'S76 a new token, each time': [`declare function refresh(): Promise<string>\n${ax}ax.interceptors.response.use(null, async (error) => { if (error.response.status === 401) { await refresh(); return ax(error.config) } throw error })`, 'endless'],
  'counted, with a wait': [`${sleep}${ax}ax.interceptors.response.use(null, async (error) => { const config = error.config; config.tries = (config.tries || 0) + 1; if (config.tries > 3) throw error; await sleep(200 * 2 ** config.tries); return ax(config) })`, 'nothing'],
})

const ws = `import WebSocket from 'ws'\n`

shapes('options that send themselves', {
  'S15 counted': [`$.ajax({ url: '/a', tries: 0, error: function () { if (this.tries++ < 3) $.ajax(this) } })`, 'at once'],
  'S15 as it is copied from page to page': [`$.ajax({ url: '/a', tryCount: 0, retryLimit: 3, error: function (xhr, textStatus) { if (textStatus === 'timeout') { this.tryCount++; if (this.tryCount <= this.retryLimit) { $.ajax(this); return } } } })`, 'at once'],
  'S15 without an end': [`$.ajax({ url: '/a', error() { $.ajax(this) } })`, 'at once, endless'],
  'S15 after a wait': [`$.ajax({ url: '/a', tries: 0, error() { if (this.tries++ < 3) setTimeout(() => $.ajax(this), 1000) } })`, 'nothing'],
  'another request in its place': [`$.ajax({ url: '/a', error() { $.ajax({ url: '/b' }) } })`, 'nothing'],
})

shapes('connections that are meant to last', {
  'S54 opened again when it closes': [`${ws}function connect(u: string) { const socket = new WebSocket(u); socket.on('close', () => connect(u)) }`, 'at once'],
  'S55 when it fails and when it closes': [`${ws}const connect = (): void => { const socket = new WebSocket('wss://a.example'); socket.on('error', connect); socket.on('close', connect) }`, 'at once'],
  'S56 after a constant wait': [`${ws}function connect(u: string) { const socket = new WebSocket(u); socket.on('close', () => setTimeout(() => connect(u), 1000)) }`, 'nothing'],
  'S57 after one that grows': [`${ws}let tries = 0; function connect(u: string) { const socket = new WebSocket(u); socket.on('open', () => { tries = 0 }); socket.on('close', () => { setTimeout(() => connect(u), Math.min(30_000, 500 * 2 ** tries++)) }) }`, 'nothing'],
  'S64 unless it was meant to close': [`${ws}let stopped = false; export const stop = () => { stopped = true }; function connect(u: string) { const socket = new WebSocket(u); socket.on('close', () => { if (stopped) return; connect(u) }) }`, 'at once'],
  'another address when it closes': [`${ws}function connect(urls: string[], i: number) { const socket = new WebSocket(urls[i]!); socket.on('close', () => connect(urls, i + 1)) }`, 'nothing'],
})
