import { octokit as entries } from '../../catalog/octokit.ts'
import type { Client } from '../../catalog/shape.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import { requesting, factsOf, type Sdk } from './sdk.ts'
import type { Fact, Options, Subject } from './subject.ts'

interface Made {
  request: (route: string, options: Options) => Promise<unknown>
  rest: { issues: { listForRepo: (options: Options) => Promise<unknown> } }
  issues: Made['rest']['issues']
  graphql: (query: string, options: Options) => Promise<unknown>
  hook: { before: (name: string, change: (options: Options) => void) => void }
}
type Maker = (new (options: Options) => Made) & { plugin: (one: unknown) => Maker }

const repo = { owner: 'o', repo: 'r' }
const library = async () => ((await import('@octokit/rest')) as unknown as { Octokit: Maker }).Octokit

const sdk: Sdk = {
  make: async (url, options) => new (await library())({ baseUrl: url.slice(0, -1), log: { debug() { /* quiet */ }, info() { /* quiet */ }, warn() { /* quiet */ }, error() { /* quiet */ } }, ...options }),
  call: (made: Made, options) => made.request('GET /issues', options),
  others: {
    'rest.issues.listForRepo': (made: Made, options) => made.rest.issues.listForRepo({ ...repo, ...options }),
    graphql: (made: Made, options) => made.graphql('{ viewer { login } }', options),
  },
}

const client = entries[0] as Client
const own: readonly Fact[] = [
  {
    fact: 'what a hook does before a request bounds it',
    expect: 'ends',
    async run({ hole, short }) {
      const made = (await sdk.make(hole.url, {})) as Made
      made.hook.before('request', (options) => { options['request'] = { ...(options['request'] as Options), signal: AbortSignal.timeout(short) } })
      await made.request('GET /issues', {})
    },
  },
]

export const subjects: readonly Subject[] = [{
  client,
  library: '@octokit/request',
  staysPut: true,
  async open() {
    const { carrying } = dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0])
    // fetch takes its dispatcher from a fetch around it.
    const within = (options: Options) => ({ request: { fetch: (url: string, init?: RequestInit) => fetch(url, { ...init, ...options } as RequestInit) } })
    return {
      request: requesting(client, sdk),
      patience: patienceOfNode,
      carrying: (options) => within(carrying(options)),
    }
  },
  facts: [...factsOf(client, sdk), ...own],
}]
