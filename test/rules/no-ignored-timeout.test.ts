import { rule } from '../../rules/no-ignored-timeout.ts'
import { report, testRule } from './tester.ts'

const fetchIgnores = 'fetch does not read `timeout`: it bounds nothing.'
const misplaced = '`timeout` stands where axios does not read options: it bounds nothing.'
const move = 'Move it to the options.'
const useSignal = 'Use `signal: AbortSignal.timeout(5_000)`.'
const usePolicy = 'Use `signal: AbortSignal.timeout(10_000)`.'

export const cases = testRule('no-ignored-timeout', rule, {
  valid: [
    // Read.
    { imports: 'axios', code: 'axios.get(url, { timeout: 5_000 })' },
    { imports: 'axios', code: `axios.get(url, { timeout: 5_000, timeoutErrorMessage: 'too slow' })` },
    { imports: 'axios', code: 'axios.post(url, {}, { timeout: 5_000 })' },
    'fetch(url, { signal: AbortSignal.timeout(5_000) })',
    { imports: 'got', code: 'got.get(url, { timeout: { request: 5_000 } })' },
    { settings: { hangtime: { versions: { 'node-fetch': '2.7.0' } } }, code: `
      import fetch from 'node-fetch'
      fetch(url, { timeout: 5_000 })
    ` },

    // A body may well have a field of that name.
    { imports: 'axios', code: `axios.post(url, { timeout: 30, name: 'a body' })` },
    { imports: 'axios', code: 'axios.post(url, { timeout: 30 }, { timeout: 5_000 })' },
    { imports: 'axios', code: 'axios.post(url, { ...order, timeout: 30 })' },
    `fetch(url, { method: 'POST', body: JSON.stringify({ timeout: 30 }) })`,

    // Another client, or one that throws on what it does not know.
    'load(url, { timeout: 5_000 })',
    'this.fetch(url, { timeout: 5_000 })',
    `
      import fetch from './http'
      fetch(url, { timeout: 5_000 })
    `,
    'function load(fetch: (url: string, options: object) => void) { fetch(url, { timeout: 5_000 }) }',
    { imports: 'got', code: 'got.get(url, { requestTimeout: 5_000 })' },

    // TLS reads it behind the port.
    `
      import tls from 'node:tls'
      tls.connect(443, { timeout: 5_000 })
    `,

    // We cannot see it.
    'fetch(url, options)',
    'fetch(url, { ...options })',
    { imports: 'axios', code: 'axios.get(url, { [name]: 5_000 })' },
  ],
  invalid: [
    // A connection that is meant to last takes no time either.
    { code: `
      import { EventSource } from 'eventsource'
      new EventSource(url, { timeout: 5_000 })
    `, errors: [report('eventsource does not read `timeout`: it bounds nothing.', {})] },

    // fetch has no `timeout`.
    { code: 'fetch(url, { timeout: 5_000 })', errors: [{ ...report(fetchIgnores, { [useSignal]: 'fetch(url, { signal: AbortSignal.timeout(5_000) })' }), line: 1, column: 14, endLine: 1, endColumn: 21 }] },
    { code: `fetch(url, { timeout: 5_000, method: 'POST' })`, errors: [report(fetchIgnores, { [useSignal]: `fetch(url, { signal: AbortSignal.timeout(5_000), method: 'POST' })` })] },
    { code: `
      fetch(url, {
        method: 'POST', // why
        timeout: 5_000, // ms
      })
    `, errors: [report(fetchIgnores, {
      [useSignal]: `
        fetch(url, {
          method: 'POST', // why
          signal: AbortSignal.timeout(5_000), // ms
        })
      `,
    })] },
    { code: `fetch(url, { 'timeout': config.timeout })`, errors: [report(fetchIgnores, { 'Use `signal: AbortSignal.timeout(config.timeout)`.': 'fetch(url, { signal: AbortSignal.timeout(config.timeout) })' })] },
    { code: 'fetch(url, { timeout })', errors: [report(fetchIgnores, { 'Use `signal: AbortSignal.timeout(timeout)`.': 'fetch(url, { signal: AbortSignal.timeout(timeout) })' })] },
    { code: 'fetch(url, { timeout: 5_000, ...options })', errors: [report(fetchIgnores, { [useSignal]: 'fetch(url, { signal: AbortSignal.timeout(5_000), ...options })' })] },
    { code: `
      import fetch from 'node-fetch'
      fetch(url, { timeout: 5_000 })
    `, errors: [report('node-fetch does not read `timeout`: it bounds nothing.', {
      [useSignal]: `
        import fetch from 'node-fetch'
        fetch(url, { signal: AbortSignal.timeout(5_000) })
      `,
    })] },

    // The value is kept where it holds as a signal too, which fires at once after 0 ms.
    { code: 'fetch(url, { timeout: 0 })', errors: [report(fetchIgnores, { [usePolicy]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })' })] },
    { code: 'fetch(url, { timeout: 30 })', errors: [report(fetchIgnores, { [usePolicy]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })' })] },
    { code: `fetch(url, { timeout: '5000' })`, errors: [report(fetchIgnores, { [usePolicy]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })' })] },
    { code: 'fetch(url, { timeout: undefined })', errors: [report(fetchIgnores, { [usePolicy]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })' })] },
    { code: 'fetch(url, { timeout() {} })', errors: [report(fetchIgnores, { [usePolicy]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })' })] },
    { code: 'fetch(url, { timeout: config.timeoutSeconds })', errors: [report(fetchIgnores, {
      'Use `signal: AbortSignal.timeout(config.timeoutSeconds * 1000)`.': 'fetch(url, { signal: AbortSignal.timeout(config.timeoutSeconds * 1000) })',
    })] },
    { settings: { hangtime: { timeout: { max: 4000 } } }, code: 'fetch(url, { timeout: 5_000 })', errors: [report(fetchIgnores, {
      'Use `signal: AbortSignal.timeout(4_000)`.': 'fetch(url, { signal: AbortSignal.timeout(4_000) })',
    })] },

    // Beside a signal: joined where that is safe, taken away where the signal has a time of its own.
    { code: 'fetch(url, { timeout: 5_000, signal })', errors: [report(fetchIgnores)] },
    { settings: { hangtime: { runtime: 'node >=20' } }, code: 'fetch(url, { timeout: 5_000, signal })', errors: [report(fetchIgnores)] },
    { settings: { hangtime: { runtime: 'node >=22' } }, code: 'fetch(url, { timeout: 5_000, signal })', errors: [report(fetchIgnores, {
      'Use `signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)])`.': 'fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })',
    })] },
    { settings: { hangtime: { runtime: 'browser' } }, code: `
      fetch(url, {
        signal, // the user's
        timeout: 5_000, // ours
      })
    `, errors: [report(fetchIgnores, {
      'Use `signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)])`.': `
        fetch(url, {
          signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]), // the user's
          // ours
        })
      `,
    })] },
    { settings: { hangtime: { runtime: 'browser' } }, code: `
      fetch(url, {
        signal: controller.signal,
        timeout: 5_000
      })
    `, errors: [report(fetchIgnores, {
      'Use `signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5_000)])`.': `
        fetch(url, {
          signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5_000)])
        })
      `,
    })] },
    { code: 'fetch(url, { timeout: 5_000, signal: AbortSignal.timeout(3_000) })', errors: [report(fetchIgnores, { 'Remove it.': 'fetch(url, { signal: AbortSignal.timeout(3_000) })' })] },
    { code: `
      fetch(url, {
        timeout: 5_000,
        signal: AbortSignal.timeout(3_000),
      })
    `, errors: [report(fetchIgnores, {
      'Remove it.': `
        fetch(url, {
          signal: AbortSignal.timeout(3_000),
        })
      `,
    })] },
    { code: 'fetch(url, { signal: undefined, timeout: 5_000 })', errors: [report(fetchIgnores, { [useSignal]: 'fetch(url, { signal: AbortSignal.timeout(5_000) })' })] },

    // Options that several calls share can hold no signal; they are told once.
    { code: `
      const options = { timeout: 5_000 }
      fetch(url, options)
      fetch(url, options)
    `, errors: [report(fetchIgnores)] },
    { code: `
      const options = { timeout: 5_000 }
      export function load() { return fetch(url, options) }
    `, errors: [report(fetchIgnores)] },
    { code: `
      for (;;) {
        const options = { timeout: 5_000 }
        await fetch(url, options)
      }
    `, errors: [report(fetchIgnores, {
      [useSignal]: `
        for (;;) {
          const options = { signal: AbortSignal.timeout(5_000) }
          await fetch(url, options)
        }
      `,
    })] },
    { code: `
      const options = { timeout: 5_000 }
      while (true) await fetch(url, options)
    `, errors: [report(fetchIgnores)] },

    // Misspelt, and by another client's name.
    { imports: 'axios', code: 'axios.get(url, { Timeout: 5_000 })', errors: [{ ...report('axios does not read `Timeout`, only `timeout`: it bounds nothing.', {
      'Use `timeout: 5_000`.': 'axios.get(url, { timeout: 5_000 })',
    }), line: 2, column: 18, endLine: 2, endColumn: 25 }] },
    { imports: 'axios', code: 'axios.get(url, { time_out: 5_000 })', errors: [report('axios does not read `time_out`, only `timeout`: it bounds nothing.', { 'Use `timeout: 5_000`.': 'axios.get(url, { timeout: 5_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeoutMs: 0 })', errors: [report('axios does not read `timeoutMs`: it bounds nothing.', { 'Use `timeout: 10_000`.': 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeoutMs: 5_000, timeout: 3_000 })', errors: [report('axios does not read `timeoutMs`: it bounds nothing.', { 'Remove it.': 'axios.get(url, { timeout: 3_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeoutMs: 5_000, connectTimeout: 1_000 })', errors: [
      report('axios does not read `timeoutMs`: it bounds nothing.', {
        'Use `timeout: 5_000`.': 'axios.get(url, { timeout: 5_000, connectTimeout: 1_000 })',
      }),
      report('axios does not read `connectTimeout`: it bounds nothing.', {
        'Use `timeout: 1_000`.': 'axios.get(url, { timeoutMs: 5_000, timeout: 1_000 })',
      }),
    ] },
    { imports: 'axios', code: `
      const api = axios.create({ requestTimeout: 5_000 })
      api.get(url)
      api.get(url)
    `, errors: [report('axios does not read `requestTimeout`: it bounds nothing.', {
      'Use `timeout: 5_000`.': `
        const api = axios.create({ timeout: 5_000 })
        api.get(url)
        api.get(url)
      `,
    })] },
    { imports: 'got', settings: { hangtime: { versions: { got: '11.8.6' } } }, code: 'got.get(url, { requestTimeout: 5_000 })', errors: [report('got 11.8.6 does not read `requestTimeout`: it bounds nothing.', {
      'Use `timeout: { request: 5_000 }`.': 'got.get(url, { timeout: { request: 5_000 } })',
    })] },

    // Where the body belongs, or one too far.
    { imports: 'axios', code: 'axios.post(url, { timeout: 5_000 })', errors: [{ ...report(misplaced, { [move]: 'axios.post(url, undefined, { timeout: 5_000 })' }), line: 2, column: 19, endLine: 2, endColumn: 26 }] },
    { imports: 'axios', code: `
      axios.post(url, {
        headers: {},
        timeout: 30, // s
      })
    `, errors: [report(misplaced, {
      'Move it to the options, as `timeout: 10_000`.': `
        axios.post(url, undefined, {
          headers: {},
          timeout: 10_000, // s
        })
      `,
    })] },
    { imports: 'axios', code: 'axios.get(url, {}, { timeout: 5_000 })', errors: [report(misplaced, { [move]: 'axios.get(url, { timeout: 5_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, null, { timeout: 5_000 })', errors: [report(misplaced, { [move]: 'axios.get(url, { timeout: 5_000 })' })] },
    { imports: 'axios', code: `axios.get(url, { params: {} }, { timeout: 5_000, responseType: 'json' })`, errors: [report(misplaced, { [move]: `axios.get(url, { params: {}, timeout: 5_000, responseType: 'json' })` })] },
    { imports: 'axios', code: 'axios.post(url, order, {}, { timeout: 5_000 })', errors: [report(misplaced, { [move]: 'axios.post(url, order, { timeout: 5_000 })' })] },
    { imports: 'axios', code: 'axios.delete(url, order, { timeout: 5_000 })', errors: [report(misplaced)] },
    { imports: 'axios', code: 'axios.get(url, { timeout: 3_000 }, { timeout: 5_000 })', errors: [report(misplaced)] },
  ],
})
