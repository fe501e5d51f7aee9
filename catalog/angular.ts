import { answer } from './observable.ts'
import type { Api, Client, Signature } from './shape.ts'

/** What it gives is an Observable: nothing is sent before somebody subscribes. */
const asked = (signature: Signature): Api => ({ call: { ...signature, returns: 'answer' } })
const withoutBody = asked({ request: true, url: 0, options: 1 })
const withBody = asked({ request: true, url: 0, body: 1, options: 2 })

const ignores = [
  'signal', 'timeoutMs', 'requestTimeout', 'responseTimeout', 'connectTimeout', 'connectionTimeout', 'headersTimeout', 'bodyTimeout', 'readTimeout', 'timeouts',
  'deadline',
]

const shared = {
  name: 'HttpClient',
  package: '@angular/common',
  modules: { '@angular/common/http': 'module' },
  instances: { HttpClient: 'client' },
  injected: true,
  types: {
    module: { members: { HttpClient: 'client', HttpClientModule: 'http-module', provideHttpClient: { call: { configures: true, plain: true } } } },
    'http-module': { plain: true },
    client: {
      members: {
        get: withoutBody,
        delete: withoutBody,
        head: withoutBody,
        options: withoutBody,
        post: withBody,
        put: withBody,
        patch: withBody,
        // Alone it is given a request, which brings its own.
        request: asked({ request: true, method: 0, url: 1, options: [0, 2] }),
      },
    },
    answer,
  },
  options: [
    'body', 'headers', 'context', 'observe', 'params', 'reportProgress', 'responseType', 'withCredentials', 'credentials', 'keepalive', 'priority', 'cache', 'mode',
    'redirect', 'referrer', 'integrity', 'referrerPolicy', 'transferCache',
  ],
} as const

/** Angular's own. Its interceptors can bound what it sends: where a project has one that speaks of time, it is not known. */
export const angular: readonly Client[] = [
  {
    ...shared,
    versions: '>=20.1.0',
    timeouts: [
      {
        // What is a number has to be a whole one above 0; what is none is not read.
        path: 'timeout',
        takes: 'ms',
        covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'],
        values: {
          zero: 'throws',
          negative: 'throws',
          fraction: 'throws',
          decimal: 'throws',
          NaN: 'throws',
          Infinity: 'throws',
          null: 'never',
          false: 'never',
          true: 'never',
          text: 'never',
          'numeric-string': 'never',
          object: 'never',
        },
      },
    ],
    ignores,
    repair: ['timeout'],
    docs: 'https://angular.dev/guide/http/making-requests#timeouts',
  },
  {
    ...shared,
    versions: '<20.1.0',
    timeouts: [],
    ignores: ['timeout', ...ignores],
    repair: [],
    docs: 'https://v19.angular.dev/guide/http/making-requests',
  },
]
