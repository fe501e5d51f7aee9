import { urllib as entries } from '../../catalog/urllib.ts'
import { crowdedAgent, dispatching, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

interface Urllib {
  request: (url: string, options: Options) => Promise<unknown>
}

async function open(name: string): Promise<Adapter> {
  const { default: library } = (await import(name)) as { default: Urllib }
  // 3 sends through an undici that takes no dispatcher of 7.
  const undici = (await import(name === 'urllib-3' ? 'undici-5' : 'undici-7')) as unknown as Parameters<typeof dispatching>[0]
  const { queued, proxied } = dispatching(undici)
  return {
    request: (url, options) => library.request(url, { followRedirect: true, ...options }),
    library,
    ...(name === 'urllib-2'
      ? { queued: (hole) => ({ agent: crowdedAgent(hole) }), proxied: (proxy) => ({ agent: proxyAgent(proxy) }) }
      : { queued, proxied }),
  }
}

const subject = (library: string, entry: number): Subject => ({
  client: entries[entry] as Subject['client'],
  library,
  ...(library !== 'urllib-2' && { tick: 1_000 }),
  open: () => open(library),
})

export const subjects: readonly Subject[] = [subject('urllib', 0), subject('urllib-3', 1), subject('urllib-2', 2)]
