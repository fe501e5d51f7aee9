import { rule } from '../../rules/no-nested-retry.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-nested-retry', rule, {
  valid: [
    `import pRetry from 'p-retry'\nimport got from 'got'\npRetry(() => got('https://a.example', { retry: { limit: 0 } }), { retries: 3 })`,
    `import pRetry from 'p-retry'\npRetry(() => fetch('https://a.example'), { retries: 3 })`,
    `import pRetry from 'p-retry'\nimport got from 'got'\npRetry(() => got('https://a.example'), { retries: 0 })`,
    // got does not retry POST.
    `import pRetry from 'p-retry'\nimport got from 'got'\npRetry(() => got.post('https://a.example'), { retries: 3 })`,
  ],
  invalid: [
    {
      code: `import pRetry from 'p-retry'\nimport got from 'got'\npRetry(() => got('https://a.example'), { retries: 3 })`,
      errors: [report('got 3 × p-retry 4 = 12 requests for one failure: switch off the retries of got here (`retry.limit: 0`).')],
    },
    {
      code: `import retry from 'async-retry'\nimport ky from 'ky'\nconst load = () => ky('https://a.example').json()\nretry(load, { retries: 4 })`,
      errors: [report('ky 3 × async-retry 5 = 15 requests for one failure: switch off the retries of ky here (`retry.limit: 0`).')],
    },
  ],
})
