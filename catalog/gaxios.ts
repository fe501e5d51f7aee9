import type { Api, Client, Phase, Timeout, Values } from './shape.ts'

const request: Api = { call: { request: true, options: 0 } }
const interceptors: Api = { members: { request: { members: { add: { call: { intercepts: true } } } } } }

const types: Readonly<Record<string, Api>> = {
  module: { members: { request, instance: 'gaxios', Gaxios: { construct: { options: 0, makes: 'gaxios' } } } },
  gaxios: { members: { request, defaults: { defaults: true }, interceptors } },
}

const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

/** Whatever it bounds, it may. */
const ownFetch: Timeout = { path: 'fetchImplementation', takes: 'fetch', covers: everything }

const signal: Timeout = { path: 'signal', takes: 'signal', covers: everything }

/** AbortSignal.timeout gets what is no false value. */
const checked: Values = {
  zero: 'never',
  null: 'never',
  false: 'never',
  NaN: 'never',
  overflow: 'at-once',
  negative: 'throws',
  fraction: 'throws',
  decimal: 'throws',
  Infinity: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
}

/** node-fetch 2 hands them to setTimeout. */
const unchecked: Values = {
  zero: 'never',
  null: 'never',
  false: 'never',
  NaN: 'never',
  overflow: 'at-once',
  negative: 'at-once',
  fraction: 'at-once',
  Infinity: 'at-once',
  true: 'at-once',
  text: 'at-once',
  object: 'at-once',
}

const shared = {
  name: 'gaxios',
  package: 'gaxios',
  modules: { gaxios: 'module' },
  types,
  ignores: [
    'timeoutMs', 'requestTimeout', 'responseTimeout', 'connectTimeout', 'connectionTimeout', 'headersTimeout', 'bodyTimeout', 'readTimeout', 'timeouts',
    'deadline',
  ],
  options: [
    'url', 'baseURL', 'baseUrl', 'method', 'headers', 'data', 'body', 'params', 'paramsSerializer', 'responseType', 'agent', 'adapter', 'size',
    'maxContentLength', 'maxRedirects', 'follow', 'multipart', 'onUploadProgress', 'validateStatus', 'retry', 'retryConfig', 'proxy',
    'noProxy', 'cert', 'key', 'errorRedactor',
  ],
  optionTypes: ['GaxiosOptions'],
  base: 'baseURL',
  repair: ['timeout', 'signal'],
} as const

/** The client inside Google's libraries. */
export const gaxios: readonly Client[] = [
  {
    ...shared,
    versions: '>=7.0.0',
    timeouts: [{ path: 'timeout', takes: 'ms', covers: everything, values: checked }, signal, ownFetch],
    docs: 'https://github.com/googleapis/google-cloud-node-core/tree/main/packages/gaxios#request-options',
  },
  {
    ...shared,
    versions: '<7.0.0',
    timeouts: [{ path: 'timeout', takes: 'ms', covers: ['connect', 'headers', 'body-idle', 'body'], restarts: 'redirect', values: unchecked }, signal, ownFetch],
    docs: 'https://github.com/googleapis/gaxios/tree/v6.7.1#request-options',
  },
]
