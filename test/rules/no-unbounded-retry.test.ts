import { rule } from '../../rules/no-unbounded-retry.ts'
import { report, testRule } from './tester.ts'

const endless = (name: string) => `This ${name} request is tried again for as long as it fails: nothing must end it.`
const end = (text: string) => `Let it end: \`${text}\`.`

export const cases = testRule('no-unbounded-retry', rule, {
  valid: [
    `async function load(url: string) { for (let i = 0; i < 5; i++) { const response = await fetch(url); if (response.ok) return response } }`,
    `async function load(url: string, signal: AbortSignal) { while (!signal.aborted) { const response = await fetch(url); if (response.ok) return response } }`,
    { code: 'async function load(url: string, left: number) { try { return await axios.get(url) } catch (error) { if (left === 0) throw error; return load(url, left - 1) } }', imports: 'axios' },
    `import fetchRetry from 'fetch-retry'\nfetchRetry(fetch, { retryOn: (attempt, error) => attempt < 3 && error !== null })`,
    `import fetchRetry from 'fetch-retry'\nfetchRetry(fetch, { retryOn: () => false })`,
    `import { request } from 'gaxios'\nrequest({ url, retry: true })`,
    `import { Agent, RetryAgent } from 'undici'\nnew RetryAgent(new Agent(), { retry: (error, { state }, next) => state.counter < 5 ? setTimeout(next, 500) : next(error) })`,
    `import { Agent, RetryAgent } from 'undici'\nnew RetryAgent(new Agent(), { retry: (error, context, next) => error.statusCode === 429 ? setTimeout(next, 500) : next(error) })`,
    `import { Agent, RetryAgent } from 'undici'\nnew RetryAgent(new Agent(), { retry: (error, context, next) => later(next) })`,
    `import { request } from 'gaxios'\nrequest({ url, retryConfig: { retry: 5, shouldRetry: (error) => error.config.retryConfig.currentRetryAttempt < 5 } })`,
    `import { request } from 'gaxios'\nrequest({ url, retryConfig: { shouldRetry: () => false } })`,
    // The deadline of a race.
    `async function ready(url: string, late: Promise<never>) { while (true) { try { return await Promise.race([fetch(url), late]) } catch { continue } } }`,
    { imports: 'got', settings: { hangtime: { versions: { got: '14.6.6' } } }, code: 'got(url, { retry: { calculateDelay: ({ computedValue }) => computedValue && 1000 } })' },
    { imports: 'got', settings: { hangtime: { versions: { got: '16.0.0' } } }, code: 'got(url, { retry: { limit: 2, calculateDelay: () => 1000 } })' },
    { settings: { hangtime: { versions: { rxjs: '6.6.7' } } }, code: `import { retry } from 'rxjs/operators'\ndefer(() => fetch(url)).pipe(retry(3))` },
  ],
  invalid: [
    // A function that decides alone: got up to 15 does not look at its limit then.
    { imports: 'got', settings: { hangtime: { versions: { got: '14.6.6' } } }, code: 'got(url, { retry: { limit: 2, calculateDelay: () => 1000 } })', errors: [report('got tries this request again for ever.')] },
    // rxjs 6 takes a count alone, and compares an object with it.
    { settings: { hangtime: { versions: { rxjs: '6.6.7' } } }, code: `import { retry } from 'rxjs/operators'\ndefer(() => fetch(url)).pipe(retry({ count: 3, delay: 1000 }))`, errors: [report('`{ count: 3, delay: 1000 }` makes rxjs try again for ever.')] },
    ...['setTimeout(next, 500)', 'setTimeout(() => next(), 500)', 'next()'].map((way) => ({
      code: `import { Agent, RetryAgent } from 'undici'\nnew RetryAgent(new Agent(), { maxRetries: 3, retry: (error, context, next) => ${way} })`,
      errors: [report('This function decides alone whether undici tries again, and does not look at the attempt: `maxRetries` is not read, and nothing ends it.')],
    })),
    { code: `import { Agent, RetryAgent } from 'undici'\nnew RetryAgent(new Agent(), { maxRetries: Infinity })`, errors: [report('`maxRetries: Infinity` makes undici try again for ever.', { [end('maxRetries: 4')]: `import { Agent, RetryAgent } from 'undici'\nnew RetryAgent(new Agent(), { maxRetries: 4 })` })] },

    {
      code: `
        export async function load(url: string) {
          for (;;) {
            const response = await fetch(url)
            if (response.ok) return response
          }
        }
      `,
      errors: [report(endless('fetch'), {
        [end('for (let attempt = 0; attempt < 5; attempt++)')]: `
        export async function load(url: string) {
          for (let attempt = 0; attempt < 5; attempt++) {
            const response = await fetch(url)
            if (response.ok) return response
          }
          throw new Error('No answer after 5 attempts')
        }
      `,
      })],
    },
    {
      imports: 'axios',
      code: `
        async function load(url: string): Promise<unknown> {
          try {
            return await axios.get(url)
          } catch (error) {
            return load(url)
          }
        }
      `,
      errors: [{ line: 6, ...report('This sends the axios.get request of line 4 again for as long as it fails: nothing must end it.', {
        [end('if (attempt === 5) throw error')]: `
        async function load(url: string, attempt = 1): Promise<unknown> {
          try {
            return await axios.get(url)
          } catch (error) {
            if (attempt === 5) throw error
            return load(url, attempt + 1)
          }
        }
      `,
      }) }],
    },
    {
      code: `import pRetry from 'p-retry'\npRetry(() => fetch(url), { retries: Infinity })`,
      errors: [report('`retries: Infinity` makes p-retry try again for ever.', { [end('retries: 4')]: `import pRetry from 'p-retry'\npRetry(() => fetch(url), { retries: 4 })` })],
    },
    {
      code: `import pRetry from 'p-retry'\npRetry(() => fetch(url), { retries: Infinity })`,
      settings: { hangtime: { versions: { 'p-retry': '6.2.1' } } },
      errors: [report('`retries: Infinity` ends the process: p-retry makes a list of all its delays beforehand.', { [end('retries: 4')]: `import pRetry from 'p-retry'\npRetry(() => fetch(url), { retries: 4 })` })],
    },
    {
      code: `import { request } from 'gaxios'\nrequest({ url, retryConfig: { retry: 2, shouldRetry: () => true } })`,
      errors: [report('This function decides alone whether gaxios tries again, and does not look at the attempt: `retryConfig.retry` is not read, and nothing ends it.')],
    },
    {
      code: `import { Gaxios } from 'gaxios'\nconst client = new Gaxios()\nclient.request({ url, retryConfig: { retry: Infinity } })`,
      errors: [report('`retry: Infinity` makes gaxios try again for ever.')],
    },
    {
      code: `import fetchRetry from 'fetch-retry'\nfetchRetry(fetch, { retryOn: (attempt, error) => error !== null })`,
      errors: [report('This function decides alone whether fetch-retry tries again, and does not look at the attempt: `retries` is not read, and nothing ends it.')],
    },
    {
      code: `import { retry, handleAll, ExponentialBackoff } from 'cockatiel'\nconst policy = retry(handleAll, { backoff: new ExponentialBackoff() })`,
      errors: [report('cockatiel tries again for ever: no `maxAttempts` is set.', { [end('maxAttempts: 4')]: `import { retry, handleAll, ExponentialBackoff } from 'cockatiel'\nconst policy = retry(handleAll, { backoff: new ExponentialBackoff(), maxAttempts: 4 })` })],
    },
  ],
})
