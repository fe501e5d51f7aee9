import undici from 'undici-7'
import { row } from './crowd.ts'
import { ruleSubject } from './rule.ts'
import { serve, type Misbehaving } from './servers.ts'

const body = Buffer.alloc(2_000_000)
const times = 60

async function serving(run: (server: Misbehaving) => Promise<number>): Promise<number> {
  const server = await serve((response) => { response.end(body) })
  const seen = await run(server)
  server.close()
  return seen
}

/** Responses that are kept, so that no garbage collector cancels them. */
const kept: Response[] = []

export const subjects = ruleSubject('no-unread-body', [
  row('sockets for 60 requests in turn whose bodies of 2 MB nobody reads', times, () => serving(async ({ url, sockets }) => {
    for (let i = 0; i < times; i++) kept.push(await fetch(url))
    return sockets()
  })),
  {
    fact: 'where they are read, the next request takes a socket that is there',
    expect: 'shows',
    run: async () => {
      const sockets = await serving(async ({ url, sockets }) => {
        for (let i = 0; i < times; i++) await (await fetch(url)).arrayBuffer()
        return sockets()
      })
      // The second may come before the first socket is back.
      return { ok: sockets <= 2, saw: `${String(sockets)} sockets` }
    },
  },
  {
    fact: 'with a pool of one connection the second request never starts',
    expect: 'hangs',
    run: () => serving(async ({ url }) => {
      const dispatcher = new undici.Agent({ connections: 1 })
      await undici.request(url, { dispatcher })
      await undici.request(url, { dispatcher })
      return 0
    }),
  },
  {
    fact: 'where the first is dumped, the second is answered',
    expect: 'resolves',
    run: () => serving(async ({ url }) => {
      const dispatcher = new undici.Agent({ connections: 1 })
      await (await undici.request(url, { dispatcher })).body.dump()
      await undici.request(url, { dispatcher })
      return 0
    }),
  },
])
