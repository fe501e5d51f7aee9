import type { Api, Client, Pool, Timeout, Values } from './shape.ts'

const withUrl = { call: { request: true, url: 0, options: 1 } } as const
const withoutUrl = { call: { request: true, options: 0 } } as const

const unlimited: Values = { null: 'never', zero: 'never', negative: 'throws' }

/** The sockets of a dispatcher, per origin. None of its timeouts covers the wait for one. */
function sockets(values: Values): Pool {
  return { limits: [{ path: 'connections', values }], keepAlive: true, closes: ['close', 'destroy'] }
}

const ofOrigin = { url: 0, options: 1, makes: 'dispatcher', role: 'dispatcher' } as const
const pool = { construct: { ...ofOrigin, pool: sockets({ ...unlimited, Infinity: 'throws' }) } } as const
// What it makes of Infinity differs by version.
const balanced = { construct: { ...ofOrigin, pool: sockets(unlimited) } } as const
const single = { construct: { ...ofOrigin, pool: { ...sockets({}), limits: [], default: 1 } } } as const
// It copies its options as JSON, where Infinity becomes null.
const agent = { construct: { options: 0, makes: 'dispatcher', role: 'dispatcher', pool: sockets({ ...unlimited, Infinity: 'never' }) } } as const

const dispatchers = {
  Client: single,
  Pool: pool,
  BalancedPool: balanced,
  RoundRobinPool: pool,
  H2CClient: { construct: ofOrigin },
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

/** What a request makes of them: a number of 0 and up. */
const checked: Values = {
  zero: 'never',
  null: 'default',
  fraction: 'at-once',
  negative: 'throws',
  NaN: 'throws',
  Infinity: 'throws',
  false: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
}

/** A dispatcher wants it whole. An Agent copies its options as JSON, where NaN and Infinity become null; a Pool and a Client refuse them. */
const whole: Values = { ...checked, fraction: 'throws', decimal: 'throws', NaN: 'default', Infinity: 'default' }

/** Since 6.20 its timers tick twice a second, and add a string to the time instead of a number: that is never reached. */
const ticking: Values = {
  zero: 'never',
  false: 'never',
  NaN: 'never',
  Infinity: 'never',
  null: 'default',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'never',
  'numeric-string': 'never',
  text: 'never',
}

/** Before, it was the delay of a setTimeout. */
const timed: Values = {
  zero: 'never',
  false: 'never',
  NaN: 'never',
  null: 'default',
  Infinity: 'at-once',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'at-once',
  true: 'at-once',
  text: 'at-once',
}

const headers: Timeout = { path: 'headersTimeout', takes: 'ms', on: 'dispatcher', covers: ['headers'], values: whole }
const body: Timeout = { path: 'bodyTimeout', takes: 'ms', on: 'dispatcher', covers: ['body-idle'], values: whole }
const connect = (values: Values): readonly Timeout[] => [
  { path: 'connect.timeout', takes: 'ms', on: 'dispatcher', covers: ['connect'], values },
  { path: 'connectTimeout', takes: 'ms', on: 'dispatcher', unless: 'connect.timeout', covers: ['connect'] },
]

/** A request's own option goes before the dispatcher's. */
const ofDispatcher = (values: Values): readonly Timeout[] => [{ ...headers, unless: 'headersTimeout' }, { ...body, unless: 'bodyTimeout' }, ...connect(values)]
const ofRequest: readonly Timeout[] = [
  { path: 'headersTimeout', takes: 'ms', covers: ['headers'], values: checked },
  { path: 'bodyTimeout', takes: 'ms', covers: ['body-idle'], values: checked },
]

const everything = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] as const

/** `fetch` of the package: the same as Node's, with the package's dispatchers. */
const fetch = {
  name: 'undici fetch',
  package: 'undici',
  modules: { undici: 'module' },
  types: {
    module: { members: { fetch: withUrl, Request: { construct: { url: 0, options: 1, makes: 'request' } } } },
    request: {},
  },
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
} as const

const ofFetch: readonly Timeout[] = [{ path: 'signal', takes: 'signal', covers: everything }, { ...headers, restarts: 'redirect' }, body]

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
    // While it connects, its signal is not heard.
    ...request,
    versions: '>=8.13.1',
    timeouts: [...ofRequest, ...ofDispatcher(ticking), { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'headers', 'body-idle', 'body'] }],
  },
  {
    // Nor is it while the request waits for a socket or a proxy: nothing ends that but the connect timeout.
    ...request,
    versions: '>=6.12.0',
    timeouts: [...ofRequest, ...ofDispatcher(ticking), { path: 'signal', takes: 'signal', covers: ['headers', 'body-idle', 'body'] }],
  },
  {
    ...request,
    versions: '<6.12.0',
    timeouts: [...ofRequest, ...ofDispatcher(timed), { path: 'signal', takes: 'signal', covers: everything }],
  },
  { ...fetch, versions: '>=6.12.0', timeouts: [...ofFetch, ...connect(ticking)] },
  { ...fetch, versions: '<6.12.0', timeouts: [...ofFetch, ...connect(timed)] },
]
