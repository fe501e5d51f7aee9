import type { Client } from './shape.ts'

const request = { call: { request: true, url: 0, options: 1 } } as const

/** ofetch, and the `$fetch` that Nuxt and Nitro put into the global scope. */
export const ofetch: readonly Client[] = [
  {
    name: 'ofetch',
    package: 'ofetch',
    versions: '*',
    modules: { ofetch: 'module' },
    globals: { $fetch: 'ofetch' },
    globalsBy: ['nuxt', 'nitropack'],
    types: {
      module: { members: { ofetch: 'ofetch', $fetch: 'ofetch' } },
      ofetch: { ...request, members: { raw: request, create: { call: { options: 0, makes: 'ofetch', inherits: true } } } },
    },
    timeouts: [
      {
        // Its timer ends with the headers of the first attempt. What is left of it, a signal, keeps the retry from having one.
        path: 'timeout',
        takes: 'ms',
        covers: ['queue', 'proxy', 'connect', 'headers'],
        attempts: 'first',
        unless: 'signal',
        values: {
          zero: 'never',
          null: 'never',
          false: 'never',
          NaN: 'never',
          negative: 'at-once',
          fraction: 'at-once',
          overflow: 'at-once',
          Infinity: 'at-once',
          true: 'at-once',
          text: 'at-once',
          object: 'at-once',
        },
      },
      { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] },
    ],
    ignores: [
      'timeoutMs', 'requestTimeout', 'responseTimeout', 'connectTimeout', 'connectionTimeout', 'headersTimeout', 'bodyTimeout', 'readTimeout', 'timeouts',
      'deadline',
    ],
    options: [
      'method', 'headers', 'body', 'mode', 'credentials', 'cache', 'redirect', 'referrer', 'referrerPolicy', 'integrity', 'keepalive', 'duplex',
      'priority', 'window', 'baseURL', 'query', 'params', 'parseResponse', 'responseType', 'dispatcher', 'agent', 'retry', 'retryDelay',
      'retryStatusCodes', 'ignoreResponseError', 'onRequest', 'onRequestError', 'onResponse', 'onResponseError',
    ],
    base: 'baseURL',
    dispatcher: 'dispatcher',
    backstop: { headers: 300_000, by: 'Node' },
    retry: {
      paths: ['retry'],
      pauses: ['retryDelay'],
      default: 1,
      delay: { first: 0, factor: 1 },
      afterTimeout: false,
      afterBackstop: true,
      methods: ['GET', 'HEAD', 'OPTIONS', 'TRACE'],
      others: 'count',
    },
    repair: ['signal', 'timeout'],
    docs: 'https://github.com/unjs/ofetch#%EF%B8%8F-timeout',
  },
]
