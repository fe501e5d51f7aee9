import type { Client } from './shape.ts'

const instance = {
  call: { request: true, url: 0, options: [0, 1] },
  members: {
    request: { call: { request: true, url: 0, options: [0, 1] } },
    get: { call: { request: true, url: 0, options: 1 } },
    delete: { call: { request: true, url: 0, options: 1 } },
    head: { call: { request: true, url: 0, options: 1 } },
    options: { call: { request: true, url: 0, options: 1 } },
    post: { call: { request: true, url: 0, body: 1, options: 2 } },
    put: { call: { request: true, url: 0, body: 1, options: 2 } },
    patch: { call: { request: true, url: 0, body: 1, options: 2 } },
    postForm: { call: { request: true, url: 0, body: 1, options: 2 } },
    putForm: { call: { request: true, url: 0, body: 1, options: 2 } },
    patchForm: { call: { request: true, url: 0, body: 1, options: 2 } },
    create: { call: { options: 0, makes: 'instance', inherits: true } },
    defaults: { defaults: true },
    interceptors: { members: { request: { members: { use: { call: { intercepts: true } } } } } },
  },
} as const

/** axios with its Node http adapter (the default). */
export const axios: readonly Client[] = [
  {
    name: 'axios',
    package: 'axios',
    versions: '*',
    modules: { axios: 'module' },
    types: {
      instance,
      module: {
        call: instance.call,
        members: { ...instance.members, default: 'module', axios: 'module', Axios: { construct: { options: 0, makes: 'instance' } } },
      },
    },
    timeouts: [
      {
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
          text: 'throws',
        },
      },
      { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] },
    ],
    ignores: ['timeoutMs', 'requestTimeout', 'connectTimeout', 'responseTimeout', 'connectionTimeout', 'timeouts', 'readTimeout', 'headersTimeout'],
    options: [
      'url', 'method', 'baseURL', 'headers', 'params', 'paramsSerializer', 'data', 'auth', 'responseType', 'withCredentials', 'adapter',
      'validateStatus', 'maxRedirects', 'httpAgent', 'httpsAgent', 'proxy', 'cancelToken', 'decompress', 'maxContentLength', 'maxBodyLength',
      'transformRequest', 'transformResponse', 'onUploadProgress', 'onDownloadProgress', 'xsrfCookieName', 'xsrfHeaderName', 'socketPath', 'transitional',
    ],
    base: 'baseURL',
    repair: ['timeout', 'signal'],
    docs: 'https://axios-http.com/docs/req_config',
  },
]
