import { ofetch } from './ofetch.ts'
import type { Api, Client, Phase, Timeout } from './shape.ts'

const [inner] = ofetch as readonly [Client]
const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

const asks: Api = { call: { request: true, url: 0, options: 1 } }

const composables = { useFetch: 'useFetch', useLazyFetch: 'useFetch' } as const

/** What it sends goes through a signal of Nuxt's own, which one of the call takes the place of. */
const signal: Timeout = { path: 'signal', takes: 'signal', covers: everything }

/** Another `$fetch`, which is called once and retries itself. Its own timeout is not read beside a signal. */
const ownFetch: Timeout = { path: '$fetch', takes: 'fetch', signalled: true, attempts: 'all', covers: everything }

const shared = {
  name: 'Nuxt',
  package: 'nuxt',
  globalsBy: ['nuxt'],
  modules: { '#imports': 'module', '#app': 'module', 'nuxt/app': 'module' },
  globals: composables,
  types: { module: { members: composables }, useFetch: asks },
  ignores: inner.ignores ?? [],
  options: [
    ...(inner.options ?? []), 'key', 'server', 'lazy', 'default', 'transform', 'pick', 'watch', 'immediate', 'getCachedData', 'deep', 'dedupe', 'enabled', '$fetch',
  ],
  base: 'baseURL',
  dispatcher: 'dispatcher',
  ...(inner.backstop && { backstop: inner.backstop }),
  ...(inner.retry && { retry: inner.retry }),
} as const

/** What of a component waits for: `$fetch` of ofetch, with a signal. ofetch reads no `timeout` beside one, so what counts is what Nuxt does with it. */
export const nuxt: readonly Client[] = [
  {
    ...shared,
    versions: '>=3.20.0 <4.0.0-0 || >=4.2.0',
    globals: { ...composables, createUseFetch: 'factory', useAsyncData: 'useAsyncData', useLazyAsyncData: 'useAsyncData' },
    types: {
      useFetch: asks,
      factory: { call: { options: 0, makes: 'useFetch' } },
      useAsyncData: { call: { givesUp: 'timeout' } },
      module: { members: { ...composables, createUseFetch: 'factory', useAsyncData: 'useAsyncData', useLazyAsyncData: 'useAsyncData' } },
    },
    timeouts: [
      {
        path: 'timeout',
        takes: 'ms',
        covers: everything,
        attempts: 'all',
        values: {
          zero: 'at-once',
          negative: 'never',
          NaN: 'never',
          null: 'never',
          false: 'never',
          true: 'never',
          text: 'never',
          'numeric-string': 'never',
          object: 'never',
          overflow: 'at-once',
          fraction: 'throws',
          decimal: 'throws',
          Infinity: 'throws',
        },
      },
      signal,
      ownFetch,
    ],
    repair: ['timeout'],
    docs: 'https://nuxt.com/docs/4.x/api/composables/use-fetch#parameters',
  },
  {
    ...shared,
    versions: '>=3.9.0 <3.20.0 || >=4.0.0-0 <4.2.0',
    timeouts: [
      {
        path: 'timeout',
        takes: 'ms',
        covers: everything,
        attempts: 'all',
        unless: 'signal',
        values: {
          zero: 'never',
          NaN: 'never',
          null: 'never',
          false: 'never',
          negative: 'at-once',
          fraction: 'at-once',
          overflow: 'at-once',
          Infinity: 'at-once',
          true: 'at-once',
          text: 'at-once',
          object: 'at-once',
        },
      },
      signal,
      ownFetch,
    ],
    repair: ['timeout'],
    docs: 'https://nuxt.com/docs/3.x/api/composables/use-fetch#parameters',
  },
  {
    ...shared,
    versions: '>=3.0.0-0 <3.9.0',
    timeouts: [signal],
    ignores: ['timeout', ...shared.ignores],
    repair: ['signal'],
    docs: 'https://nuxt.com/docs/3.x/api/composables/use-fetch#parameters',
  },
]
