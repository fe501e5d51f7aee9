import type { Api, Client, Timeout } from './shape.ts'

const withoutBody = { call: { request: true, url: 0, options: 1 } } as const
const withBody = { call: { request: true, url: 0, body: 1, options: 2 } } as const

const either = { request: true, url: 0, options: [0, 1] } as const
const create = { call: { options: 0, makes: 'instance', inherits: true } } as const

const members = {
  request: { call: either },
  get: withoutBody,
  delete: withoutBody,
  head: withoutBody,
  options: withoutBody,
  post: withBody,
  put: withBody,
  patch: withBody,
  query: withBody,
  postForm: withBody,
  putForm: withBody,
  patchForm: withBody,
  defaults: { defaults: true },
  interceptors: { members: { request: { members: { use: { call: { intercepts: true } } } }, response: { members: { use: { call: { answers: true } } } } } },
} as const

const types: Readonly<Record<string, Api>> = {
  instance: { call: either, members: { ...members, create } },
  // What `new axios.Axios()` makes is no function, and makes no others.
  Axios: { members },
  module: {
    call: either,
    members: { ...members, create, default: 'module', axios: 'module', Axios: { construct: { options: 0, makes: 'Axios' } } },
  },
}

/**
 * A wall clock until the headers, over all redirects; then the silence of the socket. It starts when the request gets its socket.
 * With the fetch adapter, and in a browser, it covers everything: this speaks of the http adapter, Node's own.
 */
const timeout: Timeout = {
  path: 'timeout',
  takes: 'ms',
  covers: ['connect', 'headers', 'body-idle'],
  values: {
    zero: 'never',
    null: 'never',
    false: 'never',
    NaN: 'never',
    negative: 'crashes',
    fraction: 'at-once',
    overflow: 'at-once',
    Infinity: 'throws',
    true: 'throws',
    object: 'throws',
    text: 'at-once', // parseInt makes it 5 ms
  },
}

/** What cancels it may be a timer. */
const cancelToken: Timeout = { path: 'cancelToken', takes: 'fetch', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] }

const ignores = [
  'timeoutMs', 'requestTimeout', 'connectTimeout', 'responseTimeout', 'connectionTimeout', 'timeouts', 'readTimeout', 'headersTimeout', 'bodyTimeout',
  'deadline',
]

const options = [
  'url', 'method', 'baseURL', 'allowAbsoluteUrls', 'transformRequest', 'transformResponse', 'headers', 'params', 'paramsSerializer', 'data',
  'timeoutErrorMessage', 'withCredentials', 'adapter', 'auth', 'responseType', 'responseEncoding', 'xsrfCookieName', 'xsrfHeaderName',
  'onUploadProgress', 'onDownloadProgress', 'maxContentLength', 'validateStatus', 'maxBodyLength', 'maxRedirects', 'maxRate', 'beforeRedirect',
  'socketPath', 'allowedSocketPaths', 'transport', 'httpAgent', 'httpsAgent', 'proxy', 'decompress', 'transitional', 'signal',
  'insecureHTTPParser', 'env', 'formSerializer', 'family', 'lookup', 'withXSRFToken', 'parseReviver', 'fetchOptions', 'httpVersion', 'http2Options',
  'formDataHeaderPolicy', 'redact', 'sensitiveHeaders',
]

/** Before AbortSignal: only a CancelToken ends a request from outside. */
const old = {
  name: 'axios',
  package: 'axios',
  modules: { axios: 'module' },
  types: { ...types, instance: { call: either, members } },
  ignores: ['signal', ...ignores],
  options: options.filter((option) => option !== 'signal'),
  base: 'baseURL',
  instances: { AxiosInstance: 'instance' },
  repair: ['timeout'],
  docs: 'https://axios-http.com/docs/req_config',
} as const

/** axios with its Node http adapter (the default). */
export const axios: readonly Client[] = [
  {
    name: 'axios',
    package: 'axios',
    versions: '>=0.22.0',
    modules: { axios: 'module' },
    types,
    timeouts: [timeout, cancelToken, { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] }],
    ignores,
    options,
    base: 'baseURL',
    instances: { AxiosInstance: 'instance' },
    repair: ['timeout', 'signal'],
    docs: 'https://axios-http.com/docs/req_config',
  },
  { ...old, versions: '>=0.21.2 <0.22.0', timeouts: [timeout, cancelToken] },
  // It reads no number out of the value yet: what is none bounds nothing.
  { ...old, versions: '<0.21.2', timeouts: [{ ...timeout, values: { ...timeout.values, Infinity: 'never', true: 'never', object: 'never', text: 'never' } }, cancelToken] },
]
