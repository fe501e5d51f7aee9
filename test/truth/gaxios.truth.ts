import { gaxios as entries } from '../../catalog/gaxios.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

interface Gaxios {
  request: (options: Options) => Promise<unknown>
  defaults: Options
}
interface Library extends Gaxios {
  Gaxios: new (options: Options) => Gaxios
}

const load = async (name: string) => (await import(name)) as Library

async function open(name: string): Promise<Adapter> {
  const library = await load(name)
  return {
    request: (url, options) => library.request({ responseType: 'text', ...options, url }),
    library,
    inOptions: (url) => ({ url }),
    queued: (hole) => ({ agent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
  }
}

const facts = (name: string): Subject['facts'] => [
  {
    fact: 'defaults.timeout of an instance bounds its requests',
    expect: 'ends',
    async run({ hole, short }) {
      const { Gaxios } = await load(name)
      const instance = new Gaxios({})
      instance.defaults.timeout = short
      await instance.request({ url: hole.url })
    },
  },
]

// The fetch that is given is Node's, and goes through no agent.
const read: Subject['read'] = ['queue', 'proxy'].map((phase) => ({ fact: `fetchImplementation bounds ${phase}`, why: 'what is given in its place takes no agent' }))

const subject = (library: string, entry: number, node = 0): Subject => ({ client: entries[entry] as Subject['client'], library, node, open: () => open(library), facts: facts(library), read })

export const subjects: readonly Subject[] = [subject('gaxios', 0, 22), subject('gaxios-7', 0), subject('gaxios-6', 1), subject('gaxios-4', 1)]
