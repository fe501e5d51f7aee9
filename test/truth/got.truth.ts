import { got as entries } from '../../catalog/got.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { drained, type Adapter, type Options, type Subject } from './subject.ts'

type Got = (url: string, options: Options) => Promise<unknown>

async function open(name: string): Promise<Adapter> {
  const module = (await import(name)) as { default: Got & { got?: Got } }
  const got = module.default
  // A number as `retry` is what 11 took; to be quick, the delay is our own.
  const retry = (limit: number) => ({ limit, calculateDelay: ({ computedValue }: { computedValue: number }) => (computedValue > 0 ? 1 : 0) })
  return {
    request: (url, options) => got(url, options),
    library: got,
    settle: drained,
    inOptions: (url) => ({ url }),
    retrying: (times) => ({ retry: times === 0 ? { limit: 0 } : retry(times) }),
    queued: (hole) => ({ agent: { http: crowdedAgent(hole) } }),
    proxied: (proxy) => ({ agent: { http: proxyAgent(proxy) } }),
  }
}

const subject = (library: string, entry: number, node = 0): Subject => ({ client: entries[entry] as Subject['client'], library, node, open: () => open(library) })

export const subjects: readonly Subject[] = [subject('got', 0, 22), subject('got-14', 1), subject('got-12', 1), subject('got-11', 2)]
