import { googleapis } from '../../catalog/googleapis.ts'
import type { Client } from '../../catalog/shape.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Fact, Options, Subject } from './subject.ts'

const entries = googleapis.filter(({ name }) => name === 'google-auth-library')

interface Authed {
  request: (options: Options) => Promise<unknown>
  fetch: (url: string, options?: Options) => Promise<unknown>
  getClient: () => Promise<Authed>
  setCredentials: (credentials: Options) => void
}
export interface AuthLibrary {
  OAuth2Client: new (options: Options) => Authed
  GoogleAuth: new (options: Options) => Authed
  JWT: new (options: Options) => Authed
  gaxios: { Gaxios: new (options: Options) => unknown }
}

/** A client with a token that lasts, so that nobody is asked for one. */
export function authedWith({ OAuth2Client, GoogleAuth }: AuthLibrary, options: Options = {}): Authed {
  if ('clientOptions' in options || 'authClient' in options) return new GoogleAuth({ projectId: 'p', ...('authClient' in options ? {} : { apiKey: 'k' }), ...options })
  const client = new OAuth2Client(options)
  client.setCredentials({ access_token: 'a', expiry_date: Date.now() + 3_600_000 })
  return client
}

/** What may stand whole in its place, with a bound. */
export function boundedPart(library: AuthLibrary, path: string, timeout: number): unknown {
  if (path === 'fetchImplementation') return undefined
  return path === 'authClient' ? authedWith(library, { transporterOptions: { timeout } }) : new library.gaxios.Gaxios({ timeout })
}

/** They are made for their bound alone, and go through no other agent. */
export const unrunParts: NonNullable<Subject['read']> = ['transporter', 'authClient'].flatMap((path) => ['bounds queue', 'bounds proxy', 'does not bound queue', 'does not bound proxy'].map((what) => ({ fact: `${path} of the dispatcher ${what}`, why: 'what is given in its place is made for its bound alone' })))

const load = async (name: string) => (await import(name)) as AuthLibrary

const facts = (name: string, hasFetch: boolean): readonly Fact[] => [
  { fact: 'a client that GoogleAuth makes has the options that it was given for one', expect: 'ends', run: async ({ hole, short }) => (await authedWith(await load(name), { clientOptions: { transporterOptions: { timeout: short } } }).getClient()).request({ url: hole.url }) },
  { fact: 'the options of a JWT bound its requests', expect: 'ends', run: async ({ hole, short }) => new (await load(name)).JWT({ apiKey: 'k', transporterOptions: { timeout: short } }).request({ url: hole.url }) },
  { fact: 'timeout among the options of a client is not read', expect: 'hangs', run: async ({ hole, short }) => authedWith(await load(name), { timeout: short }).request({ url: hole.url }) },
  {
    fact: 'the token is asked for without the timeout of the call',
    expect: 'hangs',
    async run({ hole, short }) {
      const client = new (await load(name)).OAuth2Client({ clientId: 'a', clientSecret: 'b', endpoints: { oauth2TokenUrl: hole.url } })
      client.setCredentials({ refresh_token: 'r' })
      await client.request({ url: hole.url, timeout: short })
    },
  },
  ...(hasFetch
    ? [
        { fact: 'fetch reads its options at 1', expect: 'ends' as const, run: async ({ hole, short }: { hole: { url: string }; short: number }) => authedWith(await load(name)).fetch(hole.url, { timeout: short }) },
        { fact: 'fetch without any hangs', expect: 'hangs' as const, run: async ({ hole }: { hole: { url: string } }) => authedWith(await load(name)).fetch(hole.url) },
      ]
    : []),
]

const subject = (library: string, entry: number, node = 0): Subject => ({
  client: entries[entry] as Client,
  library,
  node,
  async open() {
    const loaded = await load(library)
    return {
      request: (url, { carried, ...options }) => authedWith(loaded, carried as Options).request({ responseType: 'text', ...options, url }),
      carrying: (options) => ({ carried: options }),
      bounding: (path, ms) => boundedPart(loaded, path, ms),
      queued: (hole, options?: Options) => ({ agent: crowdedAgent(hole), ...(options && { carried: options }) }),
      proxied: (proxy, options?: Options) => ({ agent: proxyAgent(proxy), ...(options && { carried: options }) }),
    }
  },
  facts: facts(library, entry === 0),
  read: unrunParts,
})

export const subjects: readonly Subject[] = [subject('google-auth-library', 0, 22), subject('google-auth-10', 0), subject('google-auth-9', 1)]
