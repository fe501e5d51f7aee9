import { nodeFetch } from './node-fetch.ts'
import type { Api, Client, Phase, Values } from './shape.ts'

const [, classic] = nodeFetch as readonly [Client, Client]

const fetch: Api = { call: { request: true, url: 0, options: 1 } }

const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

const values: Values = {
  zero: 'never',
  null: 'never',
  false: 'never',
  NaN: 'never',
  fraction: 'at-once',
  overflow: 'at-once',
  negative: 'throws',
  Infinity: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
}

const ignores = (classic.ignores ?? []).filter((path) => path !== 'timeouts')

/** npm's fetch, and the one under it: node-fetch 2 with streams of its own. */
export const makeFetchHappen: readonly Client[] = [
  {
    // Connecting is the agent's affair: `timeouts.connection`, which an agent of one's own does not have.
    name: 'make-fetch-happen',
    package: 'make-fetch-happen',
    versions: '*',
    modules: { 'make-fetch-happen': 'fetch' },
    types: { fetch: { ...fetch, members: { defaults: { call: { options: [0, 1], makes: 'fetch', inherits: true } }, default: 'fetch' } } },
    timeouts: [
      { path: 'timeout', takes: 'ms', covers: ['headers', 'body-idle', 'body'], restarts: 'redirect', values },
      { path: 'timeouts.connection', takes: 'ms', covers: ['connect'] },
      { path: 'signal', takes: 'signal', covers: everything },
    ],
    ignores,
    options: [
      'method', 'headers', 'body', 'redirect', 'follow', 'compress', 'size', 'agent', 'cachePath', 'cache', 'cacheAdditionalHeaders', 'proxy', 'noProxy', 'ca',
      'cert', 'key', 'strictSSL', 'rejectUnauthorized', 'localAddress', 'maxSockets', 'retry', 'onRetry', 'integrity', 'dns', 'timeouts',
    ],
    sockets: 15,
    readers: ['json', 'text', 'arrayBuffer', 'blob', 'buffer'],
    retry: { paths: ['retry', 'retry.retries'], default: 0, delay: { first: 1_000, factor: 2 }, afterTimeout: true, methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'] },
    repair: ['signal', 'timeout'],
    docs: 'https://github.com/npm/make-fetch-happen#fetch-options',
  },
  {
    name: 'minipass-fetch',
    package: 'minipass-fetch',
    versions: '*',
    modules: { 'minipass-fetch': 'fetch' },
    types: { fetch: { ...fetch, members: { Request: { construct: { url: 0, options: 1, makes: 'request' } }, default: 'fetch' } }, request: {} },
    timeouts: [
      { path: 'timeout', takes: 'ms', covers: ['connect', 'headers', 'body-idle', 'body'], restarts: 'redirect', values },
      { path: 'signal', takes: 'signal', covers: everything },
    ],
    ignores: classic.ignores ?? [],
    options: [...(classic.options ?? []), 'ca', 'cert', 'key', 'rejectUnauthorized', 'family', 'localAddress', 'lookup', 'trailer'],
    readers: ['json', 'text', 'arrayBuffer', 'blob', 'buffer'],
    repair: ['timeout', 'signal'],
    docs: 'https://github.com/npm/minipass-fetch#readme',
  },
]
