import { supabase as entries } from '../../catalog/supabase.ts'
import type { Client } from '../../catalog/shape.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import { requesting, type Sdk } from './sdk.ts'
import type { Options, Subject } from './subject.ts'

interface Query extends Promise<{ error: unknown }> { select: () => Query; insert: (row: object) => Query; abortSignal: (signal: AbortSignal) => Query; retry?: (on: boolean) => Query }
interface Made { from: (table: string) => Query; rpc: (name: string) => Query; schema: (name: string) => Made; isQuiet?: boolean }

/** It gives an error back, and throws none. */
async function answered(query: Query, { abortSignal }: Options, isQuiet = false): Promise<unknown> {
  if (isQuiet) query.retry?.(false)
  const { error } = await (abortSignal === undefined ? query : query.abortSignal(abortSignal as AbortSignal))
  if (error) throw Object.assign(new Error('it gave back an error'), { name: 'AbortError', cause: error })
  return undefined
}

const sdkOf = (library: string): Sdk => ({
  async make(url, { times, method, ...options }) {
    const { createClient } = (await import(library)) as unknown as { createClient: (url: string, key: string, options: Options) => Made }
    return Object.assign(createClient(url, 'key', options), { isQuiet: times === 0, method })
  },
  call: (made: Made & Options, options) => answered(made['method'] === 'POST' ? made.from('t').insert({}) : made.from('t').select(), options, made.isQuiet),
  others: {
    rpc: (made: Made, options) => answered(made.rpc('f'), options),
    'schema().from': (made: Made, options) => answered(made.schema('s').from('t').select(), options),
  },
})

function subject(client: Client, library: string, node: number | undefined): Subject {
  const sdk = sdkOf(library)
  return {
    client,
    library,
    ...(node !== undefined && { node }),
    staysPut: true,
    async open() {
      const { carrying } = dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0])
      return {
        request: requesting(client, sdk),
        patience: patienceOfNode,
        retrying: (times) => ({ times }),
        carrying: (options) => ({ global: { fetch: (url: string, init?: RequestInit) => fetch(url, { ...init, ...carrying(options) } as RequestInit) } }),
      }
    },
    facts: ['from().select()', ...Object.keys(sdk.others ?? {})].map((name) => ({
      fact: `${name}.abortSignal() bounds it`,
      expect: 'ends',
      run: async ({ hole, short }) => await (sdk.others?.[name] ?? sdk.call)((await sdk.make(hole.url, {})) as never, { abortSignal: AbortSignal.timeout(short) }),
    })),
  }
}

export const subjects: readonly Subject[] = [subject(entries[0] as Client, '@supabase/supabase-js', 22), subject(entries[1] as Client, 'supabase-2.50', undefined)]
