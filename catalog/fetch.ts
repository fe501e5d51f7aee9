import type { Client } from './shape.ts'

const everything = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] as const

/** The global fetch of Node, Deno, Bun, edge runtimes and browsers. */
export const fetch: readonly Client[] = [
  {
    name: 'fetch',
    versions: '*',
    globals: { fetch: 'fetch', Request: 'Request' },
    types: {
      fetch: { call: { request: true, url: 0, options: 1 } },
      Request: { construct: { url: 0, options: 1, makes: 'request' } },
      request: {},
    },
    timeouts: [
      { path: 'signal', takes: 'signal', covers: everything },
      { path: 'headersTimeout', takes: 'ms', on: 'dispatcher', covers: ['headers'], values: { zero: 'never', negative: 'throws', NaN: 'throws', Infinity: 'throws', 'numeric-string': 'throws', text: 'throws', false: 'throws', object: 'throws' } },
      { path: 'bodyTimeout', takes: 'ms', on: 'dispatcher', covers: ['body-idle'], values: { zero: 'never', negative: 'throws', NaN: 'throws', Infinity: 'throws', 'numeric-string': 'throws', text: 'throws', false: 'throws', object: 'throws' } },
      { path: 'connect.timeout', takes: 'ms', on: 'dispatcher', covers: ['connect'] },
    ],
    ignores: ['timeout', 'timeoutMs', 'headersTimeout', 'bodyTimeout', 'connectTimeout', 'requestTimeout', 'agent'],
    options: ['method', 'headers', 'body', 'mode', 'credentials', 'cache', 'redirect', 'referrer', 'referrerPolicy', 'integrity', 'keepalive', 'duplex', 'priority', 'window', 'next', 'cf'],
    dispatcher: 'dispatcher',
    backstop: { headers: 300_000, by: 'Node' },
    repair: ['signal'],
    docs: 'https://developer.mozilla.org/docs/Web/API/RequestInit#signal',
  },
]
