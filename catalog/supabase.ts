import type { Client, Timeout } from './shape.ts'

const everything = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] as const

/** A query, which is sent when somebody waits for it. */
const query = { call: { request: true, returns: 'query' } } as const

const signal: Timeout = { path: 'abortSignal', takes: 'signal', only: 'call', covers: everything }
const ownFetch: Timeout = { path: 'global.fetch', takes: 'fetch', only: 'instance', covers: everything }

const page = {
  name: 'Supabase',
  package: '@supabase/supabase-js',
  modules: { '@supabase/supabase-js': 'module' },
  types: {
    module: { members: { default: 'module', createClient: { call: { options: 2, makes: 'client' } } } },
    client: { members: { from: query, rpc: query, schema: { call: { makes: 'client', inherits: true } } } },
    query: { members: { abortSignal: { call: { sets: 'abortSignal' } } } },
  },
  timeouts: [signal, ownFetch],
  ignores: ['timeout', 'timeoutMs', 'global.timeout', 'requestTimeout'],
  backstop: { headers: 300_000, by: 'Node' },
  repair: ['global.fetch', 'abortSignal'],
  docs: 'https://supabase.com/docs/reference/javascript/using-modifiers-db-abortsignal',
} as const

/** Its queries, and not what it asks of storage, functions or sign-in. */
export const supabase: readonly Client[] = [
  {
    ...page,
    versions: '>=2.109.0',
    retry: {
      paths: [],
      default: 3,
      delay: { first: 1_000, factor: 2, max: 30_000 },
      afterTimeout: true,
      afterBackstop: true,
      retryAfter: { cappedBy: [] },
      methods: ['GET', 'HEAD', 'OPTIONS'],
    },
  },
  { ...page, versions: '>=2.0.0' },
]
