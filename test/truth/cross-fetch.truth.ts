import { crossFetch as entries } from '../../catalog/cross-fetch.ts'
import { crowdedAgent, dispatching, patienceOfNode, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Fetch = (url: string, options: Options) => Promise<Response>

const read = async (response: unknown) => await ((await response) as Response).text()

async function open(name: string): Promise<Adapter> {
  // CommonJS: the module is the function itself.
  const { default: fetch } = (await import(name)) as { default: Fetch }
  if (name === 'isomorphic-unfetch') {
    const undici = (await import('undici-7')) as unknown as Parameters<typeof dispatching>[0]
    return { request: (url, options) => read(fetch(url, options)), library: fetch, settle: read, patience: patienceOfNode, ...dispatching(undici) }
  }
  return {
    request: (url, options) => read(fetch(url, options)),
    library: fetch,
    settle: read,
    queued: (hole) => ({ agent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
  }
}

const subject = (library: string, entry: number): Subject => ({ client: entries[entry] as Subject['client'], library, open: () => open(library) })

export const subjects: readonly Subject[] = [subject('cross-fetch', 0), subject('cross-fetch-3', 0), subject('isomorphic-fetch', 1), subject('isomorphic-unfetch', 2)]
