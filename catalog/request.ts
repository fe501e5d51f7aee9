import type { Api, Client, Timeout, Values } from './shape.ts'

const call = { request: true, url: 0, options: [0, 1] } as const

/** `returns` is what gives the request back: request's own object, and not the promises of those around it. */
function typesWith(returns: string | undefined): Readonly<Record<string, Api>> {
  const request = { call: { ...call, ...(returns !== undefined && { returns }) } }
  const members: Readonly<Record<string, Api | string>> = {
    get: request,
    head: request,
    options: request,
    post: request,
    put: request,
    patch: request,
    delete: request,
    del: request,
    defaults: { call: { options: 0, makes: 'request', inherits: true } },
    default: 'request',
  }
  const listens = { call: { listens: true } } as const
  return {
    request: { ...request, members },
    Request: { members: { on: listens, once: listens, abort: { call: { ends: true } }, destroy: { call: { ends: true } } } },
  }
}

/** What is no number bounds nothing, a numeric string included. */
const values: Values = {
  zero: 'never',
  null: 'never',
  false: 'never',
  true: 'never',
  NaN: 'never',
  Infinity: 'never',
  'numeric-string': 'never',
  text: 'never',
  object: 'never',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'at-once',
}

/** Until the connection stands, then the silence of the socket; both begin when the request gets its socket. */
const timeout: Timeout = { path: 'timeout', takes: 'ms', covers: ['connect', 'headers', 'body-idle'], restarts: 'redirect', values }

/** Documented nowhere: it reaches Node's own request. */
const signal: Timeout = { path: 'signal', takes: 'signal', covers: ['connect', 'headers', 'body-idle', 'body'] }

const shared = {
  versions: '*',
  timeouts: [timeout, signal],
  ignores: [
    'timeoutMs', 'requestTimeout', 'connectTimeout', 'responseTimeout', 'connectionTimeout', 'readTimeout', 'socketTimeout', 'headersTimeout', 'bodyTimeout',
    'timeouts', 'deadline',
  ],
  options: [
    'uri', 'url', 'baseUrl', 'method', 'headers', 'qs', 'qsParseOptions', 'qsStringifyOptions', 'useQuerystring', 'body', 'form', 'formData', 'multipart',
    'preambleCRLF', 'postambleCRLF', 'json', 'jsonReviver', 'jsonReplacer', 'auth', 'oauth', 'hawk', 'aws', 'httpSignature', 'followRedirect',
    'followAllRedirects', 'followOriginalHttpMethod', 'maxRedirects', 'removeRefererHeader', 'encoding', 'gzip', 'jar', 'agent', 'agentClass',
    'agentOptions', 'forever', 'pool', 'localAddress', 'proxy', 'strictSSL', 'tunnel', 'proxyHeaderWhiteList', 'proxyHeaderExclusiveList', 'time', 'har',
    'callback', 'resolveWithFullResponse', 'simple', 'transform', 'transform2xxOnly',
  ],
  base: 'baseUrl',
  repair: ['timeout'],
} as const

/** request, retired and still everywhere, and the promises around it. */
export const request: readonly Client[] = [
  {
    ...shared,
    name: 'request',
    package: 'request',
    modules: { request: 'request' },
    types: typesWith('Request'),
    docs: 'https://github.com/request/request#timeouts',
  },
  {
    ...shared,
    name: 'request-promise',
    modules: { 'request-promise': 'request', 'request-promise-native': 'request', 'request-promise-any': 'request' },
    types: typesWith(undefined),
    docs: 'https://github.com/request/request#timeouts',
  },
]
