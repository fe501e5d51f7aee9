import { nodeFetch as entries } from '../../catalog/node-fetch.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Fetch = (url: string, options: Options) => Promise<Response>

async function open(name: string): Promise<Adapter> {
  const module = (await import(name)) as { default: Fetch }
  const read = async (response: unknown) => await ((await response) as Response).text()
  return {
    request: (url, options) => read(module.default(url, options)),
    // 2 is CommonJS: its module is the function itself.
    library: name === 'node-fetch-2' ? module.default : module,
    settle: read,
    queued: (hole) => ({ agent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
  }
}

const subject = (library: string, entry: number): Subject => ({ client: entries[entry] as Subject['client'], library, open: () => open(library) })

export const subjects: readonly Subject[] = [subject('node-fetch', 0), subject('node-fetch-2', 1)]
