import { rule } from '../../rules/no-collected-timeout-signal.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-collected-timeout-signal', rule, {
  valid: [
    // From Node 22 on it holds.
    { code: 'fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })', settings: { hangtime: { runtime: 'node >=22' } } },
    { code: 'fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })', settings: { hangtime: { runtime: 'browser' } } },
    // Where nothing says which Node it is, nothing is said.
    'fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })',
    'fetch(new Request(url, { signal: AbortSignal.timeout(5_000) }))',
    // Alone, or by a timer of the code, it holds everywhere.
    { code: 'fetch(url, { signal: AbortSignal.timeout(5_000) })', settings: { hangtime: { runtime: 'node >=20' } } },
    { code: `
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 5_000)
      fetch(url, { signal: AbortSignal.any([signal, controller.signal]) })
    `, settings: { hangtime: { runtime: 'node >=20' } } },
    // Somebody still asks for it afterwards.
    { code: `
      async function load(url, signal) {
        const late = AbortSignal.timeout(5_000)
        const response = await fetch(url, { signal: AbortSignal.any([signal, late]) })
        const data = await response.json()
        return late.aborted ? undefined : data
      }
    `, settings: { hangtime: { runtime: 'node >=20' } } },
    // The call holds it itself.
    { code: `fetch(new Request(url, { method: 'POST' }), { signal: AbortSignal.timeout(5_000) })`, settings: { hangtime: { runtime: 'node >=22' } } },
    // A variable may keep the request alive.
    { code: `
      const request = new Request(url, { signal: AbortSignal.timeout(5_000) })
      fetch(request)
    `, settings: { hangtime: { runtime: 'node >=22' } } },
    // Another bound holds.
    { imports: 'axios', code: 'axios.get(url, { timeout: 5_000, signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })', settings: { hangtime: { runtime: 'node >=20' } } },
  ],
  invalid: [
    {
      filename: '/project/file.js',
      code: 'fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })',
      settings: { hangtime: { runtime: 'node >=20' } },
      errors: [report('On Node 20 the garbage collector can take this timeout away, and then it never fires: only `AbortSignal.any` refers to it.', {
        'Let a timer hold it: `setTimeout(() => late.abort(…), 5_000).unref()`.': `const late = new AbortController()\nsetTimeout(() => late.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), 5_000).unref()\nfetch(url, { signal: AbortSignal.any([signal, late.signal]) })`,
      })],
    },
    {
      code: `
        async function load(url, signal) {
          const late = AbortSignal.timeout(5_000)
          const both = AbortSignal.any([signal, late])
          return fetch(url, { signal: both })
        }
      `,
      settings: { hangtime: { runtime: 'node ^18.17.0 || >=20.5.0' } },
      errors: [report('On Node 18 the garbage collector can take this timeout away, and then it never fires: only `AbortSignal.any` refers to it.', {
        'Let a timer hold it: `setTimeout(() => late2.abort(…), 5_000)`.': `
        async function load(url, signal) {
          const late2 = new AbortController()
          setTimeout(() => late2.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), 5_000)
          const late = late2.signal
          const both = AbortSignal.any([signal, late])
          return fetch(url, { signal: both })
        }
      `,
      })],
    },
    {
      imports: 'axios',
      code: 'export const load = () => { return axios.get(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }) }',
      settings: { hangtime: { runtime: 'node >=20' } },
      errors: [report('On Node 20 the garbage collector can take this timeout away, and then it never fires: only `AbortSignal.any` refers to it.', {
        'Let a timer hold it: `setTimeout(() => late.abort(…), 5_000)`.': `export const load = () => { const late = new AbortController(); setTimeout(() => late.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), 5_000); return axios.get(url, { signal: AbortSignal.any([signal, late.signal]) }) }`,
      })],
    },
    // Nowhere to write a statement.
    {
      imports: 'axios',
      code: 'export const load = () => axios.get(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })',
      settings: { hangtime: { runtime: 'node >=20' } },
      errors: [report('On Node 20 the garbage collector can take this timeout away, and then it never fires: only `AbortSignal.any` refers to it.')],
    },
    {
      code: 'fetch(new Request(url, { signal: AbortSignal.timeout(5_000) }))',
      settings: { hangtime: { runtime: 'node >=22' } },
      errors: [report('The garbage collector can take this signal away from the request that is under way: only the `Request` object holds it. Give it to fetch as well.', {
        'Add `signal: AbortSignal.timeout(5_000)`.': 'fetch(new Request(url, { signal: AbortSignal.timeout(5_000) }), { signal: AbortSignal.timeout(5_000) })',
      })],
    },
    {
      code: `
        const controller = new AbortController()
        setTimeout(() => controller.abort(), 5_000)
        await fetch(new Request(url, { method: 'POST', signal: controller.signal }))
      `,
      settings: { hangtime: { runtime: 'node >=20' } },
      errors: [report('The garbage collector can take this signal away from the request that is under way: only the `Request` object holds it. Give it to fetch as well.', {
        'Add `signal: controller.signal`.': `
          const controller = new AbortController()
          setTimeout(() => controller.abort(), 5_000)
          await fetch(new Request(url, { method: 'POST', signal: controller.signal }), { signal: controller.signal })
        `,
      })],
    },
  ],
})
