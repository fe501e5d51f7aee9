import { axios } from './axios.ts'
import type { Api, Client } from './shape.ts'

const [inside] = axios as readonly [Client]

const request: Api = { call: { request: true, url: 0, options: 0 } }

const types: Readonly<Record<string, Api>> = {
  phin: {
    ...request,
    members: { promisified: request, unpromisified: request, defaults: { call: { options: 0, makes: 'defaults' } }, default: 'phin' },
  },
  defaults: request,
}

const shared = {
  name: 'phin',
  package: 'phin',
  modules: { phin: 'phin' },
  types,
  ignores: [
    'signal', 'timeoutMs', 'requestTimeout', 'connectTimeout', 'responseTimeout', 'connectionTimeout', 'readTimeout', 'headersTimeout', 'bodyTimeout', 'timeouts',
    'deadline',
  ],
  options: ['url', 'method', 'data', 'form', 'headers', 'core', 'axiosOpts', 'parse', 'followRedirects', 'compression', 'stream', 'hostname', 'port', 'path'],
  repair: ['timeout'],
} as const

export const phin: readonly Client[] = [
  {
    // By axios.
    ...shared,
    versions: '>=4.0.0',
    timeouts: inside.timeouts.filter(({ path }) => path === 'timeout'),
    docs: 'https://github.com/ethanent/phin#readme',
  },
  {
    ...shared,
    versions: '<4.0.0',
    timeouts: [
      {
        // By follow-redirects, which throws where nobody can catch it.
        path: 'timeout',
        takes: 'ms',
        covers: ['connect', 'headers', 'body-idle'],
        values: {
          zero: 'never',
          null: 'never',
          false: 'never',
          NaN: 'never',
          fraction: 'at-once',
          overflow: 'at-once',
          negative: 'crashes',
          Infinity: 'crashes',
          true: 'crashes',
          'numeric-string': 'crashes',
          text: 'crashes',
          object: 'crashes',
        },
      },
    ],
    docs: 'https://github.com/ethanent/phin/tree/3.7.1#readme',
  },
]
