import { makeFetchHappen as entries } from '../../catalog/make-fetch-happen.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Fetch = (url: string, options: Options) => Promise<Response>

const read = async (response: unknown) => await ((await response) as Response).text()

async function open(name: string): Promise<Adapter> {
  const { default: fetch } = (await import(name)) as { default: Fetch }
  const isNpm = name.startsWith('make')
  return {
    request: (url, options) => read(fetch(url, options)),
    library: fetch,
    settle: read,
    queued: (hole) => ({ agent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
    ...(isNpm && { retrying: (times) => ({ retry: { retries: times, minTimeout: 1_000, maxTimeout: 4_000 } }) }),
  }
}

const facts = (name: string): Subject['facts'] => (name.startsWith('make') ? [
  {
    fact: 'defaults() holds options for its requests',
    expect: 'ends',
    async run({ hole, short }) {
      const { default: fetch } = (await import(name)) as { default: { defaults: (options: Options) => Fetch } }
      await fetch.defaults({ timeout: short })(hole.url, {})
    },
  },
  {
    fact: 'defaults() takes a URL before them',
    expect: 'ends',
    async run({ hole, short }) {
      const { default: fetch } = (await import(name)) as { default: { defaults: (url: string, options: Options) => Fetch } }
      await fetch.defaults(hole.url, { timeout: short })(hole.url, {})
    },
  },
] : [])

const subject = (library: string, entry: number, node = 0): Subject => ({ client: entries[entry] as Subject['client'], library, node, open: () => open(library), facts: facts(library) })

export const subjects: readonly Subject[] = [
  subject('make-fetch-happen', 0, 22), subject('make-fetch-happen-14', 0),
  subject('minipass-fetch', 1, 22), subject('minipass-fetch-4', 1),
]
