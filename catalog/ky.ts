import type { Api, Client, Retry, Values } from './shape.ts'

const request = { call: { request: true, url: 0, options: 1 } } as const

const types: Readonly<Record<string, Api>> = {
  ky: {
    ...request,
    members: {
      get: request,
      post: request,
      put: request,
      patch: request,
      head: request,
      delete: request,
      query: request,
      create: { call: { options: 0, makes: 'ky' } },
      extend: { call: { options: 0, makes: 'ky', inherits: true } },
      default: 'ky',
    },
  },
}

const values: Values = {
  false: 'never',
  null: 'default',
  zero: 'at-once',
  negative: 'at-once',
  fraction: 'at-once',
  NaN: 'at-once',
  true: 'at-once',
  text: 'at-once',
  object: 'at-once',
  overflow: 'throws',
  Infinity: 'throws',
}

/** 300 ms, then 600 ms. A timeout is not retried, unless `retry.retryOnTimeout` says so; an end by Node's fetch is. */
const retry: Retry = {
  paths: ['retry', 'retry.limit'],
  default: 2,
  delay: { first: 300, factor: 2 },
  afterTimeout: false,
  afterBackstop: true,
  retryAfter: { cappedBy: ['retry.maxRetryAfter'] },
  methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'],
}

const ignores = [
  'timeoutMs', 'requestTimeout', 'connectTimeout', 'responseTimeout', 'headersTimeout', 'bodyTimeout', 'readTimeout', 'timeouts', 'deadline',
]

const options = [
  'method', 'headers', 'body', 'mode', 'credentials', 'cache', 'redirect', 'referrer', 'referrerPolicy', 'integrity', 'keepalive', 'duplex',
  'priority', 'window', 'dispatcher', 'next', 'json', 'parseJson', 'stringifyJson', 'searchParams', 'retry', 'hooks', 'throwHttpErrors',
  'onDownloadProgress', 'onUploadProgress', 'fetch', 'context',
]

const shared = {
  name: 'ky',
  package: 'ky',
  modules: { ky: 'ky' },
  types,
  dispatcher: 'dispatcher',
  backstop: { headers: 300_000, by: 'Node' },
  retry,
} as const

export const ky: readonly Client[] = [
  {
    // `timeout` also bounds the body when it is read by the shortcut, `ky(url).json()`; after `await ky(url)` it does not.
    ...shared,
    versions: '>=2.0.0',
    timeouts: [
      { path: 'timeout', takes: 'ms', default: 10_000, covers: ['queue', 'proxy', 'connect', 'headers'], values },
      { path: 'totalTimeout', takes: 'ms', attempts: 'all', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'], values: { ...values, null: 'never' } },
      { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] },
    ],
    ignores: ['prefixUrl', ...ignores],
    options: ['baseUrl', 'prefix', ...options],
    base: 'baseUrl',
    retry: { ...retry, retryAfter: { cappedBy: ['retry.maxRetryAfter', 'totalTimeout'] }, methods: [...(retry.methods ?? []), 'QUERY'] },
    repair: ['timeout', 'totalTimeout', 'signal'],
    docs: 'https://github.com/sindresorhus/ky#timeout',
  },
  {
    ...shared,
    versions: '>=1.0.0',
    timeouts: [
      { path: 'timeout', takes: 'ms', default: 10_000, covers: ['queue', 'proxy', 'connect', 'headers'], values },
      { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] },
    ],
    ignores: ['totalTimeout', ...ignores],
    options: ['prefixUrl', ...options],
    base: 'prefixUrl',
    repair: ['timeout', 'signal'],
    docs: 'https://github.com/sindresorhus/ky/tree/v1.14.3#timeout',
  },
  {
    ...shared,
    versions: '<1.0.0',
    timeouts: [
      { path: 'timeout', takes: 'ms', default: 10_000, covers: ['queue', 'proxy', 'connect', 'headers'], values: { ...values, null: 'at-once' } },
      { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] },
    ],
    ignores: ['totalTimeout', ...ignores],
    options: ['prefixUrl', ...options],
    base: 'prefixUrl',
    repair: ['timeout', 'signal'],
    docs: 'https://github.com/sindresorhus/ky/tree/v0.33.3#timeout',
  },
]
