import { nodeFetch } from './node-fetch.ts'
import type { Client, Timeout } from './shape.ts'

const [, classic] = nodeFetch as readonly [Client, Client]

/** fetch for Node and browsers alike, by node-fetch 2 on Node. In a browser it is the browser's own, which reads `signal` alone: a repair writes that. */
const onNode = { ...classic, versions: '*', repair: ['signal'] } as const

const signal: Timeout = { path: 'signal', takes: 'signal', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] }

export const crossFetch: readonly Client[] = [
  {
    ...onNode,
    name: 'cross-fetch',
    package: 'cross-fetch',
    modules: { 'cross-fetch': 'module' },
    types: {
      ...classic.types,
      module: { ...classic.types['module'], members: { ...classic.types['module']?.members, fetch: 'fetch' } },
    },
    docs: 'https://github.com/lquixada/cross-fetch#api',
  },
  {
    ...onNode,
    name: 'isomorphic-fetch',
    package: 'isomorphic-fetch',
    modules: { 'isomorphic-fetch': 'module' },
    types: { fetch: classic.types['fetch'] ?? {}, module: { ...classic.types['fetch'], members: { default: 'fetch' } } },
    docs: 'https://github.com/matthew-andrews/isomorphic-fetch#isomorphic-fetch-',
  },
  {
    // Node's own fetch, where there is one.
    name: 'isomorphic-unfetch',
    package: 'isomorphic-unfetch',
    versions: '*',
    modules: { 'isomorphic-unfetch': 'module' },
    types: { fetch: classic.types['fetch'] ?? {}, module: { ...classic.types['fetch'], members: { default: 'fetch' } } },
    timeouts: [signal],
    ignores: ['timeout', ...(classic.ignores ?? [])],
    options: classic.options ?? [],
    readers: classic.readers ?? [],
    backstop: { headers: 300_000, by: 'Node' },
    repair: ['signal'],
    docs: 'https://github.com/developit/unfetch#readme',
  },
]
