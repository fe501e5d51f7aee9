import type { Api, Client, Phase, Retry, Timeout, Values } from './shape.ts'

const request = { call: { request: true, url: 0, options: 1 } } as const

const verbs = {
  get: request,
  post: request,
  put: request,
  patch: request,
  head: request,
  delete: request,
} as const

/** got itself and what makes no promise of a response: `own` is where their options stand. */
function typesWith(own: Api, verbs: Readonly<Record<string, Api>>): Readonly<Record<string, Api>> {
  const members = {
    ...verbs,
    stream: { ...own, members: verbs },
    paginate: { ...own, members: { each: own, all: own } },
    extend: { call: { options: 0, makes: 'got', inherits: true } },
    default: 'got',
    got: 'got',
  } as const
  return { got: { ...own, members } }
}

const types = typesWith({ call: { request: true, url: 0, options: [0, 1] } }, verbs)

/** From 12 on got checks its options: what is no number is refused. */
const checked: Values = {
  zero: 'at-once',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'at-once',
  Infinity: 'at-once',
  NaN: 'throws',
  null: 'throws',
  false: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
}

/** 16 arms no timer that Node would cut to 1 ms. */
const armed: Values = { ...checked, overflow: 'never', Infinity: 'never' }

/** 11 checks whether `timeout` is a number or an object; what is in the object goes to setTimeout as it is. */
const unchecked: Values = {
  zero: 'at-once',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'at-once',
  Infinity: 'at-once',
  NaN: 'at-once',
  null: 'at-once',
  false: 'at-once',
  true: 'at-once',
  text: 'at-once',
  object: 'at-once',
}

const plainly: Values = {
  zero: 'at-once',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'at-once',
  Infinity: 'at-once',
  NaN: 'throws',
  null: 'throws',
  false: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
}

/** The whole attempt from the socket on; got starts it again at each attempt, and before 16 at each redirect. */
const attempt: readonly Phase[] = ['connect', 'headers', 'body-idle', 'body']

/** `lookup`, `secureConnect` and `send` bound a part of connecting or the upload: no phase on its own. */
function parts(values: Values): readonly Timeout[] {
  return [
    { path: 'timeout.response', takes: 'ms', covers: ['headers'], restarts: 'redirect', values },
    { path: 'timeout.socket', takes: 'ms', covers: ['headers', 'body-idle'], restarts: 'redirect' },
    { path: 'timeout.connect', takes: 'ms', covers: ['connect'], values },
    { path: 'timeout.lookup', takes: 'ms', covers: [] },
    { path: 'timeout.secureConnect', takes: 'ms', covers: [] },
    { path: 'timeout.send', takes: 'ms', covers: [] },
  ]
}

const read = (values: Values): Timeout => ({ path: 'timeout.read', takes: 'ms', covers: ['body-idle', 'body'], values })

const signal: Timeout = { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', ...attempt] }

/** Refused since 12, where it was the total before. */
const plain: Timeout = {
  path: 'timeout',
  takes: 'ms',
  covers: [],
  values: { number: 'throws', zero: 'throws', negative: 'throws', fraction: 'throws', decimal: 'throws', overflow: 'throws', NaN: 'throws', Infinity: 'throws', null: 'throws', false: 'throws', true: 'throws', 'numeric-string': 'throws', text: 'throws' },
}

/** 1 s, then 2 s, and up to 100 ms of noise from 12 on. */
const retry: Retry = {
  paths: ['retry.limit'],
  default: 2,
  delay: { first: 1000, factor: 2 },
  afterTimeout: true,
  retryAfter: { cappedBy: ['retry.maxRetryAfter', 'timeout.request'] },
  methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'],
  others: { path: 'retry.methods' },
}

const options = [
  'url', 'request', 'agent', 'decompress', 'prefixUrl', 'body', 'form', 'json', 'cookieJar', 'ignoreInvalidCookies', 'searchParams', 'dnsLookup',
  'dnsCache', 'context', 'hooks', 'followRedirect', 'maxRedirects', 'cache', 'throwHttpErrors', 'username', 'password', 'allowGetBody', 'headers',
  'methodRewriting', 'dnsLookupIpVersion', 'parseJson', 'stringifyJson', 'retry', 'localAddress', 'method', 'createConnection', 'cacheOptions', 'https',
  'encoding', 'resolveBodyOnly', 'responseType', 'pagination', 'setHost', 'maxHeaderSize', 'enableUnixSockets', 'isStream', 'h2session', 'http2',
  'handlers', 'mutableDefaults', 'preserveHooks', 'copyPipedHeaders', 'strictContentLength', 'allowAbsoluteUrls',
]

export const got: readonly Client[] = [
  {
    name: 'got',
    package: 'got',
    versions: '>=16.0.0',
    modules: { got: 'got' },
    instances: { Got: 'got' },
    // It takes no URL among its options any more.
    types: typesWith(request, { ...verbs, query: request }),
    timeouts: [{ path: 'timeout.request', takes: 'ms', covers: attempt, values: armed }, read(armed), ...parts(armed), plain, signal],
    refusesUnknown: true,
    options,
    base: 'prefixUrl',
    retry: { ...retry, methods: [...(retry.methods ?? []), 'QUERY'] },
    repair: ['timeout.request', 'signal'],
    docs: 'https://github.com/sindresorhus/got/blob/main/documentation/6-timeout.md',
  },
  {
    name: 'got',
    package: 'got',
    versions: '>=12.0.0',
    modules: { got: 'got' },
    instances: { Got: 'got' },
    types,
    timeouts: [
      { path: 'timeout.request', takes: 'ms', covers: attempt, restarts: 'redirect', values: checked },
      read(checked), ...parts(checked), plain, signal,
    ],
    refusesUnknown: true,
    options,
    base: 'prefixUrl',
    retry: { ...retry, decides: 'retry.calculateDelay' },
    repair: ['timeout.request', 'signal'],
    docs: 'https://github.com/sindresorhus/got/blob/v14.6.6/documentation/6-timeout.md',
  },
  {
    // A number stands for `timeout.request`. Unknown options, unknown phases among them, are passed over; its types know no signal,
    // and Node's request, which gets all options, hears it all the same.
    name: 'got',
    package: 'got',
    versions: '<12.0.0',
    modules: { got: 'got' },
    instances: { Got: 'got' },
    types,
    timeouts: [
      { path: 'timeout', takes: 'ms', covers: attempt, restarts: 'redirect', values: plainly },
      { path: 'timeout.request', takes: 'ms', covers: attempt, restarts: 'redirect', values: unchecked },
      ...parts(unchecked),
      { path: 'signal', takes: 'signal', covers: attempt },
    ],
    ignores: [
      'timeoutMs', 'requestTimeout', 'connectTimeout', 'responseTimeout', 'readTimeout', 'timeouts', 'deadline',
      'timeout.read', 'timeout.headers', 'timeout.body', 'timeout.total',
    ],
    options: [...options, 'hostname', 'host', 'port', 'path', 'pathname', 'protocol', 'search', 'href', 'lookup', 'rejectUnauthorized', 'socketPath'],
    base: 'prefixUrl',
    retry: { ...retry, decides: 'retry.calculateDelay', paths: ['retry', 'retry.limit'], retryAfter: { cappedBy: ['retry.maxRetryAfter', 'timeout', 'timeout.request'] } },
    repair: ['timeout.request'],
    docs: 'https://github.com/sindresorhus/got/tree/v11.8.6#timeout',
  },
]
