import { rule } from '../../rules/max-attempts.ts'
import { report, testRule } from './tester.ts'

const settings = { hangtime: { attempts: { max: 3 } } }

export const cases = testRule('max-attempts', rule, {
  valid: [
    // The project said nothing.
    { imports: 'got', code: 'got(url, { retry: { limit: 9 } })' },
    { imports: 'got', code: 'got(url)', settings },
    { imports: 'got', code: 'got(url, { retry: { limit: 2 } })', settings },
    // What cannot be seen.
    { imports: 'got', code: 'got(url, { retry: { limit } })', settings },
    { imports: 'got', code: 'got(url, options)', settings },
    // A client that never tries again.
    { imports: 'axios', code: 'axios.get(url)', settings: { hangtime: { attempts: { max: 1 } } } },
    // It does not retry this method.
    { imports: 'got', code: 'got.post(url, { retry: { limit: 9 } })', settings },
    // Allowed for this host.
    {
      imports: 'got',
      code: "got('https://jobs.internal/run', { retry: { limit: 9 } })",
      settings: { hangtime: { attempts: { max: 3 }, overrides: [{ hosts: ['*.internal'], attempts: { max: 10 } }] } },
    },
  ],
  invalid: [
    { imports: 'got', code: 'got(url, { retry: { limit: 5 } })', settings, errors: [report('This got call is tried 6 times: the project allows 3.')] },
    // The default of the client is a decision too.
    { imports: 'ky', code: 'ky.get(url)', settings: { hangtime: { attempts: { max: 1 } } }, errors: [report('This ky.get call is tried 3 times: the project allows 1.')] },
    {
      imports: 'got',
      code: "got('https://api.example/', { retry: { limit: 3 } })",
      settings: { hangtime: { overrides: [{ hosts: ['api.example'], attempts: { max: 2 } }] } },
      errors: [report('This got call is tried 4 times: the project allows 2.')],
    },
  ],
})
