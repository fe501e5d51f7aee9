import { axios as entries } from '../../catalog/axios.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

interface Axios {
  (url: string, options: Options): Promise<unknown>
  create: (options: Options) => Axios
  CancelToken: { source: () => { token: object; cancel: () => void } }
  defaults: Options
  interceptors: { request: { use: (change: (options: Options) => Options) => void } }
}

async function open(name: string): Promise<Adapter> {
  const { default: axios } = (await import(name)) as { default: Axios }
  return {
    request: (url, options) => axios(url, options),
    library: axios,
    inOptions: (url) => ({ url }),
    bounding(_path, ms) {
      const { token, cancel } = axios.CancelToken.source()
      setTimeout(cancel, ms)
      return token
    },
    queued: (hole) => ({ httpAgent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ httpAgent: proxyAgent(proxy), proxy: false }),
  }
}

const facts = (name: string): Subject['facts'] => [
  {
    fact: 'defaults.timeout of an instance bounds its requests',
    expect: 'ends',
    async run({ hole, short }) {
      const { default: axios } = (await import(name)) as { default: Axios }
      const instance = axios.create({})
      instance.defaults.timeout = short
      await instance(hole.url, {})
    },
  },
  {
    fact: 'interceptors.request.use changes the options of its requests',
    expect: 'ends',
    async run({ hole, short }) {
      const { default: axios } = (await import(name)) as { default: Axios }
      const instance = axios.create({})
      instance.interceptors.request.use((options) => ({ ...options, timeout: short }))
      await instance(hole.url, {})
    },
  },
  {
    fact: 'undefined keeps the timeout of the instance',
    expect: 'ends',
    async run({ hole, short }) {
      const { default: axios } = (await import(name)) as { default: Axios }
      await axios.create({ timeout: short })(hole.url, { timeout: undefined })
    },
  },
  {
    fact: 'defaults.timeout set after create() does not reach the instance',
    expect: 'hangs',
    alone: true,
    async run({ hole, short }) {
      const { default: axios } = (await import(name)) as { default: Axios }
      const instance = axios.create({})
      axios.defaults.timeout = short
      await instance(hole.url, {})
    },
  },
]

const subject = (library: string, entry: number): Subject => ({ client: entries[entry] as Subject['client'], library, open: () => open(library), facts: facts(library) })

export const subjects: readonly Subject[] = [subject('axios', 0), subject('axios-0.27', 0), subject('axios-0.21', 1), subject('axios-0.21.1', 2)]
