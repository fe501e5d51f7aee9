import { rule } from '../../rules/no-early-timeout-clear.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-early-timeout-clear', rule, {
  valid: [
    // The timer lives until the body is read.
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        try {
          const response = await fetch(url, { signal: controller.signal })
          return await response.json()
        } finally {
          clearTimeout(timer)
        }
      }
    `,
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        const response = await fetch(url, { signal: controller.signal })
        const data = await response.json()
        clearTimeout(timer)
        return data
      }
    `,
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        return fetch(url, { signal: controller.signal }).then((response) => response.json()).finally(() => clearTimeout(timer))
      }
    `,
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        return fetch(url, { signal: controller.signal }).then((response) => response.json()).then((data) => {
          clearTimeout(timer)
          return data
        })
      }
    `,
    // Nothing is read.
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        try {
          const response = await fetch(url, { signal: controller.signal })
          return response.ok
        } finally {
          clearTimeout(timer)
        }
      }
    `,
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        try {
          await fetch(url, { signal: controller.signal })
        } finally {
          clearTimeout(timer)
        }
      }
    `,
    // The runtime's own needs no clearing.
    `
      async function load(url) {
        const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
        return response.json()
      }
    `,
    // A watch for silence: it is set again.
    `
      async function load(url) {
        const controller = new AbortController()
        let timer = setTimeout(() => controller.abort(), 5_000)
        const response = await fetch(url, { signal: controller.signal })
        clearTimeout(timer)
        timer = setTimeout(() => controller.abort(), 60_000)
        return response.json()
      }
    `,
    // A stream has a time of its own.
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        const response = await fetch(url, { signal: controller.signal })
        clearTimeout(timer)
        for await (const chunk of response.body) console.log(chunk)
      }
    `,
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        const response = await fetch(url, { signal: controller.signal })
        clearTimeout(timer)
        return render(response)
      }
    `,
    // By its name it is meant for the headers alone.
    `
      async function load(url, headersTimeoutMs) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), headersTimeoutMs)
        const response = await fetch(url, { signal: controller.signal })
        clearTimeout(timer)
        return response.json()
      }
    `,
    // Another signal bounds the body.
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        const response = await fetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(60_000)]) })
        clearTimeout(timer)
        return response.json()
      }
    `,
    // axios waits for the body before it answers.
    { imports: 'axios', code: `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        try {
          return (await axios.get(url, { signal: controller.signal })).data
        } finally {
          clearTimeout(timer)
        }
      }
    ` },
    // This branch leaves.
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        const response = await fetch(url, { signal: controller.signal })
        if (response.status === 204) {
          clearTimeout(timer)
          return null
        }
        const data = await response.json()
        clearTimeout(timer)
        return data
      }
    `,
    `
      async function load(url) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5_000)
        let response
        try {
          response = await fetch(url, { signal: controller.signal })
        } catch (error) {
          clearTimeout(timer)
          throw error
        }
        const data = await response.json()
        clearTimeout(timer)
        return data
      }
    `,
  ],
  invalid: [
    // Without `await`, the `finally` runs before the body is there.
    {
      code: `
        async function load(url) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          try {
            const response = await fetch(url, { signal: controller.signal })
            return response.json()
          } finally {
            clearTimeout(timer)
          }
        }
      `,
      errors: [report('This stops the timer when the headers of fetch arrive: reading the body, on line 6, is not bounded.', {
        'Use `await response.json()`.': `
          async function load(url) {
            const controller = new AbortController()
            const timer = setTimeout(() => controller.abort(), 5_000)
            try {
              const response = await fetch(url, { signal: controller.signal })
              return await response.json()
            } finally {
              clearTimeout(timer)
            }
          }
        `,
      })],
    },
    {
      code: `
        async function load(url) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          let response
          try {
            response = await fetch(url, { signal: controller.signal })
          } finally {
            clearTimeout(timer)
          }
          return await response.json()
        }
      `,
      errors: [report('This stops the timer when the headers of fetch arrive: reading the body, on line 10, is not bounded.', {
        'Use `AbortSignal.timeout(5_000)`.': `
          async function load(url) {
            let response
            response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
            return await response.json()
          }
        `,
      })],
    },
    {
      code: `
        async function load(url) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          const response = await fetch(url, { signal: controller.signal })
          clearTimeout(timer)
          if (!response.ok) throw new Error(await response.text())
        }
      `,
      errors: [report('This stops the timer when the headers of fetch arrive: reading the body, on line 6, is not bounded.', {
        'Use `AbortSignal.timeout(5_000)`.': `
          async function load(url) {
            const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
            if (!response.ok) throw new Error(await response.text())
          }
        `,
      })],
    },
    {
      imports: 'undici',
      code: `
        async function load(url) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          try {
            return await undici.fetch(url, { signal: controller.signal })
          } catch {
            return undefined
          } finally {
            clearTimeout(timer)
          }
        }
      `,
      errors: [report('This stops the timer when the headers of undici.fetch arrive: whoever gets the response reads its body without a bound.', {
        'Use `AbortSignal.timeout(5_000)`.': `
          async function load(url) {
            try {
              return await undici.fetch(url, { signal: AbortSignal.timeout(5_000) })
            } catch {
              return undefined
            }
          }
        `,
      })],
    },
    {
      code: `
        async function load(url) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          const response = await fetch(url, { signal: controller.signal }).finally(() => clearTimeout(timer))
          return response.text()
        }
      `,
      errors: [report('This stops the timer when the headers of fetch arrive: reading the body, on line 5, is not bounded.', {
        'Use `AbortSignal.timeout(5_000)`.': `
          async function load(url) {
            const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
            return response.text()
          }
        `,
      })],
    },
    {
      code: `
        async function load(url) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          return fetch(url, { signal: controller.signal }).then((response) => {
            clearTimeout(timer)
            return response.json()
          })
        }
      `,
      errors: [report('This stops the timer when the headers of fetch arrive: reading the body, on line 6, is not bounded.', {
        'Use `AbortSignal.timeout(5_000)`.': `
          async function load(url) {
            return fetch(url, { signal: AbortSignal.timeout(5_000) }).then((response) => {
              return response.json()
            })
          }
        `,
      })],
    },
    // The catch looks for an AbortError, which the other signal does not throw.
    {
      code: `
        async function load(url) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          let response
          try {
            response = await fetch(url, { signal: controller.signal })
          } catch (error) {
            if (error.name === 'AbortError') return null
            throw error
          } finally {
            clearTimeout(timer)
          }
          return await response.json()
        }
      `,
      errors: [report('This stops the timer when the headers of fetch arrive: reading the body, on line 13, is not bounded.')],
    },
    // The controller has another use.
    {
      code: `
        async function load(url, signal) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          signal.addEventListener('abort', () => controller.abort())
          const response = await fetch(url, { signal: controller.signal })
          clearTimeout(timer)
          return await response.json()
        }
      `,
      errors: [report('This stops the timer when the headers of fetch arrive: reading the body, on line 7, is not bounded.')],
    },
    // The caller's signal is no bound.
    {
      code: `
        async function load(url, signal) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 5_000)
          const response = await fetch(url, { signal: AbortSignal.any([signal, controller.signal]) })
          clearTimeout(timer)
          return await response.json()
        }
      `,
      errors: [report('This stops the timer when the headers of fetch arrive: reading the body, on line 6, is not bounded.')],
    },
  ],
})
