import { rule } from '../../rules/no-immediate-retry.ts'
import { report, testRule } from './tester.ts'

// The shapes themselves are told in test/model/retries.test.ts; here is what the rule says of them.
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

export const cases = testRule('no-immediate-retry', rule, {
  valid: [
    loop('await sleep(500 * 2 ** attempt)'),
    loop('if (attempt < 4) await sleep(500)'),
    `for (const id of ['a', 'b', 'c']) { try { await fetch('https://a.example/' + id) } catch {} }`,
    { code: 'await axios.get(url).catch(() => axios.get(url))', imports: 'axios' },
  ],
  invalid: [
    { code: loop('console.warn(error)'), errors: [report('This fetch request is tried again at once: nothing waits after it was rejected (line 6).')] },
    { code: loop('sleep(1000)'), errors: [report('This fetch request is tried again at once after it was rejected (line 6): nobody waits for the pause in line 7.')] },
    { code: loop('await sleep(2)'), errors: [report('This fetch request is tried again at once after it was rejected (line 6): the pause in line 7 is shorter than a request takes (it is in milliseconds).')] },
    {
      code: `
        export async function load(url: string, left: number): Promise<Response> {
          const response = await fetch(url)
          if (response.status >= 500 && left > 0) return load(url, left - 1)
          return response
        }
      `,
      errors: [report('This fetch request is tried again at once: nothing waits after a bad answer (line 3).')],
    },
  ],
})
