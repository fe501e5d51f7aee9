import type { Api, Client } from './shape.ts'

const link: Api = { call: { options: 0, makes: 'link' } }

/** Queries are sent by what is linked, and the last link makes the request: by the fetch that it is given. */
export const trpc: readonly Client[] = [
  {
    name: 'tRPC link',
    package: '@trpc/client',
    versions: '>=10.0.0',
    modules: { '@trpc/client': 'module', '@trpc/client/links/httpLink': 'module', '@trpc/client/links/httpBatchLink': 'module' },
    types: {
      module: { members: { httpLink: link, httpBatchLink: link } },
      // What it makes is a function, which asks for the operations it is given.
      link: { call: { request: true } },
    },
    timeouts: [{ path: 'fetch', takes: 'fetch', only: 'instance', signalled: true, covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] }],
    ignores: ['timeout', 'timeoutMs', 'signal', 'fetchOptions.signal', 'fetchOptions.timeout'],
    options: ['url', 'headers', 'transformer', 'methodOverride', 'maxURLLength', 'maxItems'],
    base: 'url',
    backstop: { headers: 300_000, by: 'Node' },
    repair: ['fetch'],
    docs: 'https://trpc.io/docs/client/links/httpLink',
  },
]
