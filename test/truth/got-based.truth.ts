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

interface GhGot extends Got { get: Got }

/** What breaks is tried again, `timeout.socket` and a signal too; the whole `timeout` ends all attempts. */
const old: Subject = {
  client: entries[2] as Subject['client'],
  library: 'gh-got-6',
  async open() {
    const { default: got } = (await import('gh-got-6' as string)) as { default: GhGot }
    return {
      request: (url, options) => got(url, { json: false, retries: 0, ...options }),
      library: got,
      queued: (hole) => ({ agent: crowdedAgent(hole) }),
      proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
    }
  },
}

const subject = (library: string, entry: number, node = 0): Subject => ({ client: entries[entry] as Subject['client'], library, node, open: () => open(library) })

export const subjects: readonly Subject[] = [subject('got-scraping', 0), subject('gh-got', 1, 22), old]
