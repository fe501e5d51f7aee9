import type { Api, Client, Phase, Retry, Timeout, Values } from './shape.ts'

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

const beforeBody: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers']
const body: readonly Phase[] = ['body-idle', 'body']

/** It reaches fetch inside a Request, which holds it weakly. Until the headers ky holds it itself. */
const signal: Timeout = { path: 'signal', takes: 'signal', covers: beforeBody, weak: body }

/** 300 ms, then 600 ms. A timeout is not retried, unless `retry.retryOnTimeout` says so; an end by Node's fetch is. */
const retry: Retry = {
  paths: ['retry', 'retry.limit'],
  default: 2,
  delay: { first: 300, factor: 2 },
  afterTimeout: false,
  afterBackstop: true,
  retryAfter: { cappedBy: ['retry.maxRetryAfter'] },
  methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'],
  others: { path: 'retry.methods' },
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
  instances: { KyInstance: 'ky' },
  types,
  backstop: { headers: 300_000, by: 'Node' },
  retry,
} as const

export const ky: readonly Client[] = [
  {
    ...shared,
    versions: '>=2.0.0',
    timeouts: [
      { path: 'timeout', takes: 'ms', default: 10_000, covers: beforeBody, shortcut: body, values },
      {
        path: 'totalTimeout',
        takes: 'ms',
        attempts: 'all',
        covers: beforeBody,
        shortcut: body,
        values: { ...values, null: 'never', true: 'never', text: 'never', object: 'never', 'numeric-string': 'never' },
      },
      signal,
    ],
    ignores,
    options: ['baseUrl', 'prefix', ...options],
    base: 'baseUrl',
    dispatcher: 'dispatcher',
    retry: { ...retry, retryAfter: { cappedBy: ['retry.maxRetryAfter', 'totalTimeout'] }, methods: [...(retry.methods ?? []), 'QUERY'] },
    repair: ['timeout', 'totalTimeout', 'signal'],
    docs: 'https://github.com/sindresorhus/ky#timeout',
  },
  {
    ...shared,
    versions: '>=1.0.0',
    timeouts: [{ path: 'timeout', takes: 'ms', default: 10_000, covers: beforeBody, values }, signal],
    ignores: ['totalTimeout', ...ignores],
    options: ['prefixUrl', ...options],
    base: 'prefixUrl',
    dispatcher: 'dispatcher',
    repair: ['timeout', 'signal'],
    docs: 'https://github.com/sindresorhus/ky/tree/v1.14.3#timeout',
  },
  {
    // Its signal is not held at all, `dispatcher` does not reach fetch, and its limit counts the first attempt too.
    ...shared,
    versions: '<1.0.0',
    timeouts: [
      { path: 'timeout', takes: 'ms', default: 10_000, covers: beforeBody, values: { ...values, null: 'at-once' } },
      { path: 'signal', takes: 'signal', covers: [], weak: [...beforeBody, ...body] },
    ],
    ignores: ['totalTimeout', ...ignores],
    options: ['prefixUrl', ...options.filter((option) => option !== 'dispatcher')],
    retry: { ...retry, counts: 'attempts', default: 1 },
    base: 'prefixUrl',
    repair: ['timeout', 'signal'],
    docs: 'https://github.com/sindresorhus/ky/tree/v0.33.3#timeout',
  },
]
