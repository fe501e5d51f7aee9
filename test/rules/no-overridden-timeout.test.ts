import { rule } from '../../rules/no-overridden-timeout.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-overridden-timeout', rule, {
  valid: [
    // Both signals count.
    `
      export const load = (url: string, options: RequestInit) =>
        fetch(url, { ...options, signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000) })
    `,
    `
      export async function load(url: string, options: RequestInit) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        options.signal?.addEventListener('abort', () => controller.abort())
        return fetch(url, { ...options, signal: controller.signal }).then((response) => response.json()).finally(() => clearTimeout(timer))
      }
    `,
    `
      export function load(url: string, options: RequestInit) {
        const { signal, ...rest } = options
        return fetch(url, { ...rest, signal: AbortSignal.any([signal!, AbortSignal.timeout(5_000)]) })
      }
    `,
    // The type leaves no room for one.
    `export const load = (url: string, options: Omit<RequestInit, 'signal'>) => fetch(url, { signal: AbortSignal.timeout(5_000), ...options })`,
    'export const load = (url: string, options: { method: string }) => fetch(url, { ...options, signal: AbortSignal.timeout(5_000) })',
    // We cannot see what it may hold.
    'export const load = (url, options) => fetch(url, { signal: AbortSignal.timeout(5_000), ...options })',
    // A number of the caller is a bound too.
    { imports: 'axios', code: 'export const load = (url: string, options: { timeout?: number }) => axios.get(url, { timeout: 5_000, ...options })' },
    'export const load = (url: string, headers: HeadersInit) => fetch(url, { headers, signal: AbortSignal.timeout(5_000) })',
    // Nobody gives it one.
    `
      function load(url: string, options: RequestInit) {
        return fetch(url, { ...options, signal: AbortSignal.timeout(5_000) })
      }
      export const send = (url: string) => load(url, { method: 'POST' })
    `,
    // No time is lost.
    'export const load = (url: string, signal: AbortSignal, options: RequestInit) => fetch(url, { signal, ...options })',
    // Another finite number, for this request alone.
    { imports: 'axios', code: `
      const options = { timeout: 5_000 }
      options.timeout = 60_000
      axios.get(url, options)
    ` },
    // What takes it away does not lead to the call.
    { imports: 'axios', code: `
      export function load(url: string, isStream: boolean) {
        const options: Record<string, unknown> = { timeout: 5_000 }
        if (isStream) {
          delete options.timeout
          return open(url, options)
        }
        return axios.get(url, options)
      }
    ` },
    { imports: 'axios', code: `
      export function load(url: string, limit: number) {
        const options: Record<string, unknown> = {}
        if (limit > 0) options.timeout = 5_000
        else delete options.timeout
        return axios.get(url, options)
      }
    ` },
    // It comes back, or something else bounds the call.
    { imports: 'axios', code: `
      const options: Record<string, unknown> = { timeout: 5_000 }
      delete options.timeout
      options.signal = AbortSignal.timeout(5_000)
      axios.get(url, options)
    ` },
    { imports: 'axios', code: `
      const api = axios.create({ timeout: 5_000 })
      const options: Record<string, unknown> = { timeout: 60_000 }
      delete options.timeout
      api.get(url, options)
    ` },
    { code: `
      const options: RequestInit = { signal: AbortSignal.timeout(5_000) }
      options.signal = undefined
      arm(options)
      fetch(url, options)
    ` },
    // The client has a time of its own.
    { imports: 'got', settings: { hangtime: { versions: { got: '14.6.6' } } }, code: `
      const options: { timeout?: object } = { timeout: { request: 5_000 } }
      options.timeout = { request: 60_000 }
      got(url, options)
    ` },
    // What the callers give has a time of its own.
    { filename: '/project/file.js', code: `
      const load = (url, options) => fetch(url, { signal: AbortSignal.timeout(5_000), ...options })
      export const large = (url) => load(url, { signal: AbortSignal.timeout(60_000) })
    ` },
    // Afterwards.
    { imports: 'axios', code: `
      const options: Record<string, unknown> = { timeout: 5_000 }
      axios.get(url, options)
      delete options.timeout
    ` },
  ],
  invalid: [
    // What the code itself takes away.
    {
      imports: 'axios',
      code: `
        const options: Record<string, unknown> = { timeout: 5_000 }
        delete options.timeout
        axios.get(url, options)
      `,
      errors: [{ line: 3, ...report('This takes away the `timeout` of line 2: where it runs, nothing bounds the axios.get call.', {
        'Keep it: remove `delete options.timeout`.': `
        const options: Record<string, unknown> = { timeout: 5_000 }
        axios.get(url, options)
      `,
      }) }],
    },
    {
      code: `
        export function load(url: string, isSlow: boolean) {
          const options: RequestInit = { method: 'POST', signal: AbortSignal.timeout(5_000) }
          if (isSlow) {
            options.signal = undefined
          }
          return fetch(url, options)
        }
      `,
      errors: [report('This takes away the `signal` of line 2: where it runs, nothing bounds the fetch call.', {
        'Keep it: remove `options.signal = undefined`.': `
        export function load(url: string, isSlow: boolean) {
          const options: RequestInit = { method: 'POST', signal: AbortSignal.timeout(5_000) }
          if (isSlow) {
          }
          return fetch(url, options)
        }
      `,
      })],
    },
    {
      imports: 'axios',
      code: `
        export function load(url: string, isSlow: boolean) {
          const options = { timeout: 5_000 }
          if (isSlow) options.timeout = 0
          return axios.get(url, options)
        }
      `,
      errors: [{ line: 4, ...report('This takes away the `timeout` of line 3: where it runs, nothing bounds the axios.get call.') }],
    },
    // What is spread over it: by Object.assign, by another object in its place.
    {
      code: `
        export function load(url: string, init: RequestInit) {
          const options: RequestInit = { signal: AbortSignal.timeout(5_000) }
          Object.assign(options, init)
          return fetch(url, options)
        }
      `,
      errors: [{ line: 2, ...report('What `init` holds takes the place of this timeout: with a `signal` of the caller the fetch call is not bounded any more.') }],
    },
    {
      code: `
        export function load(url: string, init: RequestInit) {
          let options: RequestInit = { signal: AbortSignal.timeout(5_000) }
          options = { ...options, ...init }
          return fetch(url, options)
        }
      `,
      errors: [{ line: 2, ...report('What `init` holds takes the place of this timeout: with a `signal` of the caller the fetch call is not bounded any more.') }],
    },
    {
      code: `
        export function load(url: string, init: RequestInit) {
          const options = { ...init }
          options.signal = AbortSignal.timeout(5_000)
          return fetch(url, options)
        }
      `,
      errors: [{ line: 3, ...report("This takes the place of the `signal` that `init` may hold: the caller's abort does not reach the fetch call.") }],
    },
    // Without types, where a call of the file gives one.
    {
      filename: '/project/file.js',
      code: `
        const load = (url, options) => fetch(url, { signal: AbortSignal.timeout(5_000), ...options })
        export const send = (url, signal) => load(url, { method: 'POST', signal })
      `,
      settings: { hangtime: { runtime: 'node >=22' } },
      errors: [report('What `options` holds takes the place of this timeout: with a `signal` of the caller the fetch call is not bounded any more.', {
        'Use `signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000)`.': `
        const load = (url, options) => fetch(url, { ...options, signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000) })
        export const send = (url, signal) => load(url, { method: 'POST', signal })
      `,
      })],
    },
    {
      code: 'export const load = (url: string, options: RequestInit) => fetch(url, { signal: AbortSignal.timeout(5_000), ...options })',
      settings: { hangtime: { runtime: 'node >=22' } },
      errors: [report('What `options` holds takes the place of this timeout: with a `signal` of the caller the fetch call is not bounded any more.', {
        'Use `signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000)`.': 'export const load = (url: string, options: RequestInit) => fetch(url, { ...options, signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000) })',
      })],
    },
    // Here somebody does.
    {
      code: `
        function load(url: string, options: RequestInit) {
          return fetch(url, { signal: AbortSignal.timeout(5_000), ...options })
        }
        export const send = (url: string, signal: AbortSignal) => load(url, { method: 'POST', signal })
      `,
      settings: { hangtime: { runtime: 'node >=22' } },
      errors: [report('What `options` holds takes the place of this timeout: with a `signal` of the caller the fetch call is not bounded any more.', {
        'Use `signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000)`.': `
          function load(url: string, options: RequestInit) {
            return fetch(url, { ...options, signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000) })
          }
          export const send = (url: string, signal: AbortSignal) => load(url, { method: 'POST', signal })
        `,
      })],
    },
    // Where a signal of several does not hold, there is no suggestion.
    {
      code: 'export const load = (url: string, options?: RequestInit) => fetch(url, { signal: AbortSignal.timeout(5_000), ...options })',
      settings: { hangtime: { runtime: 'node >=20' } },
      errors: [report('What `options` holds takes the place of this timeout: with a `signal` of the caller the fetch call is not bounded any more.')],
    },
    {
      code: 'export const load = (url: string, options?: RequestInit) => fetch(url, { ...options, signal: AbortSignal.timeout(5_000) })',
      settings: { hangtime: { runtime: 'node >=22' } },
      errors: [report(`This takes the place of the \`signal\` that \`options\` may hold: the caller's abort does not reach the fetch call.`, {
        'Use `signal: options?.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000)`.': 'export const load = (url: string, options?: RequestInit) => fetch(url, { ...options, signal: options?.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000) })',
      })],
    },
    {
      code: `
        interface Options { headers?: Record<string, string>; signal?: AbortSignal }
        export async function load(url: string, options: Options = {}) {
          return fetch(url, { ...options, signal: AbortSignal.timeout(5_000) })
        }
      `,
      settings: { hangtime: { runtime: 'node >=22' } },
      errors: [report(`This takes the place of the \`signal\` that \`options\` may hold: the caller's abort does not reach the fetch call.`, {
        'Use `signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000)`.': `
          interface Options { headers?: Record<string, string>; signal?: AbortSignal }
          export async function load(url: string, options: Options = {}) {
            return fetch(url, { ...options, signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000) })
          }
        `,
      })],
    },
    {
      code: `
        export async function load(url: string, init: Partial<RequestInit> & { retries: number }) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          return fetch(url, { ...init, signal: controller.signal }).then((response) => response.json()).finally(() => clearTimeout(timer))
        }
      `,
      settings: { hangtime: { runtime: 'node >=22' } },
      errors: [report(`This takes the place of the \`signal\` that \`init\` may hold: the caller's abort does not reach the fetch call.`, {
        'Use `signal: init.signal ? AbortSignal.any([init.signal, controller.signal]) : controller.signal`.': `
          export async function load(url: string, init: Partial<RequestInit> & { retries: number }) {
            const controller = new AbortController()
            const timer = setTimeout(() => controller.abort(), 5_000)
            return fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, controller.signal]) : controller.signal }).then((response) => response.json()).finally(() => clearTimeout(timer))
          }
        `,
      })],
    },
  ],
})
