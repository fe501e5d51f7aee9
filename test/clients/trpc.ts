import { createTRPCClient, httpBatchLink, httpLink, splitLink } from '@trpc/client'

declare const isOld: () => boolean
const within = (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(5_000) }) //=> fetch · at most 5 s

// Its queries are those of a router, and the link is what can be bounded.
export const open = createTRPCClient({ links: [httpBatchLink({ url: 'https://a.example/trpc' })] })
export const bounded = createTRPCClient({ links: [splitLink({ condition: isOld, true: httpLink({ url: 'https://a.example/trpc', fetch: within }), false: httpBatchLink({ url: 'https://a.example/trpc', fetch: within }) })] })
export const withCookies = createTRPCClient({ links: [httpBatchLink({ url: '/api/trpc', fetch: (url: string, init: RequestInit) => fetch(url, { ...init, credentials: 'include' }) })] }) //=> fetch · unknown (we cannot see what these options hold in the call)
export const client = createTRPCClient({ links: [isOld() ? httpLink({ url: 'https://a.example' }) : httpBatchLink({ url: '/trpc', headers: () => ({ a: 'b' }) })] })
