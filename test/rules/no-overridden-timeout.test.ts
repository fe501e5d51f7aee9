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
  ],
  invalid: [
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
