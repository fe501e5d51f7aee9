import { rule } from '../../rules/no-abandoned-request.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-abandoned-request', rule, {
  valid: [
    // The loser is ended.
    `
      async function load(url) {
        const controller = new AbortController()
        try {
          return await Promise.race([fetch(url, { signal: controller.signal }), sleep(5_000)])
        } finally {
          controller.abort()
        }
      }
    `,
    'Promise.race([fetch(url, { signal: AbortSignal.timeout(5_000) }), sleep(6_000)])',
    'Promise.race([fetch(url, { signal }), sleep(5_000)])',
    // Who wins is an answer.
    'Promise.race([fetch(one), fetch(other)])',
    'Promise.race([fetch(url), closed])',
    // We cannot see what the helper does.
    `
      import { withTimeout } from 'somewhere'
      withTimeout(fetch(url), 5_000)
    `,
    `
      function withTimeout(promise, ms, controller) {
        return Promise.race([promise, new Promise((_, reject) => setTimeout(() => { controller.abort(); reject(new Error('slow')) }, ms))])
      }
      withTimeout(fetch(url), 5_000)
    `,
    // It ends on its own.
    { imports: 'axios', code: 'Promise.race([axios.get(url, { timeout: 5_000 }), sleep(10_000)])' },
    'Promise.all([fetch(url), sleep(5_000)])',
  ],
  invalid: [
    {
      code: `Promise.race([fetch(url), new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), 5_000))])`,
      errors: [report('When the time is up, line 1 gives up on this fetch call and leaves it running: its socket stays open.', {
        'Add `signal: AbortSignal.timeout(5_000)`.': `Promise.race([fetch(url, { signal: AbortSignal.timeout(5_000) }), new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), 5_000))])`,
      })],
    },
    {
      code: `
        async function load(url) {
          const late = new Promise((_, reject) => setTimeout(reject, 5_000))
          return Promise.race([fetch(url).then((response) => response.json()), late])
        }
      `,
      errors: [report('When the time is up, line 3 gives up on this fetch call and leaves it running: its socket stays open.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': `
          async function load(url) {
            const late = new Promise((_, reject) => setTimeout(reject, 5_000))
            return Promise.race([fetch(url, { signal: AbortSignal.timeout(10_000) }).then((response) => response.json()), late])
          }
        `,
      })],
    },
    {
      code: `
        async function load(url) {
          const pending = fetch(url, { method: 'POST' })
          return await Promise.race([pending, sleep(5_000)])
        }
      `,
      errors: [report('When the time is up, line 3 gives up on this fetch call and leaves it running: its socket stays open.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': `
          async function load(url) {
            const pending = fetch(url, { method: 'POST', signal: AbortSignal.timeout(10_000) })
            return await Promise.race([pending, sleep(5_000)])
          }
        `,
      })],
    },
    {
      imports: 'axios',
      code: 'Promise.race([axios.get(url), timeoutAfter(5_000)])',
      errors: [report('When the time is up, line 2 gives up on this axios.get call and leaves it running: its socket stays open.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': 'Promise.race([axios.get(url, { signal: AbortSignal.timeout(10_000) }), timeoutAfter(5_000)])',
      })],
    },
    {
      code: `
        import pTimeout from 'p-timeout'
        await pTimeout(fetch(url), { milliseconds: 5_000 })
      `,
      errors: [report('When the time is up, line 2 gives up on this fetch call and leaves it running: its socket stays open.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': `
          import pTimeout from 'p-timeout'
          await pTimeout(fetch(url, { signal: AbortSignal.timeout(10_000) }), { milliseconds: 5_000 })
        `,
      })],
    },
    {
      code: `
        function withTimeout(promise, ms) {
          return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), ms))])
        }
        await withTimeout(fetch(url), 5_000)
      `,
      errors: [report('When the time is up, line 4 gives up on this fetch call and leaves it running: its socket stays open.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': `
          function withTimeout(promise, ms) {
            return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), ms))])
          }
          await withTimeout(fetch(url, { signal: AbortSignal.timeout(10_000) }), 5_000)
        `,
      })],
    },
  ],
})
