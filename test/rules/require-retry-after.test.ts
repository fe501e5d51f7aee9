import { rule } from '../../rules/require-retry-after.ts'
import { report, testRule } from './tester.ts'

const sleep = 'const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))'
const loop = (wait: string, test = 'response.status !== 429', client = 'fetch') => `
  ${sleep}
  export async function load(url: string) {
    for (let attempt = 0; attempt < 5; attempt++) {
      const response = await ${client}(url)
      if (${test}) return response
      ${wait}
    }
    throw new Error('no answer')
  }
`
const tested = (delay: string, test = 'response.status === 429') => `
  ${sleep}
  export async function load(url: string) {
    for (let attempt = 0; attempt < 5; attempt++) {
      const response = await fetch(url)
      if (${test}) {
        await sleep(${delay})
        continue
      }
      return response
    }
    throw new Error('no answer')
  }
`
const asked = `Number(response.headers.get('retry-after')) * 1000`
const capped = (delay: string) => `Math.min(60_000, ${delay})`
const unread = (status: number, delay: string, before: (delay: string) => string) => report(`A server that answers ${String(status)} may say when to come back, and this fetch request does not read it (Retry-After).`, { [`Wait \`${capped(`${asked} || ${delay}`)}\`.`]: before(capped(`${asked} || ${delay}`)) })
const uncapped = (delay: string, before: (delay: string) => string) => report('This fetch request waits as long as the server says, be it days; above 24.8 days a timer fires at once.', { [`Wait \`${capped(delay)}\`.`]: before(capped(delay)) })

export const cases = testRule('require-retry-after', rule, {
  valid: [
    tested(`${capped(`${asked} || 1000`)}`),
    // Read somewhere, in whatever way.
    tested('1000').replace('continue', `console.log(response.headers.get('Retry-After')); continue`),
    tested('pauseFor(response)'),
    loop('await pauseFor(response)') + '\ndeclare function pauseFor(response: Response): Promise<void>',
    // Only other failures lead to another attempt.
    tested('1000', 'response.status === 500'),
    // Nothing is tried again.
    `async function load(url: string) { const response = await fetch(url); if (response.status === 429) throw new Error('slow down'); return response }`,
    // A cap by hand.
    tested('wait * 1000').replace('await sleep', `const wait = Number(response.headers.get('retry-after')) || 1\n        if (wait > 60) throw new Error('too long')\n        await sleep`),
    // no-immediate-retry says that one.
    tested(asked),
  ],
  invalid: [
    { code: tested('1000'), errors: [unread(429, '1000', tested)] },
    { code: loop('await sleep(1000)'), errors: [unread(429, '1000', (delay) => loop(`await sleep(${delay})`))] },
    { code: tested('500 * 2 ** attempt'), errors: [unread(429, '500 * 2 ** attempt', tested)] },
    { code: tested('1000', '[429, 503].includes(response.status)'), errors: [report('A server that answers 429 may say when to come back, and this fetch request does not read it (Retry-After).')] },
    { code: tested('1000', 'response.status === 503 || response.status === 502'), errors: [unread(503, '1000', (delay) => tested(delay, 'response.status === 503 || response.status === 502'))] },
    { code: tested(`${asked} || 1000`), errors: [uncapped(`${asked} || 1000`, tested)] },
    { code: tested(`${asked} ?? 1000`), errors: [report('`??` is no fallback here: without a Retry-After its left side is 0 or NaN, and neither is null.', { [`Wait \`${capped(`${asked} || 1000`)}\`.`]: tested(capped(`${asked} || 1000`)) })] },
  ],
})
