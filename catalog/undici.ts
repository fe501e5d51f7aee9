import type { Api, Client, Pool, Timeout, Values } from './shape.ts'

const withUrl = { call: { request: true, url: 0, options: 1 } } as const
const withoutUrl = { call: { request: true, options: 0 } } as const

/** The sockets of a dispatcher, per origin. None of its timeouts covers the wait for one. */
const sockets: Pool = {
  limits: [{ path: 'connections', values: { null: 'never', zero: 'never', Infinity: 'throws', negative: 'throws' } }],
  keepAlive: true,
  closes: ['close', 'destroy'],
}

const pool = { construct: { url: 0, options: 1, makes: 'dispatcher', role: 'dispatcher', pool: sockets } } as const
const single = { construct: { url: 0, options: 1, makes: 'dispatcher', role: 'dispatcher', pool: { ...sockets, limits: [], default: 1 } } } as const
const agent = { construct: { options: 0, makes: 'dispatcher', role: 'dispatcher', pool: sockets } } as const

const dispatchers = {
  Client: single,
  Pool: pool,
  BalancedPool: pool,
  RoundRobinPool: pool,
  H2CClient: { construct: { url: 0, options: 1, makes: 'dispatcher', role: 'dispatcher' } },
  Agent: agent,
  ProxyAgent: agent,
  EnvHttpProxyAgent: agent,
  // What bounds it is the dispatcher that it wraps, its first argument.
  RetryAgent: { construct: { options: 0, makes: 'dispatcher', role: 'dispatcher' } },
  setGlobalDispatcher: { call: { installs: 'dispatcher' } },
} as const

const dispatcher: Api = {
  members: {
    request: withoutUrl,
    stream: withoutUrl,
    pipeline: withoutUrl,
    compose: { call: { makes: 'dispatcher', inherits: true, role: 'dispatcher' } },
  },
}

/** What undici checks when it is given one: whole or not, it has to be a number of 0 and up. */
const checked: Values = {
  zero: 'never',
  null: 'default',
  negative: 'throws',
  NaN: 'throws',
  Infinity: 'throws',
  false: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
}

/** Since 6 its timers tick once a second: 500 ms fires after a second, and so does a value that is no delay. */
const connecting: Values = { zero: 'never', false: 'never', NaN: 'never', Infinity: 'never', null: 'default' }

const headers: Timeout = { path: 'headersTimeout', takes: 'ms', on: 'dispatcher', covers: ['headers'], values: checked }
const body: Timeout = { path: 'bodyTimeout', takes: 'ms', on: 'dispatcher', covers: ['body-idle'], values: checked }
const connect: readonly Timeout[] = [
  { path: 'connect.timeout', takes: 'ms', on: 'dispatcher', covers: ['connect'], values: connecting },
  { path: 'connectTimeout', takes: 'ms', on: 'dispatcher', unless: 'connect.timeout', covers: ['connect'] },
]

/** A request's own option goes before the dispatcher's. */
const ofDispatcher: readonly Timeout[] = [{ ...headers, unless: 'headersTimeout' }, { ...body, unless: 'bodyTimeout' }, ...connect]
const ofRequest: readonly Timeout[] = [
  { path: 'headersTimeout', takes: 'ms', covers: ['headers'], values: checked },
  { path: 'bodyTimeout', takes: 'ms', covers: ['body-idle'], values: checked },
]

const everything = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] as const

/** `fetch` of the package: the same as Node's, with the package's dispatchers. */
const fetch = {
  name: 'undici fetch',
  package: 'undici',
  versions: '*',
  modules: { undici: 'module' },
  types: {
    module: { members: { fetch: withUrl, Request: { construct: { url: 0, options: 1, makes: 'request' } } } },
    request: {},
  },
  timeouts: [{ path: 'signal', takes: 'signal', covers: everything }, headers, body, ...connect],
  ignores: [
    'timeout', 'timeoutMs', 'headersTimeout', 'bodyTimeout', 'connectTimeout', 'requestTimeout', 'responseTimeout', 'connectionTimeout', 'readTimeout',
    'timeouts', 'deadline',
  ],
  options: [
    'method', 'headers', 'body', 'mode', 'credentials', 'cache', 'redirect', 'referrer', 'referrerPolicy', 'integrity', 'keepalive', 'duplex',
    'priority', 'window', 'dispatcher',
  ],
  readers: ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes'],
  dispatcher: 'dispatcher',
  backstop: { headers: 300_000, by: 'undici' },
  repair: ['signal'],
  docs: 'https://undici.nodejs.org/#/docs/api/Fetch',
} as const satisfies Client

const request = {
  name: 'undici',
  package: 'undici',
  modules: { undici: 'module' },
  types: { module: { members: { request: withUrl, stream: withUrl, pipeline: withUrl, ...dispatchers } }, dispatcher },
  ignores: [
    'timeout', 'timeoutMs', 'connectTimeout', 'connect.timeout', 'requestTimeout', 'responseTimeout', 'connectionTimeout', 'readTimeout', 'timeouts',
    'deadline',
  ],
  options: [
    'method', 'headers', 'body', 'query', 'path', 'origin', 'dispatcher', 'idempotent', 'blocking', 'upgrade', 'reset', 'expectContinue', 'opaque',
    'onInfo', 'highWaterMark', 'responseHeaders', 'responseHeader', 'maxRedirections', 'throwOnError', 'typeOfService',
  ],
  dispatcher: 'dispatcher',
  backstop: { headers: 300_000, by: 'undici' },
  repair: ['headersTimeout', 'bodyTimeout', 'signal'],
  docs: 'https://undici.nodejs.org/#/docs/api/Dispatcher?id=parameter-requestoptions',
} as const

/** undici as a package: its own `request`, `stream` and `pipeline`, its `fetch`, and the dispatchers of both. */
export const undici: readonly Client[] = [
  {
    // Its signal reaches a request only when it has a socket: while it connects or waits in the queue, nothing ends it but the connect timeout.
    ...request,
    versions: '>=6.0.0',
    timeouts: [...ofRequest, ...ofDispatcher, { path: 'signal', takes: 'signal', covers: ['headers', 'body-idle', 'body'] }],
  },
  {
    ...request,
    versions: '<6.0.0',
    timeouts: [...ofRequest, ...ofDispatcher, { path: 'signal', takes: 'signal', covers: ['queue', 'connect', 'headers', 'body-idle', 'body'] }],
  },
  fetch,
]
