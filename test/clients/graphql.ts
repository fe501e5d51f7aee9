import { ApolloClient, ApolloLink, createHttpLink, HttpLink, InMemoryCache } from '@apollo/client'
import { Client, cacheExchange, createClient, fetchExchange } from '@urql/core'
import crossFetch from 'cross-fetch'
import { gql, GraphQLClient, request } from 'graphql-request'

declare const query: string
declare const document: object
declare const token: string
const QUERY = gql`{ name }`
const within = (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(5_000) }) //=> fetch · at most 5 s

// graphql-request
await request('https://a.example/graphql', query) //=> graphql-request · no limit (Node gives up after 5 min without an answer)
await request('https://a.example/graphql', QUERY, { id: 1 }) //=> graphql-request · no limit (Node gives up after 5 min without an answer)
await request({ url: 'https://a.example/graphql', document, signal: AbortSignal.timeout(5_000) }) //=> graphql-request · at most 5 s
await request({ url: 'https://a.example/graphql', document }) //=> graphql-request · no limit (Node gives up after 5 min without an answer)
const open = new GraphQLClient('https://a.example/graphql', { headers: { authorization: token } })
await open.request(QUERY) //=> graphql-request · no limit (Node gives up after 5 min without an answer)
await open.request(QUERY, { id: 1 }) //=> graphql-request · no limit (Node gives up after 5 min without an answer)
await open.request(query) //=> graphql-request · no limit (Node gives up after 5 min without an answer)
await open.request(document) //=> graphql-request · unknown (we cannot see what these options hold in the call)
await open.request({ document: QUERY, signal: AbortSignal.timeout(3_000) }) //=> graphql-request · at most 3 s
const cross = new GraphQLClient('https://a.example/graphql', { fetch: crossFetch })
await cross.request(QUERY, { id: 1 }) //=> graphql-request · no limit (Node gives up after 5 min without an answer)
const bounded = new GraphQLClient('https://a.example/graphql', { fetch: within })
await bounded.request(QUERY, { id: 1 }) //=> graphql-request · unknown (fetch is set on the instance)

// Apollo and urql: their requests start in hooks and caches, and the link or client is what can be bounded.
export const apollo = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([new HttpLink({ uri: 'https://a.example/graphql' })]) })
export const linked = new ApolloClient({ cache: new InMemoryCache(), link: createHttpLink({ uri: 'https://a.example/graphql', fetch: within }) })
export const urql = createClient({ url: 'https://a.example/graphql', exchanges: [cacheExchange, fetchExchange] })
await urql.query(query, {}).toPromise() //=> urql · no limit (Node gives up after 5 min without an answer)
export const fetching = new Client({ url: 'https://a.example/graphql', fetch: within, exchanges: [fetchExchange] })
await fetching.query(query, {}).toPromise() //=> urql · unknown (fetch is set on the instance)
