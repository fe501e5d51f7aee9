import { graphql as entries } from '../../catalog/graphql.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import type { Adapter, Fact, Options, Subject } from './subject.ts'

const document = '{ name }'

interface GraphQLClient {
  request: (...args: unknown[]) => Promise<unknown>
}
interface GraphQLRequest {
  GraphQLClient: new (url: string, options: Options) => GraphQLClient
  request: (...args: unknown[]) => Promise<unknown>
}

const load = async (name: string) => (await import(name)) as GraphQLRequest

async function graphqlRequest(name: string): Promise<Adapter> {
  const { GraphQLClient } = await load(name)
  return {
    request: (url, options) => new GraphQLClient(url, options).request(document),
    patience: patienceOfNode,
    bounding: (path, ms) => (path === 'fetch' ? undefined : (request: Options) => ({ ...request, signal: AbortSignal.timeout(ms) })),
  }
}

const callsOf = (name: string): readonly Fact[] => [
  {
    fact: 'client.request reads a signal from its only argument',
    expect: 'ends',
    run: async ({ hole, short }) => await new (await load(name)).GraphQLClient(hole.url, {}).request({ document, signal: AbortSignal.timeout(short) }),
  },
  {
    fact: 'client.request takes what stands behind the document for variables',
    expect: 'hangs',
    run: async ({ hole, short }) => await new (await load(name)).GraphQLClient(hole.url, {}).request(document, { signal: AbortSignal.timeout(short) }),
  },
  {
    fact: 'request reads a signal with all in one object',
    expect: 'ends',
    run: async ({ hole, short }) => await (await load(name)).request({ url: hole.url, document, signal: AbortSignal.timeout(short) }),
  },
]

interface Apollo {
  HttpLink: new (options: Options) => object
  ApolloClient: new (options: Options) => { query: (options: Options) => Promise<unknown> }
  InMemoryCache: new () => object
  gql: (text: string) => object
}

async function apollo(name: string): Promise<Adapter> {
  const { HttpLink, ApolloClient, InMemoryCache, gql } = (await import(`${name}/core`)) as Apollo
  return {
    request: (uri, options) => new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri, ...options }) }).query({ query: gql(document) }),
    patience: patienceOfNode,
    ...await inFetchOptions(),
  }
}

interface Urql {
  createClient: (options: Options) => { query: (document: string, variables: object, context?: Options) => { toPromise: () => Promise<unknown> } }
  fetchExchange: unknown
}

const loadUrql = async (name: string) => (await import(name)) as Urql

async function urql(name: string): Promise<Adapter> {
  const { createClient, fetchExchange } = await loadUrql(name)
  return {
    request: (url, options) => createClient({ url, exchanges: [fetchExchange], ...options }).query(document, {}).toPromise(),
    patience: patienceOfNode,
    ...await inFetchOptions(),
  }
}

/** What waits at the dispatcher, for Node's own fetch. */
async function inFetchOptions() {
  const { queued, proxied } = dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0])
  return {
    queued: (...args: Parameters<typeof queued>) => ({ fetchOptions: queued(...args) }),
    proxied: (...args: Parameters<typeof proxied>) => ({ fetchOptions: proxied(...args) }),
  }
}

const urqlCalls = (name: string): readonly Fact[] => [
  {
    fact: 'client.query reads its options at 2',
    expect: 'ends',
    async run({ hole, short }) {
      const { createClient, fetchExchange } = await loadUrql(name)
      const within = (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(short) })
      await createClient({ url: hole.url, exchanges: [fetchExchange] }).query(document, {}, { fetch: within }).toPromise()
    },
  },
  {
    fact: 'a signal that a function gives as fetchOptions is ignored',
    expect: 'hangs',
    async run({ hole, short }) {
      const { createClient, fetchExchange } = await loadUrql(name)
      await createClient({ url: hole.url, exchanges: [fetchExchange], fetchOptions: () => ({ signal: AbortSignal.timeout(short) }) }).query(document, {}).toPromise()
    },
  },
]

const subject = (library: string, entry: number, open: (name: string) => Promise<Adapter>, facts: readonly Fact[]): Subject => ({ client: entries[entry] as Subject['client'], library, open: () => open(library), facts })

export const subjects: readonly Subject[] = [
  subject('graphql-request', 0, graphqlRequest, callsOf('graphql-request')),
  subject('graphql-request-6', 1, graphqlRequest, callsOf('graphql-request-6')),
  subject('@apollo/client', 2, apollo, []), subject('apollo-client-3', 2, apollo, []),
  subject('@urql/core', 3, urql, urqlCalls('@urql/core')), subject('urql-core-4', 3, urql, urqlCalls('urql-core-4')),
]
