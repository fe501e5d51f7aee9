import { rule } from '../../rules/no-infinite-timeout.ts'
import { report, testRule } from './tester.ts'

const fetchNever = '`signal: null` means no timeout at all in fetch: the call can wait 5 min for an answer, until Node gives up, and forever for a body that drips.'
const axiosNever = '`timeout: 0` means no timeout at all in axios: the call can wait forever.'
const useTimeout = 'Use `timeout: 10_000`.'

export const cases = testRule('no-infinite-timeout', rule, {
  valid: [
    // A time.
    { imports: 'axios', code: 'axios.get(url, { timeout: 5_000 })' },
    'fetch(url, { signal: AbortSignal.timeout(5_000) })',
    { imports: 'got', code: 'got.get(url, { timeout: { request: 5_000 } })' },

    // None, and another option bounds the call or may do it.
    { imports: 'axios', code: 'axios.get(url, { timeout: 0, signal: AbortSignal.timeout(5_000) })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: 0, signal })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: 0, ...options })' },
    { imports: 'axios', code: 'Promise.race([axios.get(url, { timeout: 0 }), later(5_000)])' },
    { imports: 'axios', code: `
      const api = axios.create({ timeout: 0 })
      api.get(url, { timeout: 5_000 })
    ` },

    // Nothing is nothing: `require-timeout` asks for it.
    { imports: 'axios', code: 'axios.get(url, { timeout: undefined })' },
    'fetch(url, { signal: undefined })',

    // We cannot see, or not always.
    { imports: 'axios', code: 'axios.get(url, { timeout })' },
    { imports: 'axios', code: `
      import { timeout } from './settings'
      axios.get(url, { timeout })
    ` },
    { imports: 'axios', code: 'axios.get(url, { timeout: slow ? 0 : 5_000 })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: config.timeout || 0 })' },

    // What means "never" in one client is "at once" in another, and nothing in a body.
    { imports: 'got', code: 'got.get(url, { timeout: { request: 0 } })' },
    'fetch(url, { signal: AbortSignal.timeout(0) })',
    { imports: 'axios', code: `axios.post(url, { timeout: 0, name: 'a body' }, { timeout: 5_000 })` },
    'function load(axios: { get: (url: string, options: object) => void }) { axios.get(url, { timeout: 0 }) }',
  ],
  invalid: [
    // Every value that means it.
    { imports: 'axios', code: 'axios.get(url, { timeout: 0 })', errors: [{ ...report(axiosNever, { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' }), line: 2, column: 27, endLine: 2, endColumn: 28 }] },
    { imports: 'axios', code: 'axios.get(url, { timeout: null })', errors: [report('`timeout: null` means no timeout at all in axios: the call can wait forever.', { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: false })', errors: [report('`timeout: false` means no timeout at all in axios: the call can wait forever.', { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: NaN })', errors: [report('`timeout: NaN` means no timeout at all in axios: the call can wait forever.', { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: 5 - 5 })', errors: [report('`timeout: 5 - 5` means no timeout at all in axios: the call can wait forever.', { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: 0 as number })', errors: [report('`timeout: 0 as number` means no timeout at all in axios: the call can wait forever.', {
      [useTimeout]: 'axios.get(url, { timeout: 10_000 })',
    })] },
    { code: 'fetch(url, { signal: null })', errors: [report(fetchNever, { 'Use `signal: AbortSignal.timeout(10_000)`.': 'fetch(url, { signal: AbortSignal.timeout(10_000) })' })] },
    { imports: 'ky', code: 'ky.get(url, { timeout: false })', errors: [report('`timeout: false` means no timeout at all in ky: the call can wait 5 min for an answer, until Node gives up, and forever for a body that drips.', {
      [useTimeout]: 'ky.get(url, { timeout: 10_000 })',
    })] },
    { imports: 'got', settings: { hangtime: { versions: { got: '16.0.0' } } }, code: 'got.get(url, { timeout: { request: Infinity } })', errors: [report('`timeout.request: Infinity` means no timeout at all in got: the call can wait forever.', {
      'Use `timeout.request: 10_000`.': 'got.get(url, { timeout: { request: 10_000 } })',
    })] },

    // Where it is written, and there once.
    { imports: 'axios', code: `
      axios.get(url, {
        headers: {},
        timeout: 0, // they are slow
      })
    `, errors: [report(axiosNever, {
      [useTimeout]: `
        axios.get(url, {
          headers: {},
          timeout: 10_000, // they are slow
        })
      `,
    })] },
    { imports: 'axios', code: `
      const NEVER = 0
      axios.get(url, { timeout: NEVER })
    `, errors: [report('`timeout: NEVER` means no timeout at all in axios: the call can wait forever.', {
      [useTimeout]: `
        const NEVER = 0
        axios.get(url, { timeout: 10_000 })
      `,
    })] },
    { imports: 'axios', code: `
      const timeout = 0
      axios.get(url, { timeout })
    `, errors: [report(axiosNever, {
      [useTimeout]: `
        const timeout = 0
        axios.get(url, { timeout: 10_000 })
      `,
    })] },
    { imports: 'axios', code: `
      const options = { timeout: 0 }
      axios.get(url, options)
      axios.delete(url, options)
    `, errors: [report(axiosNever, {
      [useTimeout]: `
        const options = { timeout: 10_000 }
        axios.get(url, options)
        axios.delete(url, options)
      `,
    })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: slow ? 0 : null })', errors: [report('`timeout: slow ? 0 : null` means no timeout at all in axios: the call can wait forever.', {
      'Use `10_000`.': 'axios.get(url, { timeout: slow ? 10_000 : 10_000 })',
    })] },
    { imports: 'axios', code: 'axios.post(url, { timeout: 0 }, { timeout: 0 })', errors: [report(axiosNever, { [useTimeout]: 'axios.post(url, { timeout: 0 }, { timeout: 10_000 })' })] },
    { imports: 'axios', code: `
      const api = axios.create({ timeout: 0 })
      api.get('https://a.example')
      api.get('https://b.example')
    `, errors: [report(axiosNever, {
      [useTimeout]: `
        const api = axios.create({ timeout: 10_000 })
        api.get('https://a.example')
        api.get('https://b.example')
      `,
    })] },
    { imports: 'axios', code: `
      const api = axios.create({ timeout: 5_000 })
      api.get('https://a.example', { timeout: 0 })
    `, errors: [report(axiosNever, {
      [useTimeout]: `
        const api = axios.create({ timeout: 5_000 })
        api.get('https://a.example', { timeout: 10_000 })
      `,
    })] },
    { imports: 'axios', code: 'export const api = axios.create({ timeout: 0 })', errors: [report(axiosNever, { [useTimeout]: 'export const api = axios.create({ timeout: 10_000 })' })] },
    { imports: 'axios', code: `
      axios.defaults.timeout = 0
      axios.get(url)
    `, errors: [report(axiosNever, {
      [useTimeout]: `
        axios.defaults.timeout = 10_000
        axios.get(url)
      `,
    })] },

    // A signal that several calls share would end them all after its time: nothing is offered.
    { code: `
      const options = { signal: null }
      fetch(url, options)
      fetch(url, options)
    `, errors: [report(fetchNever)] },
    { code: `
      function load() {
        const options = { signal: null }
        return fetch(url, options)
      }
    `, errors: [report(fetchNever, {
      'Use `signal: AbortSignal.timeout(10_000)`.': `
        function load() {
          const options = { signal: AbortSignal.timeout(10_000) }
          return fetch(url, options)
        }
      `,
    })] },
  ],
})
