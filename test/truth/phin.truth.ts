import { phin as entries } from '../../catalog/phin.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Phin = (options: Options) => Promise<unknown>

/** 3 says it in an error of no particular name. */
async function saying(result: Promise<unknown>): Promise<unknown> {
  try {
    return await result
  } catch (error) {
    throw error instanceof Error && error.message === 'Timeout reached' ? Object.assign(error, { name: 'TimeoutError' }) : error
  }
}

async function open(name: string): Promise<Adapter> {
  const { default: phin } = (await import(name)) as { default: Phin & { promisified: Phin; defaults: (options: Options) => Phin } }
  const core = name === 'phin' ? 'axiosOpts' : 'core'
  const carrying = (agent: object) => ({ [core]: name === 'phin' ? { httpAgent: agent, proxy: false } : { agent } })
  return {
    request: (url, options) => saying(phin({ followRedirects: true, ...options, url })),
    library: { promisified: phin.promisified, default: phin },
    inOptions: (url) => ({ url }),
    queued: (hole) => carrying(crowdedAgent(hole)),
    proxied: (proxy) => carrying(proxyAgent(proxy)),
  }
}

const facts = (name: string): Subject['facts'] => [
  {
    fact: 'defaults() holds options for its requests',
    expect: 'ends',
    async run({ hole, short }) {
      const { default: phin } = (await import(name)) as { default: { defaults: (options: Options) => Phin } }
      await phin.defaults({ timeout: short })({ url: hole.url })
    },
  },
]

const subject = (library: string, entry: number): Subject => ({ client: entries[entry] as Subject['client'], library, open: () => open(library), facts: facts(library) })

export const subjects: readonly Subject[] = [subject('phin', 0), subject('phin-3', 1)]
