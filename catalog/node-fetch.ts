import type { Api, Client } from './shape.ts'

const everything = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] as const

const fetch = { call: { request: true, url: 0, options: 1 } } as const

const types: Readonly<Record<string, Api>> = {
  fetch,
  module: {
    ...fetch,
    members: { default: 'fetch', Request: { construct: { url: 0, options: 1, makes: 'request' } } },
  },
  request: {},
}

const ignores = [
  'timeoutMs', 'requestTimeout', 'responseTimeout', 'connectTimeout', 'connectionTimeout', 'headersTimeout', 'bodyTimeout', 'readTimeout', 'timeouts', 'deadline',
]

const options = [
  'method', 'headers', 'body', 'redirect', 'follow', 'compress', 'size', 'agent', 'counter', 'hostname', 'port', 'protocol', 'highWaterMark',
  'insecureHTTPParser', 'referrer', 'referrerPolicy',
]

const readers = ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'buffer']

export const nodeFetch: readonly Client[] = [
  {
    // 3 has no timeout of its own any more, and says nothing when it is given one.
    name: 'node-fetch',
    package: 'node-fetch',
    versions: '>=3.0.0',
    modules: { 'node-fetch': 'module' },
    types,
    timeouts: [{ path: 'signal', takes: 'signal', covers: everything }],
    ignores: ['timeout', ...ignores],
    options,
    readers,
    repair: ['signal'],
    docs: 'https://github.com/node-fetch/node-fetch#options',
  },
  {
    // One timer until the headers, from the socket on, and a second one for `.text()` and `.json()`; none for `response.body`.
    name: 'node-fetch',
    package: 'node-fetch',
    versions: '<3.0.0',
    modules: { 'node-fetch': 'module' },
    types,
    timeouts: [
      {
        path: 'timeout',
        takes: 'ms',
        covers: ['connect', 'headers', 'body-idle', 'body'],
        restarts: 'redirect',
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
      { path: 'signal', takes: 'signal', covers: everything },
    ],
    ignores,
    options,
    readers,
    repair: ['timeout', 'signal'],
    docs: 'https://github.com/node-fetch/node-fetch/tree/v2.7.0#options',
  },
]
