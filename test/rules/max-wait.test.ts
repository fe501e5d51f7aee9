import { rule } from '../../rules/max-wait.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('max-wait', rule, {
  valid: [
    // Without a limit of the project, only a route has one.
    'fetch(url, { signal: AbortSignal.timeout(60_000) })',
    { code: 'fetch(url, { signal: AbortSignal.timeout(10_000) })', settings: { hangtime: { maxWait: 10000 } } },
    // Nothing bounds it: another rule speaks.
    { code: 'fetch(url)', settings: { hangtime: { maxWait: 10000 } } },
    { code: 'fetch(url, options)', settings: { hangtime: { maxWait: 10000 } } },
    { imports: 'got', code: 'got(url, { timeout: { request: 2_000 } })', settings: { hangtime: { maxWait: 10000 } } },
    `
      export const maxDuration = 30
      export const GET = () => fetch(url, { signal: AbortSignal.timeout(20_000) })
    `,
  ],
  invalid: [
    {
      code: 'fetch(url, { signal: AbortSignal.timeout(30_000) })',
      settings: { hangtime: { maxWait: 10000 } },
      errors: [report('This fetch call can take 30 s: the project allows 10 s.')],
    },
    // Each attempt is short, and there are many.
    {
      imports: 'got',
      code: 'got(url, { timeout: { request: 5_000 } })',
      settings: { hangtime: { maxWait: 10000 } },
      errors: [report('This got call can take 18 s (3 × 5 s + 1 s + 2 s): the project allows 10 s.')],
    },
    {
      imports: 'axios',
      code: 'axios.get(url, { timeout: 60_000 })',
      settings: { hangtime: { maxWait: 10000 } },
      errors: [report('This axios.get call can take 60 s for an answer, then 60 s of silence: the project allows 10 s.')],
    },
    {
      code: `
        export const maxDuration = 10
        export const GET = () => fetch(url, { signal: AbortSignal.timeout(20_000) })
      `,
      errors: [report('This fetch call can take 20 s: `maxDuration` ends its route after 10 s.')],
    },
    {
      code: `
        export const config = { maxDuration: 10 }
        export default () => fetch(url, { signal: AbortSignal.timeout(20_000) })
      `,
      errors: [report('This fetch call can take 20 s: `maxDuration` ends its route after 10 s.')],
    },
  ],
})
