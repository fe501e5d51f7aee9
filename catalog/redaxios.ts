import type { Api, Client } from './shape.ts'

const either = { request: true, url: 0, options: [0, 1] } as const
const withoutBody = { call: { request: true, url: 0, options: 1 } } as const
const withBody = { call: { request: true, url: 0, body: 1, options: 2 } } as const

const members: Readonly<Record<string, Api | string>> = {
  request: { call: either },
  get: withoutBody,
  delete: withoutBody,
  head: withoutBody,
  options: withoutBody,
  post: withBody,
  put: withBody,
  patch: withBody,
  create: { call: { options: 0, makes: 'redaxios' } },
  defaults: { defaults: true },
  default: 'redaxios',
}

/** It looks like axios and reads neither `timeout` nor `signal`: only a fetch of one's own bounds it. */
export const redaxios: readonly Client[] = [
  {
    name: 'redaxios',
    package: 'redaxios',
    versions: '*',
    modules: { redaxios: 'redaxios' },
    types: { redaxios: { call: either, members } },
    timeouts: [{ path: 'fetch', takes: 'fetch', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] }],
    ignores: [
      'timeout', 'signal', 'timeoutMs', 'requestTimeout', 'responseTimeout', 'connectTimeout', 'connectionTimeout', 'headersTimeout', 'bodyTimeout',
      'readTimeout', 'timeouts', 'deadline',
    ],
    options: [
      'url', 'method', 'headers', 'body', 'data', 'responseType', 'params', 'paramsSerializer', 'withCredentials', 'auth', 'xsrfCookieName', 'xsrfHeaderName',
      'validateStatus', 'transformRequest', 'baseURL',
    ],
    base: 'baseURL',
    backstop: { headers: 300_000, by: 'Node' },
    repair: ['fetch'],
    docs: 'https://github.com/developit/redaxios#readme',
  },
]
