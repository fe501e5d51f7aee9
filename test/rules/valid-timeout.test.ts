import { rule } from '../../rules/valid-timeout.ts'
import { report, testRule } from './tester.ts'

const thirty = '`timeout: 30` is 30 ms in axios: it takes milliseconds, and this looks like seconds.'
const useTimeout = 'Use `timeout: 10_000`.'
const useSignal = 'Use `AbortSignal.timeout(10_000)`.'
const useNumber = 'Use `10_000`.'

export const cases = testRule('valid-timeout', rule, {
  valid: [
    // A time, as the client takes it.
    { imports: 'axios', code: 'axios.get(url, { timeout: 5_000 })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: 61 })' },
    { imports: 'axios', code: `axios.get(url, { timeout: '5000' })` },
    { imports: 'axios', code: 'axios.get(url, { timeout: 5 * SECOND })' },
    'fetch(url, { signal: AbortSignal.timeout(5_000) })',
    { imports: 'got', code: 'got.get(url, { timeout: { request: 5_000 } })' },
    { imports: 'got', settings: { hangtime: { versions: { got: '11.8.6' } } }, code: 'got.get(url, { timeout: 5_000 })' },
    { imports: 'axios', settings: { hangtime: { timeout: { min: 1000, max: 30000 } } }, code: 'axios.get(url, { timeout: 30_000 })' },

    // The name and the sum agree.
    { imports: 'axios', code: 'axios.get(url, { timeout: timeoutSeconds * 1000 })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: config.timeoutMs })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: delay })' },

    // Never is another rule's, and so is no number at all.
    { imports: 'axios', code: 'axios.get(url, { timeout: 0 })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: undefined })' },
    'fetch(url, { signal: null })',
    'fetch(url, { timeout: -1 })',

    // We cannot see it.
    { imports: 'axios', code: 'axios.get(url, { timeout })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: config.timeout })' },
    { imports: 'axios', code: 'axios.get(url, { timeout: 30, ...options })' },
    'fetch(url, { signal })',
    'fetch(url, { signal: AbortSignal.timeout(ms) })',

    // Another client.
    'load(url, { timeout: 30 })',
    `
      import axios from './http'
      axios.get(url, { timeout: 30 })
    `,
    { imports: 'axios', code: `axios.post(url, { timeout: 30, name: 'a body' }, { timeout: 5_000 })` },
  ],
  invalid: [
    // Values that do not do what they say.
    { imports: 'axios', code: 'axios.get(url, { timeout: -1 })', errors: [{ ...report('`timeout: -1` does not work in axios: an uncaught error ends the process.', {
      [useTimeout]: 'axios.get(url, { timeout: 10_000 })',
    }), line: 2, column: 27, endLine: 2, endColumn: 29 }] },
    { imports: 'axios', code: 'axios.get(url, { timeout: 0.5 })', errors: [report('`timeout: 0.5` does not work in axios: every request fails at once.', { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: Infinity })', errors: [report('`timeout: Infinity` does not work in axios: it throws.', { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: `axios.get(url, { timeout: '5s' })`, errors: [report("`timeout: '5s'` does not work in axios: every request fails at once.", { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: 2 ** 31 })', errors: [report('`timeout: 2 ** 31` does not work in axios: every request fails at once.', { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: { request: 5_000 } })', errors: [report('`timeout: { request: 5_000 }` does not work in axios: it throws.', { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'got', code: 'got.get(url, { timeout: { request: 0 } })', errors: [report('`timeout.request: 0` does not work in got: every request fails at once.', {
      'Use `timeout.request: 10_000`.': 'got.get(url, { timeout: { request: 10_000 } })',
    })] },
    { imports: 'got', code: `got.get(url, { timeout: { request: '5000' } })`, errors: [report("`timeout.request: '5000'` does not work in got: it throws.", {
      'Use `timeout.request: 10_000`.': 'got.get(url, { timeout: { request: 10_000 } })',
    })] },
    { code: 'fetch(url, { signal: AbortSignal.timeout(0) })', errors: [report('`signal: AbortSignal.timeout(0)` does not work in fetch: every request fails at once.', {
      [useSignal]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })',
    })] },
    { code: 'fetch(url, { signal: AbortSignal.timeout(2 ** 31) })', errors: [report('`signal: AbortSignal.timeout(2 ** 31)` does not work in fetch: every request fails at once.', {
      [useSignal]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })',
    })] },
    { code: 'fetch(url, { signal: AbortSignal.timeout(Infinity) })', errors: [report('`signal: AbortSignal.timeout(Infinity)` does not work in fetch: it throws.', {
      [useSignal]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })',
    })] },
    { code: 'fetch(url, { signal: AbortSignal.timeout(1.5) })', errors: [report('`signal: AbortSignal.timeout(1.5)` does not work in fetch: it throws.', { [useSignal]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })' })] },

    // A number where the client takes an object.
    { imports: 'got', code: 'got.get(url, { timeout: 5_000 })', errors: [report('`timeout: 5_000` does not work in got: it throws.', { 'Use `timeout: { request: 5_000 }`.': 'got.get(url, { timeout: { request: 5_000 } })' })] },
    { imports: 'got', code: `
      const timeout = 5_000
      got.get(url, { timeout })
    `, errors: [report('`timeout: 5000` does not work in got: it throws.', {
      'Use `timeout: { request: timeout }`.': `
        const timeout = 5_000
        got.get(url, { timeout: { request: timeout } })
      `,
    })] },
    { imports: 'got', code: 'export const api = got.extend({ timeout: -1 })', errors: [report('`timeout: -1` does not work in got: it throws.', {
      'Use `timeout: { request: 10_000 }`.': 'export const api = got.extend({ timeout: { request: 10_000 } })',
    })] },

    // Nobody gives a server 30 ms.
    { imports: 'axios', code: 'axios.get(url, { timeout: 30 })', errors: [report(thirty, { [useTimeout]: 'axios.get(url, { timeout: 10_000 })' })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: 5 * 12 })', errors: [report('`timeout: 5 * 12` is 60 ms in axios: it takes milliseconds, and this looks like seconds.', {
      [useTimeout]: 'axios.get(url, { timeout: 10_000 })',
    })] },
    { code: 'fetch(url, { signal: AbortSignal.timeout(5) })', errors: [report('`signal: AbortSignal.timeout(5)` is 5 ms in fetch: it takes milliseconds, and this looks like seconds.', {
      [useSignal]: 'fetch(url, { signal: AbortSignal.timeout(10_000) })',
    })] },
    { imports: 'got', code: 'got.get(url, { timeout: { request: 5 } })', errors: [report('`timeout.request: 5` is 5 ms in got: it takes milliseconds, and this looks like seconds.', {
      'Use `timeout.request: 10_000`.': 'got.get(url, { timeout: { request: 10_000 } })',
    })] },
    { imports: 'axios', code: `
      const api = axios.create({ timeout: 30 })
      api.get('https://a.example')
      api.get('https://b.example')
    `, errors: [report(thirty, {
      [useTimeout]: `
        const api = axios.create({ timeout: 10_000 })
        api.get('https://a.example')
        api.get('https://b.example')
      `,
    })] },
    { imports: 'axios', code: `
      axios.defaults.timeout = 30
      axios.get(url)
    `, errors: [report(thirty, {
      [useTimeout]: `
        axios.defaults.timeout = 10_000
        axios.get(url)
      `,
    })] },

    // Seconds by name, milliseconds twice.
    { imports: 'axios', code: 'axios.get(url, { timeout: timeoutSeconds })', errors: [{ ...report('`timeoutSeconds` says seconds, and axios takes milliseconds here.', {
      'Use `timeoutSeconds * 1000`.': 'axios.get(url, { timeout: timeoutSeconds * 1000 })',
    }), line: 2, column: 27, endLine: 2, endColumn: 41 }] },
    { imports: 'axios', code: 'axios.get(url, { timeout: config.timeoutSecs as number })', errors: [report('`timeoutSecs` says seconds, and axios takes milliseconds here.', {
      'Use `(config.timeoutSecs * 1000)`.': 'axios.get(url, { timeout: (config.timeoutSecs * 1000) as number })',
    })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: config.timeoutSeconds! })', errors: [report('`timeoutSeconds` says seconds, and axios takes milliseconds here.', {
      'Use `(config.timeoutSeconds * 1000)`.': 'axios.get(url, { timeout: (config.timeoutSeconds * 1000)! })',
    })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: config.timeoutMs * 1000 })', errors: [report('`timeoutMs` says milliseconds, which axios takes here: 1000 times that is a thousand times as long.', {
      'Use `config.timeoutMs`.': 'axios.get(url, { timeout: config.timeoutMs })',
    })] },
    { code: 'fetch(url, { signal: AbortSignal.timeout(TIMEOUT_SECONDS) })', errors: [report('`TIMEOUT_SECONDS` says seconds, and fetch takes milliseconds here.', {
      'Use `TIMEOUT_SECONDS * 1000`.': 'fetch(url, { signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000) })',
    })] },
    { code: 'fetch(url, { signal: AbortSignal.timeout(1000 * config.timeoutMs) })', errors: [report('`timeoutMs` says milliseconds, which fetch takes here: 1000 times that is a thousand times as long.', {
      'Use `config.timeoutMs`.': 'fetch(url, { signal: AbortSignal.timeout(config.timeoutMs) })',
    })] },

    // The project's own limits.
    { imports: 'axios', settings: { hangtime: { timeout: { min: 1000, max: 30000 } } }, code: 'axios.get(url, { timeout: 500 })', errors: [report('`timeout` is 500 ms, below the 1 s that the project asks for.', {
      [useTimeout]: 'axios.get(url, { timeout: 10_000 })',
    })] },
    { imports: 'axios', settings: { hangtime: { timeout: { min: 1000, max: 30000 } } }, code: 'axios.get(url, { timeout: 120_000 })', errors: [report('`timeout` is 2 min, above the 30 s that the project allows.', {
      [useTimeout]: 'axios.get(url, { timeout: 10_000 })',
    })] },
    { settings: { hangtime: { timeout: { default: 3000, max: 30000 } } }, code: 'fetch(url, { signal: AbortSignal.timeout(600_000) })', errors: [report('`signal` is 10 min, above the 30 s that the project allows.', {
      'Use `AbortSignal.timeout(3_000)`.': 'fetch(url, { signal: AbortSignal.timeout(3_000) })',
    })] },

    // What a caller gives stays: only the number that is ours is replaced.
    { code: 'fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5)]) })', errors: [report('`signal: AbortSignal.any([signal, AbortSignal.timeout(5)])` is 5 ms in fetch: it takes milliseconds, and this looks like seconds.', {
      [useNumber]: 'fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) })',
    })] },
    { code: `
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 5)
      fetch(url, { signal: controller.signal })
    `, errors: [report('`signal: controller.signal` is 5 ms in fetch: it takes milliseconds, and this looks like seconds.', {
      [useNumber]: `
        const controller = new AbortController()
        setTimeout(() => controller.abort(), 10_000)
        fetch(url, { signal: controller.signal })
      `,
    })] },
    { code: `
      const signal = AbortSignal.timeout(0)
      fetch(url, { signal })
    `, errors: [report('`signal: AbortSignal.timeout(0)` does not work in fetch: every request fails at once.', {
      [useNumber]: `
        const signal = AbortSignal.timeout(10_000)
        fetch(url, { signal })
      `,
    })] },
    { imports: 'axios', code: 'export function load({ timeout = 30 } = {}) { return axios.get(url, { timeout }) }', errors: [report(thirty, {
      [useNumber]: 'export function load({ timeout = 10_000 } = {}) { return axios.get(url, { timeout }) }',
    })] },
    { imports: 'axios', code: 'axios.get(url, { timeout: config.timeout ?? 30 })', errors: [report('`timeout: config.timeout ?? 30` is 30 ms in axios: it takes milliseconds, and this looks like seconds.', {
      [useNumber]: 'axios.get(url, { timeout: config.timeout ?? 10_000 })',
    })] },
    { imports: 'axios', code: `
      const options = {
        timeout: 30, // they are quick
      }
      axios.get(url, options)
    `, errors: [report(thirty, {
      [useTimeout]: `
        const options = {
          timeout: 10_000, // they are quick
        }
        axios.get(url, options)
      `,
    })] },
  ],
})
