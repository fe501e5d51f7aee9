import { nodeFetch } from './node-fetch.ts'
import type { Api, Client, Phase, Timeout } from './shape.ts'

const [, classic] = nodeFetch as readonly [Client, Client]

const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

/** What is known of fetch holds for it: it gets what stands around `headers`. */
const signal: Timeout = { path: 'signal', takes: 'signal', covers: everything }
const ownFetch: Timeout = { path: 'fetch', takes: 'fetch', only: 'instance', covers: everything }
const node = { headers: 300_000, by: 'Node' } as const

const ignores = (classic.ignores ?? []).filter((path) => path !== 'timeout')

const query = { call: { request: true, options: 'alone' } } as const
/** With all in one object, or with the URL first. */
const asked = { call: { request: true, url: 0, options: 0 } } as const

const graphqlRequest: Readonly<Record<string, Api>> = {
  module: {
    members: {
      GraphQLClient: { construct: { url: 0, options: 1, makes: 'client' } },
      request: asked,
      rawRequest: asked,
      batchRequests: asked,
      default: 'request',
    },
  },
  client: { members: { request: query, rawRequest: query, batchRequests: query } },
  request: asked,
}

const shared = {
  name: 'graphql-request',
  package: 'graphql-request',
  modules: { 'graphql-request': 'module' },
  types: graphqlRequest,
  // Before each request it may give it a signal.
  options: ['headers', 'method', 'fetch', 'requestMiddleware', 'responseMiddleware', 'errorPolicy', 'jsonSerializer', 'excludeOperationName'],
  repair: ['fetch', 'signal'],
} as const

const middleware: Timeout = { path: 'requestMiddleware', takes: 'fetch', only: 'instance', covers: everything }

const link: Api = { construct: { options: 0, makes: 'link' }, call: { options: 0, makes: 'link' } }

const urql: Api = { construct: { options: 0, makes: 'urql' } }
const operation = { call: { request: true, options: 2 } } as const

/** Clients that send GraphQL by fetch. They have no time of their own. */
export const graphql: readonly Client[] = [
  {
    ...shared,
    versions: '>=7.0.0',
    timeouts: [ownFetch, middleware, signal],
    ignores: ['timeout', ...ignores],
    backstop: node,
    docs: 'https://github.com/graffle-js/graffle/tree/graphql-request#readme',
  },
  {
    // By cross-fetch, whose timeout it hands on.
    ...shared,
    versions: '<7.0.0',
    timeouts: [ownFetch, middleware, { path: 'timeout', takes: 'ms', only: 'instance', covers: ['connect', 'headers', 'body-idle', 'body'], restarts: 'redirect' }, signal],
    ignores,
    docs: 'https://github.com/graffle-js/graffle/tree/6.1.0#readme',
  },
  {
    // Queries are sent by what is linked, and the last link makes the request.
    name: 'Apollo HttpLink',
    package: '@apollo/client',
    versions: '*',
    modules: {
      '@apollo/client': 'module', '@apollo/client/core': 'module', '@apollo/client/link/http': 'module', '@apollo/client/link/batch-http': 'module',
      'apollo-link-http': 'module', 'apollo-link-batch-http': 'module',
    },
    types: {
      module: { members: { HttpLink: link, createHttpLink: link, BatchHttpLink: link } },
      link: { members: { request: { call: { request: true } } } },
    },
    timeouts: [{ ...ownFetch, signalled: true }, { path: 'fetchOptions.signal', takes: 'signal', covers: everything }],
    ignores: ['timeout', 'fetchOptions.timeout'],
    options: ['uri', 'includeExtensions', 'credentials', 'headers', 'fetchOptions', 'useGETForQueries', 'includeUnusedVariables', 'print', 'preserveHeaderCase', 'batchMax', 'batchInterval', 'batchDebounce', 'batchKey'],
    base: 'uri',
    backstop: node,
    repair: ['fetch'],
    docs: 'https://www.apollographql.com/docs/react/api/link/apollo-link-http',
  },
  {
    name: 'urql',
    package: '@urql/core',
    versions: '*',
    modules: { '@urql/core': 'module', urql: 'module', '@urql/vue': 'module', '@urql/svelte': 'module', '@urql/preact': 'module', '@urql/next': 'module' },
    types: {
      module: { members: { Client: urql, createClient: { call: { options: 0, makes: 'urql' } } } },
      urql: { members: { query: operation, mutation: operation } },
    },
    // It puts a signal of its own in the place of the one in `fetchOptions`.
    timeouts: [{ path: 'fetch', takes: 'fetch', signalled: true, covers: everything }],
    ignores: ['timeout', 'fetchOptions.timeout', 'fetchOptions.signal'],
    options: ['url', 'exchanges', 'suspense', 'requestPolicy', 'preferGetMethod', 'maskTypename', 'additionalTypenames'],
    base: 'url',
    backstop: node,
    repair: ['fetch'],
    docs: 'https://nearform.com/open-source/urql/docs/api/core/#clientoptions',
  },
]
