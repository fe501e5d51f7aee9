import type { Api, Client, Phase, Timeout, Values } from './shape.ts'

const withoutBody = { call: { request: true, url: 0, options: 1, returns: 'stream' } } as const
const withBody = { call: { request: true, url: 0, body: 1, options: 2, returns: 'stream' } } as const
const listens = { call: { listens: true } } as const

const types: Readonly<Record<string, Api>> = {
  needle: {
    call: { request: true, method: 0, url: 1, body: 2, options: 3, bodyless: true },
    members: {
      get: withoutBody,
      head: withoutBody,
      post: withBody,
      put: withBody,
      patch: withBody,
      delete: withBody,
      request: { call: { request: true, method: 0, url: 1, body: 2, options: 3, returns: 'stream' } },
      defaults: { call: { configures: true } },
      default: 'needle',
    },
  },
  stream: { members: { on: listens, once: listens, abort: { call: { ends: true } } } },
}

const values: Values = {
  zero: 'never',
  negative: 'never',
  NaN: 'at-once',
  Infinity: 'at-once',
  overflow: 'at-once',
  fraction: 'at-once',
  null: 'throws',
  false: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
}

const timeouts: readonly Timeout[] = [
  // From the socket to the first byte, whatever connecting takes.
  { path: 'response_timeout', takes: 'ms', covers: ['headers'], restarts: 'redirect', values },
  { path: 'read_timeout', takes: 'ms', covers: ['body-idle', 'body'], values },
  { path: 'open_timeout', takes: 'ms', default: 10_000, covers: ['connect'] },
  // Another name for `open_timeout`, and for nothing more.
  { path: 'timeout', takes: 'ms', covers: ['connect'] },
]

const everything: readonly Phase[] = ['connect', 'headers', 'body-idle', 'body']

const shared = {
  name: 'needle',
  package: 'needle',
  modules: { needle: 'needle' },
  types,
  ignores: [
    'timeoutMs', 'requestTimeout', 'request_timeout', 'connectTimeout', 'connect_timeout', 'responseTimeout', 'readTimeout', 'openTimeout', 'headersTimeout',
    'bodyTimeout', 'timeouts', 'deadline',
  ],
  options: [
    'agent', 'json', 'headers', 'multipart', 'auth', 'username', 'password', 'proxy', 'compressed', 'parse', 'parse_response', 'parse_cookies', 'cookies',
    'decode', 'output', 'follow', 'follow_max', 'follow_set_cookies', 'follow_set_referer', 'follow_keep_method', 'follow_if_same_host',
    'follow_if_same_protocol', 'follow_if_same_location', 'stream_length', 'boundary', 'user_agent', 'accept', 'content_type', 'localAddress',
    'uri_modifier', 'lookup', 'socketPath', 'pfx', 'key', 'passphrase', 'cert', 'ca', 'ciphers', 'rejectUnauthorized', 'secureProtocol', 'family',
    'use_proxy_from_env_var',
  ],
  docs: 'https://github.com/tomas/needle#request-options',
} as const

/** What is called `timeout` here ends with the connection, which everybody else counts into it. */
export const needle: readonly Client[] = [
  {
    ...shared,
    versions: '>=3.3.0',
    timeouts: [...timeouts, { path: 'signal', takes: 'signal', covers: everything }],
    repair: ['signal', 'response_timeout'],
  },
  {
    ...shared,
    versions: '<3.3.0',
    timeouts,
    ignores: ['signal', ...shared.ignores],
    repair: ['response_timeout'],
  },
]
