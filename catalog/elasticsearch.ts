import type { Api, Client, Retry, Timeout } from './shape.ts'

/** Parameters, and then what the transport takes. */
const request = { request: true, options: 1 } as const

const types: Readonly<Record<string, Api>> = {
  module: { members: { default: 'module', Client: { construct: { options: 0, makes: 'client' } } } },
  client: {
    members: {
      child: { call: { options: 0, makes: 'client', inherits: true } },
      close: {}, diagnostic: {}, helpers: {}, connectionPool: {}, transport: {}, on: {}, once: {}, off: {}, extend: {},
      // `client.search()`, `client.indices.create()`
      '*': { call: request, members: { '*': { call: request } } },
    },
  },
}

/** Of the instance; the one of a call covers no silence of the body. */
const silence: Timeout = { path: 'requestTimeout', takes: 'ms', covers: ['headers', 'body-idle'] }
const signal: Timeout = { path: 'signal', takes: 'signal', only: 'call', covers: ['headers', 'body-idle', 'body'] }

const ignores = ['timeout', 'timeoutMs', 'connectTimeout', 'connectionTimeout', 'socketTimeout', 'responseTimeout']
const options = ['ignore', 'maxRetries', 'headers', 'querystring', 'asStream', 'meta', 'opaque', 'compression', 'warnings', 'node', 'nodes', 'auth', 'tls', 'agent']

/** At once, and only what the server has answered. */
const retry: Retry = { paths: ['maxRetries'], default: 3, delay: { first: 0, factor: 1 }, afterTimeout: false }

const page = {
  name: 'Elasticsearch',
  package: '@elastic/elasticsearch',
  modules: { '@elastic/elasticsearch': 'module' },
  types,
  ignores,
  options,
  retry,
  repair: ['requestTimeout', 'signal'],
  docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/basic-config',
} as const

/** Elasticsearch, which since 9 waits as long as it takes, and OpenSearch, which came from its 7. */
export const elasticsearch: readonly Client[] = [
  { ...page, versions: '>=9.0.0', timeouts: [silence, signal] },
  // Its client sets ten minutes, its transport would have set 30 s.
  { ...page, versions: '>=8.19.0', timeouts: [{ ...silence, default: 600_000 }, signal] },
  {
    name: 'OpenSearch',
    package: '@opensearch-project/opensearch',
    versions: '*',
    modules: { '@opensearch-project/opensearch': 'module' },
    types,
    timeouts: [{ ...silence, covers: ['connect', 'headers'], default: 30_000 }],
    ignores: [...ignores, 'signal'],
    options,
    retry: { ...retry, afterTimeout: true },
    repair: ['requestTimeout'],
    docs: 'https://docs.opensearch.org/latest/clients/javascript/index/',
  },
]
