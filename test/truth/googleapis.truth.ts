import { googleapis } from '../../catalog/googleapis.ts'
import type { Client } from '../../catalog/shape.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { authedWith, boundedPart, unrunParts, type AuthLibrary } from './google-auth.truth.ts'
import { measure } from './measure.ts'
import { answers, serve } from './servers.ts'
import { merged, type Fact, type Options, type Subject, type World } from './subject.ts'

const entries = googleapis.filter(({ name }) => name === 'googleapis')

type Method = (params?: Options, options?: Options) => Promise<unknown>
interface Drive { files: Record<'list' | 'create', Method> }
type Maker = (options: Options) => Drive
interface Google {
  google: { drive: Maker; options: (options: Options) => void }
  drive_v3: { Drive: new (options: Options) => Drive }
  Auth: AuthLibrary
}

const load = async (name: string) => (await import(name)) as Google

const made = (google: Google['google']): Maker => (options) => google.drive(options)
const drive = (make: Maker, rootUrl: string, options: Options = {}) => make({ version: 'v3', auth: 'key', rootUrl, ...options })

function adapterOf(make: Maker, library: AuthLibrary): Awaited<ReturnType<Subject['open']>> {
  return {
    request: (url, { method, ...options }) => (method === 'POST' ? drive(make, url, options).files.create({}) : drive(make, url, options).files.list({})),
    carrying: (options) => ({ auth: authedWith(library, options) }),
    bounding: (path, ms) => boundedPart(library, path, ms),
    queued: (hole, options?: Options) => ({ agent: crowdedAgent(hole), ...(options && { auth: authedWith(library, options) }) }),
    proxied: (proxy, options?: Options) => ({ agent: proxyAgent(proxy), ...(options && { auth: authedWith(library, options) }) }),
    retrying: (retry) => ({ retryConfig: { retry, noResponseRetries: retry, retryDelay: 1, maxRetryDelay: 1 } }),
  }
}

const single = { retryConfig: { retry: 0 } }

function factsOf(name: string): readonly Fact[] {
  const sent = (run: (google: Google, world: World) => Promise<unknown>) => async (world: World) => run(await load(name), world)
  return [
    { fact: 'timeout of a call bounds it', expect: 'ends', run: sent(({ google }, { hole, short }) => drive(made(google), hole.url).files.list({}, { ...single, timeout: short })) },
    { fact: 'signal of a call bounds it', expect: 'ends', run: sent(({ google }, { hole, short }) => drive(made(google), hole.url).files.list({}, { ...single, signal: AbortSignal.timeout(short) })) },
    { fact: 'timeout of a call goes before that of the service', expect: 'ends', run: sent(({ google }, { hole, short }) => drive(made(google), hole.url, { timeout: 60_000 }).files.list({}, { ...single, timeout: short })) },
    { fact: 'timeout among the parameters is not read', expect: 'hangs', run: sent(({ google }, { hole, short }) => drive(made(google), hole.url).files.list({ timeout: short })) },
    { fact: 'a service that is made by its class reads the same options', expect: 'ends', run: sent(({ drive_v3: { Drive } }, { hole, short }) => drive((options) => new Drive(options), hole.url, { ...single, timeout: short }).files.list()) },
    {
      fact: 'google.options bounds what is made before and afterwards',
      expect: 'ends',
      alone: true,
      run: sent(async ({ google }, { hole, short }) => {
        const before = drive(made(google), hole.url)
        google.options({ ...single, timeout: short })
        await Promise.allSettled([before.files.list(), drive(made(google), hole.url).files.list()])
      }),
    },
    {
      fact: 'a service that is made with a timeout goes before google.options',
      expect: 'hangs',
      alone: true,
      run: sent(async ({ google }, { hole, short }) => {
        google.options({ ...single, timeout: short })
        await drive(made(google), hole.url, { timeout: 60_000 }).files.list()
      }),
    },
    { fact: 'the client of a token that stands among the parameters goes before that of the service', expect: 'ends', run: sent(({ google, Auth }, { hole, short }) => drive(made(google), hole.url, { ...single, auth: authedWith(Auth) }).files.list({ auth: authedWith(Auth, { transporterOptions: { timeout: short } }) })) },
    { fact: 'a client of a token has no bound of its own', expect: 'hangs', run: sent(({ google, Auth }, { hole }) => drive(made(google), hole.url, { auth: authedWith(Auth) }).files.list()) },
  ]
}

// The fetch that is given is Node's, and goes through no agent.
const read: Subject['read'] = [...unrunParts, ...['queue', 'proxy'].map((phase) => ({ fact: `fetchImplementation bounds ${phase}`, why: 'what is given in its place takes no agent' }))]

const subject = (library: string, entry: number, node = 0): Subject => ({
  client: entries[entry] as Client,
  library,
  node,
  async open() {
    const { google, Auth } = await load(library)
    return adapterOf(made(google), Auth)
  },
  facts: factsOf(library),
  read,
})

/** With one signal for all attempts, the generated check finds another option to try. */
const since150: Subject = {
  ...subject('googleapis-178', 1),
  facts: [...factsOf('googleapis-178'), {
    fact: 'timeout ends it for good',
    expect: 'shows',
    async run({ short }) {
      const { google } = await load('googleapis-178')
      const server = await serve(answers.silent)
      const { ms } = await measure(() => drive(made(google), server.url, { timeout: short }).files.list(), 10 * short)
      return { ok: server.requests.length === 1 && ms >= short * 0.9 && ms < 10 * short, saw: `${String(server.requests.length)} request, ${String(ms)} ms` }
    },
  }],
  read: [...read, { fact: 'does not retry after a timeout', why: 'its timeout is one for all attempts' }],
}

/** A service in a package of its own. */
const alone: Subject = {
  client: { ...(entries[0] as Client), repair: [] },
  library: '@googleapis/drive',
  node: 22,
  async open() {
    const { drive: make } = (await import('@googleapis/drive')) as unknown as { drive: Maker }
    const { Auth } = await load('googleapis')
    return adapterOf((options) => make(merged(options)), Auth)
  },
  read,
}

export const subjects: readonly Subject[] = [subject('googleapis', 0, 22), alone, since150, subject('googleapis-149', 2)]
