import type { Api, Client, Pool, Values } from './shape.ts'

/** The sockets of an agent. `maxSockets` counts them per origin. */
const sockets: Pool = {
  limits: [
    { path: 'maxSockets', values: { null: 'never', Infinity: 'never', zero: 'never', NaN: 'never' } },
    { path: 'maxTotalSockets', values: { null: 'throws', Infinity: 'never', zero: 'throws' } },
  ],
  mistaken: { path: 'maxFreeSockets', is: 'idle sockets' },
  keepAlive: { path: 'keepAlive', default: false },
  closes: ['destroy'],
}

const request = { call: { request: true, url: 0, options: [0, 1], returns: 'ClientRequest' } } as const
const listens = { call: { listens: true } } as const
const ends = { call: { ends: true } } as const

const types: Readonly<Record<string, Api>> = {
  module: {
    members: {
      request,
      get: request,
      Agent: { construct: { options: 0, makes: 'Agent', role: 'dispatcher', pool: sockets } },
      globalAgent: { pool: { ...sockets, keepAlive: true } },
      default: 'module',
    },
  },
  Agent: {},
  ClientRequest: {
    events: { socket: 'Socket' },
    members: {
      setTimeout: { call: { sets: 'setTimeout' } },
      on: listens,
      once: listens,
      addListener: listens,
      prependListener: listens,
      prependOnceListener: listens,
      destroy: ends,
      abort: ends,
    },
  },
  // Its time passes to the request as its own `timeout` event.
  Socket: { members: { setTimeout: { call: { sets: 'setTimeout' } }, destroy: ends, on: listens, once: listens } },
}

const values: Values = {
  zero: 'never',
  fraction: 'at-once',
  overflow: 'clamped',
  negative: 'throws',
  NaN: 'throws',
  Infinity: 'throws',
  null: 'throws',
  false: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
}

/** Node's own http and https. Its timeouts are the silence of a socket, and each only emits `timeout`. */
export const http: readonly Client[] = [
  {
    name: 'http',
    versions: '*',
    modules: { http: 'module', 'node:http': 'module', https: 'module', 'node:https': 'module' },
    types,
    timeouts: [
      { path: 'timeout', takes: 'ms', event: 'timeout', covers: ['connect', 'headers', 'body-idle'], values },
      // `request.setTimeout(ms)`, which begins when the socket is connected.
      { path: 'setTimeout', takes: 'ms', event: 'timeout', covers: ['headers', 'body-idle'], values },
      { path: 'timeout', takes: 'ms', on: 'dispatcher', unless: 'timeout', event: 'timeout', covers: ['connect', 'headers', 'body-idle'] },
      // An abort does not reach a request that still waits for its socket.
      { path: 'signal', takes: 'signal', covers: ['connect', 'headers', 'body-idle', 'body'] },
    ],
    ignores: [
      'headersTimeout', 'bodyTimeout', 'connectTimeout', 'requestTimeout', 'responseTimeout', 'connectionTimeout', 'readTimeout', 'socketTimeout',
      'timeoutMs', 'timeouts', 'deadline',
    ],
    options: [
      'agent', 'auth', 'createConnection', 'defaultPort', 'family', 'headers', 'hints', 'host', 'hostname', 'insecureHTTPParser', 'joinDuplicateHeaders',
      'localAddress', 'localPort', 'lookup', 'maxHeaderSize', 'method', 'path', 'port', 'protocol', 'setDefaultHeaders', 'setHost', 'socketPath',
      'uniqueHeaders', 'autoSelectFamily', 'autoSelectFamilyAttemptTimeout', 'keepAlive', 'keepAliveInitialDelay', 'noDelay', 'highWaterMark',
      'ALPNCallback', 'allowPartialTrustChain', 'ca', 'cert', 'checkServerIdentity', 'ciphers', 'crl', 'dhparam', 'ecdhCurve', 'honorCipherOrder', 'key',
      'maxVersion', 'minVersion', 'passphrase', 'pfx', 'rejectUnauthorized', 'secureOptions', 'secureProtocol', 'servername', 'sessionIdContext',
      'sessionTimeout', 'sigalgs', 'ticketKeys',
      'keepAliveMsecs', 'maxSockets', 'maxTotalSockets', 'maxFreeSockets', 'scheduling', 'maxCachedSessions',
    ],
    dispatcher: 'agent',
    repair: ['signal'],
    docs: 'https://nodejs.org/api/http.html#httprequesturl-options-callback',
  },
]
