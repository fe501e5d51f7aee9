import { rule } from '../../rules/no-immediate-retry.ts'
import { report, testRule } from './tester.ts'

// The shapes themselves are told in test/model/retries.test.ts; here is what the rule says of them, and how it mends them.
const sleep = 'const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))'
const loop = (inCatch: string) => `
  ${sleep}
  export async function load(url: string) {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        return await fetch(url)
      } catch (error) {
        ${inCatch}
      }
    }
    throw new Error('no answer')
  }
`
const backoff = 'Math.min(10_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2)'
const pause = '500 + Math.random() * 500'
const promise = `new Promise((resolve) => setTimeout(resolve, ${pause}))`
const wait = (text: string) => `Wait before the next attempt: \`${text}\`.`
const sentAtOnce = (line: number, edge: string) => `This sends the fetch request of line ${String(line)} again at once: nothing waits ${edge}.`
const atOnce = (name: string, edge: string) => `This ${name} request is tried again at once: nothing waits ${edge}.`
const noPause = (why: string) => `This fetch request is tried again at once after it was rejected (line 6): ${why}.`

export const cases = testRule('no-immediate-retry', rule, {
  valid: [
    loop('await sleep(500 * 2 ** attempt)'),
    loop('if (attempt < 4) await sleep(500)'),
    `for (const id of ['a', 'b', 'c']) { try { await fetch('https://a.example/' + id) } catch {} }`,
    { code: 'await axios.get(url).catch(() => axios.get(url))', imports: 'axios' },
    `import pRetry from 'p-retry'\npRetry(() => fetch(url), { retries: 3 })`,
    `import pRetry from 'p-retry'\npRetry(() => readLine(), { minTimeout: 0 })`,
    `import { Queue } from 'bullmq'\nnew Queue('mail').add('send', {}, { attempts: 5, backoff: 1000 })`,
    `import request from 'superagent'\nrequest.get('https://a.example').retry(1)`,
    `import { $fetch } from 'ofetch'\n$fetch('https://a.example', { retry: 3, retryDelay: 500 })`,
    // Another request was answered before it: the token is new.
    `async function refresh() { try { return (await fetch('https://a.example/token')).ok } catch { return false } }
     async function load() { const answer = await (await fetch('https://a.example')).json(); if (answer.error && (await refresh())) return load() }`,
    // A promise that is there already: it is not asked for again.
    `import { from, retry } from 'rxjs'\nfrom(fetch(url)).pipe(retry(3))`,
    `import { request } from 'gaxios'\nrequest({ url, retryConfig: { retry: 4, retryDelayMultiplier: 0 } })`,
  ],
  invalid: [
    {
      code: `
        import WebSocket from 'ws'
        export function connect(url: string) {
          const socket = new WebSocket(url, { handshakeTimeout: 5_000 })
          socket.on('close', () => connect(url))
        }
      `,
      errors: [{ line: 4, ...report('This sends the WebSocket request of line 3 again at once: nothing waits after it was lost (line 4).', {
        [wait(`setTimeout(() => connect(url), ${pause})`)]: `
        import WebSocket from 'ws'
        export function connect(url: string) {
          const socket = new WebSocket(url, { handshakeTimeout: 5_000 })
          socket.on('close', () => setTimeout(() => connect(url), ${pause}))
        }
      `,
      }) }],
    },
    // A function that tries again whatever it is given is one fault, told there.
    {
      code: `
        async function again<T>(send: () => Promise<T>, left: number): Promise<T> {
          try { return await send() } catch (error) { if (left > 0) return again(send, left - 1); throw error }
        }
        export const one = (url: string) => again(() => fetch(url), 3)
        export const other = (url: string) => again(() => fetch(url, { method: 'POST' }), 3)
      `,
      errors: [{ line: 2, ...report(sentAtOnce(4, 'after it was rejected (line 2)'), {
        [wait(`await ${promise}`)]: `
        async function again<T>(send: () => Promise<T>, left: number): Promise<T> {
          try { return await send() } catch (error) { if (left > 0) { await ${promise}; return again(send, left - 1); } throw error }
        }
        export const one = (url: string) => again(() => fetch(url), 3)
        export const other = (url: string) => again(() => fetch(url, { method: 'POST' }), 3)
      `,
      }) }],
    },
    // The delay came with 7.3: before, it is not read.
    { code: `import { request } from 'gaxios'\nrequest({ url, retryConfig: { retry: 4, retryDelayMultiplier: 1 } })`, errors: [report('`retryConfig.retryDelayMultiplier` is no wait: gaxios tries again at once.')] },
    { settings: { hangtime: { versions: { rxjs: '7.2.0' } } }, code: `import { retry } from 'rxjs/operators'\ndefer(() => fetch(url)).pipe(retry({ count: 3, delay: 1000 }))`, errors: [report('`delay` is no wait: rxjs tries again at once.')] },
    { code: `import { Agent, RetryAgent } from 'undici'\nnew RetryAgent(new Agent(), { minTimeout: 0 })`, errors: [report('`minTimeout` is no wait: undici tries again at once.', { [`Wait before the next attempt: \`minTimeout: 500\`.`]: `import { Agent, RetryAgent } from 'undici'\nnew RetryAgent(new Agent(), { minTimeout: 500 })` })] },

    {
      code: loop('console.warn(error)'),
      errors: [report(atOnce('fetch', 'after it was rejected (line 6)'), { [wait(`await sleep(${backoff})`)]: loop(`console.warn(error)\n        await sleep(${backoff})`) })],
    },
    { code: loop('sleep(1000)'), errors: [report(noPause('nobody waits for the pause in line 7'), { [wait('await sleep(1000)')]: loop('await sleep(1000)') })] },
    { code: loop('await sleep(2)'), errors: [report(noPause('the pause in line 7 is shorter than a request takes (it is in milliseconds)'), { [wait(backoff)]: loop(`await sleep(${backoff})`) })] },
    { code: loop('await sleep((2 ^ attempt) * 100)'), errors: [report(noPause('`^` in line 7 is exclusive or: the delay does not grow, and is nothing in between'), { [wait('2 ** attempt')]: loop('await sleep((2 ** attempt) * 100)') })] },
    {
      code: loop('await new Promise((resolve) => setTimeout(resolve), 1000)'),
      errors: [report(noPause('the timer in line 7 is given no delay'), { [wait('setTimeout(resolve, 1000)')]: loop('await new Promise((resolve) => setTimeout(resolve, 1000))') })],
    },
    {
      code: `
        export async function load(url: string, left: number): Promise<Response> {
          const response = await fetch(url)
          if (response.status >= 500 && left > 0) return load(url, left - 1)
          return response
        }
      `,
      // Where it is sent again, for that is what a reader would change.
      errors: [{ line: 3, column: 50, ...report(sentAtOnce(2, 'after a bad answer (line 3)'), {
        [wait(`await ${promise}`)]: `
        export async function load(url: string, left: number): Promise<Response> {
          const response = await fetch(url)
          if (response.status >= 500 && left > 0) { await ${promise}; return load(url, left - 1) }
          return response
        }
      `,
      }) }],
    },
    {
      code: `
        import { readFile } from 'node:fs/promises'
        export async function load(file: string) {
          const url = await readFile(file, 'utf8')
          for (let attempt = 0; attempt < 5; attempt++) {
            const response = await fetch(url)
            if (!response.ok) continue
            return response
          }
        }
      `,
      errors: [report(atOnce('fetch', 'after a bad answer (line 6)'), {
        [wait(`await sleep(${backoff})`)]: `
        import { readFile } from 'node:fs/promises'
        import { setTimeout as sleep } from 'node:timers/promises'
        export async function load(file: string) {
          const url = await readFile(file, 'utf8')
          for (let attempt = 0; attempt < 5; attempt++) {
            const response = await fetch(url)
            if (!response.ok) { await sleep(${backoff}); continue }
            return response
          }
        }
      `,
      })],
    },
    {
      code: `
        export const load = (url: string, left: number): Promise<Response> => fetch(url).catch((error) => {
          if (left === 0) throw error
          return load(url, left - 1)
        })
      `,
      errors: [{ line: 3, ...report(sentAtOnce(1, 'after it was rejected (line 1)'), {
        [wait(`${promise}.then(() => load(url, left - 1))`)]: `
        export const load = (url: string, left: number): Promise<Response> => fetch(url).catch((error) => {
          if (left === 0) throw error
          return ${promise}.then(() => load(url, left - 1))
        })
      `,
      }) }],
    },
    {
      code: `
        import axios from 'axios'
        import axiosRetry from 'axios-retry'
        axiosRetry(axios, { retries: 3 })
      `,
      errors: [report('axios-retry tries again at once: no `retryDelay` is set.', {
        [wait('retryDelay: axiosRetry.exponentialDelay')]: `
        import axios from 'axios'
        import axiosRetry from 'axios-retry'
        axiosRetry(axios, { retries: 3, retryDelay: axiosRetry.exponentialDelay })
      `,
      })],
    },
    {
      code: `import { Queue } from 'bullmq'\nconst queue = new Queue('mail')\nqueue.add('send', {}, { attempts: 5 })`,
      errors: [report('bullmq tries again at once: no `backoff` is set.', {
        [wait("backoff: { type: 'exponential', delay: 1_000 }")]: `import { Queue } from 'bullmq'\nconst queue = new Queue('mail')\nqueue.add('send', {}, { attempts: 5, backoff: { type: 'exponential', delay: 1_000 } })`,
      })],
    },
    { code: `import request from 'superagent'\nrequest.get('https://a.example').retry(3)`, errors: [report('superagent tries this request again at once, 3 times.')] },
  ],
})
