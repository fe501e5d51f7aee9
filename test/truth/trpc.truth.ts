import { trpc as entries } from '../../catalog/trpc.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

interface Library {
  createTRPCUntypedClient: (options: Options) => { query: (path: string) => Promise<unknown>; mutation: (path: string) => Promise<unknown> }
  httpLink: (options: Options) => unknown
  httpBatchLink: (options: Options) => unknown
}

const load = async () => (await import('@trpc/client')) as unknown as Library

async function open(): Promise<Adapter> {
  const { createTRPCUntypedClient, httpBatchLink } = await load()
  const { carrying } = dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0])
  return {
    request: async (url, { method, ...options }) => {
      const client = createTRPCUntypedClient({ links: [httpBatchLink({ url, ...options })] })
      return await (method === 'POST' ? client.mutation('a') : client.query('a'))
    },
    patience: patienceOfNode,
    carrying: (options) => ({ fetch: (url: string, init?: RequestInit) => fetch(url, { ...init, ...carrying(options) } as RequestInit) }),
  }
}

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: '@trpc/client',
  staysPut: true,
  open,
  // What waits for a socket or a proxy is the fetch that is given.
  read: ['queue', 'proxy'].map((phase) => ({ fact: `fetch bounds ${phase}`, why: 'what is given in its place takes no agent' })),
  facts: [
    {
      fact: 'fetch of httpLink bounds it',
      expect: 'ends',
      async run({ hole, short }) {
        const { createTRPCUntypedClient, httpLink } = await load()
        const within = (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(short) })
        await createTRPCUntypedClient({ links: [httpLink({ url: hole.url, fetch: within })] }).query('a')
      },
    },
    {
      fact: 'httpLink waits for a silent server',
      expect: 'hangs',
      async run({ hole, short }) {
        const { createTRPCUntypedClient, httpLink } = await load()
        await createTRPCUntypedClient({ links: [httpLink({ url: hole.url, timeout: short })] }).query('a')
      },
    },
  ],
}))
