import { rule } from '../../rules/require-backoff.ts'
import { report, testRule } from './tester.ts'

const loop = (delay: string) => `
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  export async function load(url: string) {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        return await fetch(url)
      } catch {
        await sleep(${delay})
      }
    }
    throw new Error('no answer')
  }
`
const twelve = (delay: string) => loop(delay).replace('attempt < 5', 'attempt < 12')
/** Without an end, the wait doubled each time. */
const forever = (delay: string, also = '') => `
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  export async function load(url: string) {
    let wait = 100
    while (true) {
      try {
        return await fetch(url)
      } catch {
        await sleep(${delay})
        wait *= 2
        ${also}
      }
    }
  }
`
const paced = (before: string, after = '') => `
  const RATE_LIMIT_MS = 250
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  export async function load(url: string) {
    for (let attempt = 0; attempt < 5; attempt++) {
      ${before}
      try {
        return await fetch(url)
      } catch {
        ${after}
      }
    }
    throw new Error('no answer')
  }
`
const better = 'Math.min(10_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2)'
const grow = { [`Wait \`${better}\`.`]: loop(better) }
const constant = report('This fetch request is tried again after the same time each time: a server in trouble gets no relief.', grow)
const certain = report('This fetch request is tried again after a time that is the same for all clients: they come back together.', grow)

export const cases = testRule('require-backoff', rule, {
  valid: [
    loop(better),
    loop('Math.random() * Math.min(10_000, 300 * 2 ** attempt)'),
    // We cannot look into it.
    loop('backoffFor(attempt)'),
    { code: loop('1000'), options: [{ growth: false, jitter: false }] },
    { code: loop('500 * 2 ** attempt'), options: [{ jitter: false }] },
    // Of one wait alone it cannot be said that it does not grow.
    'async function load(url: string) { for (let i = 0; i < 2; i++) { try { return await fetch(url) } catch { await new Promise((resolve) => setTimeout(resolve, 6000)) } } }',
    // A timer that ends the attempt is no wait for the next one.
    `
      import WebSocket from 'ws'
      const probe = (url: string) => new Promise((resolve) => {
        const socket = new WebSocket(url)
        const timer = setTimeout(() => { socket.close(); resolve(false) }, 500)
        socket.on('open', () => { clearTimeout(timer); resolve(true) })
        socket.on('error', () => { clearTimeout(timer); resolve(false) })
      })
      export const join = async (url: string): Promise<void> => ((await probe(url)) ? undefined : join(url))
    `,
    // A poller waits the same time on purpose.
    'async function poll(url: string) { for (;;) { const response = await fetch(url); console.log(response.status); await new Promise((resolve) => setTimeout(resolve, 5000)) } }',
    // The pace of the code, kept after success too, or before the first attempt.
    'const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))\nasync function all(url: string) { for (let i = 0; i < 5; i++) { try { console.log(await fetch(url)) } catch (error) { console.error(error) } await sleep(250) } }',
    paced('await sleep(RATE_LIMIT_MS)'),
    // The attempts end it before it gets long, or may.
    loop('Math.random() * 500 * 2 ** attempt'),
    forever('Math.min(wait, 10_000) * (0.5 + Math.random() / 2)'),
    forever('wait * Math.random()', 'if (wait > 8_000) wait = 8_000'),
    `const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))\nasync function load(url: string, most: number) { for (let n = 0; n < most; n++) { try { return await fetch(url) } catch { await sleep(Math.random() * 2 ** n * 100) } } }`,
    { code: forever('wait * Math.random()'), options: [{ cap: false }] },
  ],
  invalid: [
    { code: loop('1000'), errors: [constant] },
    { code: loop('500 * 2 ** attempt'), errors: [certain] },
    { code: loop('Math.min(10_000, 500 * 2 ** attempt)'), errors: [certain] },
    {
      code: forever('wait * Math.random()'),
      errors: [report('The wait before this fetch request is tried again grows without a cap.', { 'Wait `Math.min(10_000, wait * Math.random())`.': forever('Math.min(10_000, wait * Math.random())') })],
    },
    {
      code: twelve('Math.random() * 500 * 2 ** attempt'),
      errors: [report('The wait before this fetch request is tried again grows without a cap, to 17.07 min.', { 'Wait `Math.min(10_000, Math.random() * 500 * 2 ** attempt)`.': twelve('Math.min(10_000, Math.random() * 500 * 2 ** attempt)') })],
    },
    // Beside the pace of the code, the wait that a failure brings about.
    { code: paced('await sleep(RATE_LIMIT_MS)', 'await sleep(1000)'), errors: [report('This fetch request is tried again after the same time each time: a server in trouble gets no relief.', { 'Wait `Math.min(10_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2)`.': paced('await sleep(RATE_LIMIT_MS)', `await sleep(${better})`) })] },
  ],
})
