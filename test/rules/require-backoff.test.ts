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
    // A poller waits the same time on purpose.
    'async function poll(url: string) { for (;;) { const response = await fetch(url); console.log(response.status); await new Promise((resolve) => setTimeout(resolve, 5000)) } }',
  ],
  invalid: [
    { code: loop('1000'), errors: [constant] },
    { code: loop('500 * 2 ** attempt'), errors: [certain] },
    { code: loop('Math.min(10_000, 500 * 2 ** attempt)'), errors: [certain] },
  ],
})
