import type { Api, Client, Values } from './shape.ts'

const request: Api = { call: { request: true, url: 0, options: 1 } }

const types: Readonly<Record<string, Api>> = {
  module: {
    members: {
      request,
      curl: request,
      HttpClient: { construct: { makes: 'HttpClient' } },
      HttpClient2: { construct: { makes: 'HttpClient' } },
      default: 'module',
    },
  },
  HttpClient: { members: { request, curl: request } },
}

/** What counts as false is the default; the rest goes to undici. */
const checked: Values = {
  zero: 'default',
  null: 'default',
  false: 'default',
  NaN: 'default',
  negative: 'throws',
  Infinity: 'throws',
  true: 'throws',
}

/** The package `ms` reads them, so that "5s" is 5 s. */
const unchecked: Values = {
  zero: 'default',
  null: 'default',
  false: 'default',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'at-once',
}

const shared = {
  name: 'urllib',
  package: 'urllib',
  modules: { urllib: 'module' },
  types,
  ignores: [
    'timeoutMs', 'requestTimeout', 'connectTimeout', 'responseTimeout', 'connectionTimeout', 'readTimeout', 'headersTimeout', 'bodyTimeout', 'timeouts',
    'deadline',
  ],
  options: [
    'method', 'data', 'dataAsQueryString', 'content', 'files', 'stream', 'writeStream', 'consumeWriteStream', 'contentType', 'nestedQuerystring', 'dataType',
    'fixJSONCtlChars', 'headers', 'auth', 'digestAuth', 'followRedirect', 'maxRedirects', 'formatRedirectUrl', 'beforeRequest', 'streaming', 'gzip',
    'compressed', 'timing', 'socketPath', 'retry', 'retryDelay', 'isRetry', 'socketErrorRetry', 'opaque', 'dispatcher', 'rejectUnauthorized', 'highWaterMark',
    'agent', 'httpsAgent', 'ca', 'key', 'cert', 'ciphers', 'trace', 'enableProxy', 'proxy', 'lookup', 'checkAddress', 'ctx', 'args', 'customResponse',
  ],
  repair: ['timeout'],
} as const

/** Bounded by itself: 5 s, when nobody says otherwise. */
export const urllib: readonly Client[] = [
  {
    ...shared,
    versions: '>=4.0.0',
    timeouts: [
      { path: 'timeout', takes: 'ms', default: 5_000, covers: ['headers', 'body-idle'], restarts: 'redirect', values: { ...checked, text: 'at-once' } }, // parseInt makes it 5 ms
      { path: 'signal', takes: 'signal', covers: ['headers', 'body-idle', 'body'] },
    ],
    docs: 'https://github.com/node-modules/urllib#api-doc',
  },
  {
    ...shared,
    versions: '>=3.0.0',
    timeouts: [
      { path: 'timeout', takes: 'ms', default: 5_000, covers: ['headers', 'body-idle'], restarts: 'redirect', values: { ...checked, text: 'throws', 'numeric-string': 'throws' } },
      { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] },
    ],
    docs: 'https://github.com/node-modules/urllib/tree/3.x#api-doc',
  },
  {
    ...shared,
    versions: '<3.0.0',
    timeouts: [{ path: 'timeout', takes: 'ms', default: 5_000, covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'], restarts: 'redirect', values: unchecked }],
    ignores: ['signal', ...shared.ignores],
    docs: 'https://github.com/node-modules/urllib/tree/2.x#api-doc',
  },
]
