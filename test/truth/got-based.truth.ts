import { gotBased as entries } from '../../catalog/got-based.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { drained, type Adapter, type Options, type Subject } from './subject.ts'

type Got = (url: string, options: Options) => Promise<unknown>

async function open(name: string): Promise<Adapter> {
  const module = (await import(name)) as { default: Got; gotScraping?: Got }
  const got = module.gotScraping ?? module.default
  // It speaks JSON to one address, and what answers here is elsewhere and says "no".
  const plain = module.gotScraping ? { throwHttpErrors: true } : { prefixUrl: '', responseType: 'text' }
  const retry = (limit: number) => ({ limit, calculateDelay: ({ computedValue }: { computedValue: number }) => (computedValue > 0 ? 1 : 0) })
  return {
    request: (url, options) => got(url, { ...plain, ...options }),
    ...(module.gotScraping && { library: module }),
    settle: drained,
    inOptions: (url) => ({ url }),
    retrying: (times) => ({ retry: times === 0 || module.gotScraping ? { limit: times } : retry(times) }),
    queued: (hole) => ({ agent: { http: crowdedAgent(hole) } }),
    proxied: (proxy) => ({ agent: { http: proxyAgent(proxy) } }),
  }
}

const subject = (library: string, entry: number, node = 0): Subject => ({ client: entries[entry] as Subject['client'], library, node, open: () => open(library) })

export const subjects: readonly Subject[] = [subject('got-scraping', 0), subject('gh-got', 1, 22)]
