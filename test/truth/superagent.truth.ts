import type { Agent } from 'node:http'
import { superagent as entries } from '../../catalog/superagent.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

interface Request extends Promise<unknown> {
  timeout: (value: unknown) => Request
  retry: (times: number) => Request
  agent: (agent: Agent) => Request
}

async function open(name: string): Promise<Adapter> {
  const { default: superagent } = (await import(name)) as { default: (method: string, url: string) => Request }
  return {
    // Its options are methods.
    async request(url, { timeout, retry, agent, method }: Options) {
      const request = superagent(typeof method === 'string' ? method : 'GET', url)
      if (timeout !== undefined) request.timeout(timeout)
      if (retry !== undefined) request.retry(retry as number)
      if (agent !== undefined) request.agent(agent as Agent)
      await request
    },
    library: superagent,
    settle: async (request) => await (request as Request),
    retrying: (times) => ({ retry: times }),
    queued: (hole) => ({ agent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
  }
}

const facts = (name: string): Subject['facts'] => [
  {
    fact: 'agent().timeout() sets timeout for its requests',
    expect: 'ends',
    async run({ hole, short }) {
      const { default: superagent } = (await import(name)) as { default: { agent: () => { timeout: (ms: number) => void; get: (url: string) => Request } } }
      const agent = superagent.agent()
      agent.timeout(short)
      await agent.get(hole.url)
    },
  },
]

const subject = (library: string): Subject => ({ client: entries[0] as Subject['client'], library, open: () => open(library), facts: facts(library) })

export const subjects: readonly Subject[] = [subject('superagent'), subject('superagent-8')]
