import { rule } from '../../rules/no-shared-timeout-signal.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-shared-timeout-signal', rule, {
  valid: [
    // Made for each call.
    'const load = (url) => fetch(url, { signal: AbortSignal.timeout(5_000) })',
    `
      const signal = () => AbortSignal.timeout(5_000)
      export const load = (url) => fetch(url, { signal: signal() })
    `,
    `
      class Api {
        get signal() { return AbortSignal.timeout(5_000) }
        load(url) { return fetch(url, { signal: this.signal }) }
      }
    `,
    // A default is worked out at each call.
    'export function load(url, signal = AbortSignal.timeout(5_000)) { return fetch(url, { signal }) }',
    'export function load(url, options = { signal: AbortSignal.timeout(5_000) }) { return fetch(url, options) }',
    // All of them start now.
    `
      export async function load(urls) {
        const signal = AbortSignal.timeout(5_000)
        return Promise.all(urls.map((url) => fetch(url, { signal })))
      }
    `,
    // One time for all of a walk through pages.
    `
      export async function load(url) {
        const signal = AbortSignal.timeout(60_000)
        for (let next = url; next; ) {
          const response = await fetch(next, { signal })
          next = (await response.json()).next
        }
      }
    `,
    // By its name it bounds all tries together.
    `
      export async function load(url) {
        const deadline = AbortSignal.timeout(60_000)
        for (let i = 0; i < 3; i++) {
          try {
            return await fetch(url, { signal: deadline })
          } catch {}
        }
      }
    `,
    `
      export async function load(url) {
        const signal = AbortSignal.timeout(60_000)
        while (!signal.aborted) {
          try {
            return await fetch(url, { signal })
          } catch {}
        }
      }
    `,
    `
      export function load(url) {
        const signal = AbortSignal.timeout(60_000)
        return retry(() => fetch(url, { signal }), { signal })
      }
    `,
    // A program that runs once.
    `
      const signal = AbortSignal.timeout(60_000)
      async function main() { await fetch('https://a.example', { signal }) }
      main()
    `,
    `const response = await fetch('https://a.example', { signal: AbortSignal.timeout(60_000) })`,
    // A controller may be aborted by anybody, at any time.
    `
      const shutdown = new AbortController()
      export const load = (url) => fetch(url, { signal: shutdown.signal })
    `,
    // An instance that lives as long as its call.
    { imports: 'axios', code: `
      export async function load(url) {
        const api = axios.create({ signal: AbortSignal.timeout(5_000) })
        return await api.get(url)
      }
    ` },
  ],
  invalid: [
    {
      code: `
        const signal = AbortSignal.timeout(5_000)

        export const load = (url) => fetch(url, { method: 'POST', signal })
      `,
      errors: [report('The clock of this signal starts when the module is loaded: once it has run out, every fetch call with it fails at once.', {
        'Use `signal: AbortSignal.timeout(5_000)`.': `export const load = (url) => fetch(url, { method: 'POST', signal: AbortSignal.timeout(5_000) })`,
      })],
    },
    {
      code: `
        const options = { headers, signal: AbortSignal.timeout(5_000) }
        export const load = (url) => fetch(url, options)
      `,
      errors: [report('The clock of this signal starts when the module is loaded: once it has run out, every fetch call with it fails at once.')],
    },
    {
      code: `
        const base = { signal: AbortSignal.timeout(5_000) }
        export const load = (url) => fetch(url, { ...base, method: 'POST' })
      `,
      errors: [report('The clock of this signal starts when the module is loaded: once it has run out, every fetch call with it fails at once.')],
    },
    // Joined with another, it runs out all the same.
    {
      code: `
        const late = AbortSignal.timeout(5_000)
        export const load = (url, signal) => fetch(url, { signal: AbortSignal.any([signal, late]) })
      `,
      errors: [report('The clock of this signal starts when the module is loaded: once it has run out, every fetch call with it fails at once.')],
    },
    {
      code: `
        class Api {
          signal = AbortSignal.timeout(5_000)
          load(url) { return fetch(url, { signal: this.signal }) }
        }
      `,
      errors: [report('The clock of this signal starts when the object is made: once it has run out, every fetch call with it fails at once.')],
    },
    {
      code: `
        class Api {
          constructor() { this.signal = AbortSignal.timeout(5_000) }
          load(url) { return fetch(url, { signal: this.signal }) }
        }
      `,
      errors: [report('The clock of this signal starts when the object is made: once it has run out, every fetch call with it fails at once.')],
    },
    {
      imports: 'axios',
      code: 'export const api = axios.create({ signal: AbortSignal.timeout(5_000) })',
      errors: [report('The clock of this signal starts when the axios instance is made: once it has run out, every call through it fails at once.', {
        'Use `timeout: 5_000`.': 'export const api = axios.create({ timeout: 5_000 })',
      })],
    },
    {
      imports: 'axios',
      code: `
        class Api {
          api = axios.create({ baseURL, signal: AbortSignal.timeout(5_000) })
        }
      `,
      errors: [report('The clock of this signal starts when the axios instance is made: once it has run out, every call through it fails at once.', {
        'Use `timeout: 5_000`.': `
          class Api {
            api = axios.create({ baseURL, timeout: 5_000 })
          }
        `,
      })],
    },
    {
      code: `
        export function client(base) {
          const signal = AbortSignal.timeout(5_000)
          return { load: (path) => fetch(base + path, { signal }) }
        }
      `,
      errors: [report('The clock of this signal starts before the functions that use it are called: once it has run out, every fetch call with it fails at once.', {
        'Use `signal: AbortSignal.timeout(5_000)`.': `
          export function client(base) {
            return { load: (path) => fetch(base + path, { signal: AbortSignal.timeout(5_000) }) }
          }
        `,
      })],
    },
    // After the first timeout no try can succeed.
    {
      code: `
        export async function load(url) {
          const signal = AbortSignal.timeout(5_000)
          for (let i = 0; i < 3; i++) {
            try {
              return await fetch(url, { signal })
            } catch {
              await sleep(1_000)
            }
          }
        }
      `,
      errors: [report('The clock of this signal starts before the retries: once it has run out, every further fetch call fails at once.', {
        'Use `signal: AbortSignal.timeout(5_000)`.': `
          export async function load(url) {
            for (let i = 0; i < 3; i++) {
              try {
                return await fetch(url, { signal: AbortSignal.timeout(5_000) })
              } catch {
                await sleep(1_000)
              }
            }
          }
        `,
      })],
    },
    {
      code: `
        export function load(url) {
          const signal = AbortSignal.timeout(5_000)
          return pRetry(() => fetch(url, { signal }), { retries: 3 })
        }
      `,
      errors: [report('The clock of this signal starts before the retries: once it has run out, every further fetch call fails at once.', {
        'Use `signal: AbortSignal.timeout(5_000)`.': `
          export function load(url) {
            return pRetry(() => fetch(url, { signal: AbortSignal.timeout(5_000) }), { retries: 3 })
          }
        `,
      })],
    },
    {
      code: `
        export function watch(url) {
          const signal = AbortSignal.timeout(5_000)
          setInterval(() => fetch(url, { signal }), 60_000)
        }
      `,
      errors: [report('The clock of this signal starts once, and the function with the fetch call runs again and again: later calls fail at once.', {
        'Use `signal: AbortSignal.timeout(5_000)`.': `
          export function watch(url) {
            setInterval(() => fetch(url, { signal: AbortSignal.timeout(5_000) }), 60_000)
          }
        `,
      })],
    },
  ],
})
