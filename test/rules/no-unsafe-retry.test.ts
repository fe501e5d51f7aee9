import { rule } from '../../rules/no-unsafe-retry.ts'
import { report, testRule } from './tester.ts'

const pause = 'const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))\n'
/** Five attempts at something, and what is done about a failure. */
const attempts = (request: string, about = '', parameters = 'order: string', before = '') => `
  ${pause.trim()}
  async function send(${parameters}) {
    ${before}
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        return await ${request}
      } catch (error) {
        ${about}
        await pause(500 * 2 ** attempt)
      }
    }
  }
`
const answered = (condition: string, name = 'load') => `${pause}async function ${name}(url: string) { for (let n = 0; n < 5; n++) { const response = await fetch(url); if (${condition}) return response; await pause(2 ** n * 500) } }`
const post = (more = '') => `fetch('https://shop.example/orders', { method: 'POST', body: order${more} })`
const twice = (method: string) => report(`This ${method} is sent again after any failure, though the first may have been carried out: no idempotency key tells the server that both are one.`)
const by = (name: string, method = 'POST') => report(`${name} sends this ${method} again after a failure, though the first may have been carried out: no idempotency key tells the server that both are one.`)
const spent = report('The first attempt reads this body to its end: the next one has nothing to send. Make it anew for each attempt.')
const cancelled = report('This fetch request is tried again even when its caller has cancelled it.')
const refused = report('This fetch request is tried again after every bad answer: what is wrong with it (400, 404) is wrong the next time too.')

export const cases = testRule('no-unsafe-retry', rule, {
  valid: [
    attempts(`fetch('https://shop.example/orders')`),
    attempts(`fetch('https://shop.example/orders/1', { method: 'PUT', body: order })`),
    attempts(post(`, headers: { 'Idempotency-Key': order }`)),
    attempts(post(`, headers: { 'x-request-id': order }`)),
    // We cannot see what the headers hold, or the method.
    attempts(post(', headers'), '', 'order: string, headers: HeadersInit'),
    attempts(post(', headers: { ...headers }'), '', 'order: string, headers: Record<string, string>'),
    attempts(`fetch('https://shop.example/orders', { method, body: order })`, '', 'order: string, method: string'),
    // Failures after which nothing was carried out, or that somebody picks.
    attempts(post(), `if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error`),
    attempts(post(), 'if (!isRefused(error)) throw error\n') + '\ndeclare function isRefused(error: unknown): boolean',
    // Reading by POST.
    attempts(`fetch('https://shop.example/graphql', { method: 'POST', body: order })`),
    attempts(`fetch('https://shop.example/items/search', { method: 'POST', body: order })`),
    // No repetition: one order after another.
    'async function all(orders: string[]) { for (const order of orders) { try { await fetch("https://shop.example/orders", { method: "POST", body: order }) } catch (error) { console.error(error) } } }',
    `import pRetry from 'p-retry'\npRetry(() => fetch('https://shop.example/orders', { method: 'POST' }), { retries: 3, shouldRetry: (context) => isRefused(context) })\ndeclare function isRefused(context: unknown): boolean`,
    // got does not send POST again unless it is told to, openai does as it comes.
    { imports: 'got', code: `got.post('https://shop.example/orders', { retry: { limit: 3 } })` },
    // Made anew for each attempt; the runtime's own form can be sent again.
    `import fs from 'node:fs'\n${attempts(`fetch('https://shop.example/files', { method: 'PUT', body: fs.createReadStream(file) as never })`, '', 'file: string')}`,
    attempts(`fetch('https://shop.example/files', { method: 'PUT', body: form })`, '', 'file: string', `const form = new FormData()\nform.append('file', file)`),
    // The caller is asked, or the signal is that of one attempt.
    attempts('fetch(url, { signal })', 'if (signal.aborted) throw error', 'url: string, signal: AbortSignal'),
    attempts('fetch(url, { signal })', `if ((error as Error).name === 'AbortError') throw error`, 'url: string, signal: AbortSignal'),
    attempts('fetch(url, { signal: AbortSignal.timeout(1000) })', '', 'url: string'),
    // Only some answers lead to another attempt; who waits for a server expects it to refuse.
    answered('response.status < 500'),
    answered('response.ok || response.status !== 503'),
    answered('response.ok', 'waitUntilReady'),
    answered('response.ok').replace('await pause', `if (response.status === 400) throw new Error('wrong'); await pause`),
    // What becomes of it was worked out from the status.
    `
      declare function classify(status: number): { action: string }
      declare function route(action: string, left: number): string
      const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      async function load(url: string, left: number): Promise<unknown> {
        const response = await fetch(url)
        if (!response.ok) {
          const verdict = classify(response.status)
          const action = route(verdict.action, left)
          switch (action) {
            case 'retry':
              await sleep(1000)
              return load(url, left - 1)
            default:
              throw new Error(action)
          }
        }
        return response.json()
      }
    `,
    // What takes from a queue asks again after success too.
    `
      const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      async function consume(work: (message: unknown) => Promise<void>) {
        for (;;) {
          try {
            const response = await fetch('https://queue.example/RPOP/events', { method: 'POST' })
            await work(await response.json())
          } catch {
            await sleep(1000)
          }
        }
      }
    `,
  ],
  invalid: [
    { code: attempts(post()), errors: [twice('POST')] },
    { code: attempts(post(`, headers: { 'Content-Type': 'application/json' }`)), errors: [twice('POST')] },
    { code: attempts(post(), `if (attempt === 4) throw error`), errors: [twice('POST')] },
    { imports: 'axios', code: attempts(`axios.patch('https://shop.example/orders/1', { order })`), errors: [twice('PATCH')] },
    { code: `import pRetry from 'p-retry'\npRetry(() => fetch('https://shop.example/orders', { method: 'POST' }), { retries: 3 })`, errors: [by('p-retry')] },
    { imports: 'ofetch', code: `import { ofetch as send } from 'ofetch'\nsend('https://shop.example/orders', { method: 'POST', retry: 3 })`, errors: [by('ofetch')] },
    { imports: 'got', code: `got.post('https://shop.example/orders', { retry: { limit: 3, methods: ['POST'] } })`, errors: [by('got')] },
    { imports: 'superagent', code: `superagent.post('https://shop.example/orders').retry(2)`, errors: [by('superagent')] },
    { code: `import fs from 'node:fs'\n${attempts(`fetch('https://shop.example/files', { method: 'PUT', body: file as never })`, '', 'path: string', 'const file = fs.createReadStream(path)')}`, errors: [spent] },
    { imports: 'axios', code: `import FormData from 'form-data'\n${attempts(`axios.put('https://shop.example/files', form)`, '', 'file: string', `const form = new FormData()\nform.append('file', file)`)}`, errors: [spent] },
    { code: attempts('fetch(url, { signal })', '', 'url: string, signal: AbortSignal'), errors: [cancelled] },
    { code: attempts('fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1000)]) })', '', 'url: string, signal: AbortSignal'), errors: [cancelled] },
    { code: answered('response.ok'), errors: [refused] },
    { code: answered('response.status < 400'), errors: [refused] },
  ],
})
