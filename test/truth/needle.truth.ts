import { needle as entries } from '../../catalog/needle.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

interface Needle {
  (method: string, url: string, body: unknown, options: Options): Promise<unknown>
  get: (url: string, options: Options) => Stream
  defaults: (options: Options) => void
}
interface Stream {
  on: (event: string, listener: (error?: unknown) => void) => Stream
  resume: () => void
}

/** Its own functions give a stream, the one around them a promise. */
async function settle(result: unknown): Promise<unknown> {
  if (result instanceof Promise) return await (result as Promise<unknown>)
  const stream = result as Stream
  return await new Promise((resolve, reject) => {
    stream.on('err', reject).on('done', (error) => { if (error) reject(error as Error); else resolve(undefined) })
    stream.resume()
  })
}

/** When time is up it destroys its socket, and says no more than that. */
async function saying(result: Promise<unknown>): Promise<unknown> {
  try {
    return await result
  } catch (error) {
    const isItsOwn = error instanceof Error && /^(?:socket hang up|read timeout)$/.test(error.message)
    throw isItsOwn ? Object.assign(new Error(error.message), { name: 'TimeoutError' }) : error
  }
}

async function open(name: string): Promise<Adapter> {
  const { default: needle } = (await import(name)) as { default: Needle }
  return {
    request: (url, { method = 'get', ...options }) => saying(needle(method as string, url, null, { follow_max: 5, ...options })),
    library: needle,
    settle,
    queued: (hole) => ({ agent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
  }
}

const facts = (name: string): Subject['facts'] => [
  {
    fact: 'defaults() sets options for every call',
    expect: 'ends',
    alone: true,
    async run({ hole, short }) {
      const { default: needle } = (await import(name)) as { default: Needle }
      needle.defaults({ response_timeout: short })
      await needle('get', hole.url, null, {})
    },
  },
]

const subject = (library: string, entry: number): Subject => ({ client: entries[entry] as Subject['client'], library, open: () => open(library), facts: facts(library) })

export const subjects: readonly Subject[] = [subject('needle', 0), subject('needle-2', 1)]
