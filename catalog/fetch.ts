import type { Client, Values } from './shape.ts'

const everything = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] as const

/** What an Agent makes of them: it copies its options as JSON, where NaN and Infinity become null. */
const checked: Values = {
  zero: 'never',
  negative: 'throws',
  fraction: 'throws',
  decimal: 'throws',
  NaN: 'default',
  Infinity: 'default',
  null: 'default',
  'numeric-string': 'throws',
  text: 'throws',
  false: 'throws',
  true: 'throws',
  object: 'throws',
}

/**
 * The global fetch of Node, Deno, Bun, edge runtimes and browsers. `signal` is the same in all of them.
 * The dispatcher and the 300 s are Node's; a browser has limits of its own, which no code can set.
 */
export const fetch: readonly Client[] = [
  {
    name: 'fetch',
    versions: '*',
    globals: { fetch: 'fetch', Request: 'Request' },
    types: {
      fetch: { call: { request: true, url: 0, options: 1 } },
      Request: { construct: { url: 0, options: 1, makes: 'request', weak: true } },
      request: {},
    },
    timeouts: [
      { path: 'signal', takes: 'signal', covers: everything },
      { path: 'headersTimeout', takes: 'ms', on: 'dispatcher', covers: ['headers'], restarts: 'redirect', values: checked },
      { path: 'bodyTimeout', takes: 'ms', on: 'dispatcher', covers: ['body-idle'], values: checked },
      { path: 'connect.timeout', takes: 'ms', on: 'dispatcher', covers: ['connect'] },
      { path: 'connectTimeout', takes: 'ms', on: 'dispatcher', covers: ['connect'] },
    ],
    ignores: [
      'timeout', 'timeoutMs', 'headersTimeout', 'bodyTimeout', 'connectTimeout', 'requestTimeout', 'responseTimeout', 'connectionTimeout',
      'readTimeout', 'deadline', 'timeouts', 'agent',
    ],
    options: [
      'method', 'headers', 'body', 'mode', 'credentials', 'cache', 'redirect', 'referrer', 'referrerPolicy', 'integrity', 'keepalive', 'duplex',
      'priority', 'window', 'dispatcher', 'next', 'cf', 'tls', 'proxy', 'verbose', 'client', 'attributionReporting', 'browsingTopics', 'targetAddressSpace',
    ],
    optionTypes: ['RequestInit'],
    readers: ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes'],
    dispatcher: 'dispatcher',
    backstop: { headers: 300_000, by: 'Node' },
    repair: ['signal'],
    docs: 'https://developer.mozilla.org/docs/Web/API/RequestInit#signal',
  },
]
