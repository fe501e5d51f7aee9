import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import http2 from 'node:http2'
import type { AddressInfo, Server } from 'node:net'
import { servers, type Maker } from '../../catalog/servers.ts'
import { measure } from './measure.ts'
import { ruleSubject } from './rule.ts'
import type { Misbehaving } from './servers.ts'
import { optionsWith, type Fact, type Options, type Subject } from './subject.ts'

/** The address of a proxy that stands before this server, made with these options. */
type Stand = (behind: string, options: Options) => Promise<string>

async function listening(server: Server): Promise<string> {
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

const standing = (listener: RequestListener) => listening(http.createServer(listener))

/** Settles when the client of the proxy is answered, or left. */
function asked(url: string): Promise<unknown> {
  return new Promise((resolve) => http.get(url, (response) => response.on('close', resolve).resume()).on('error', resolve))
}

interface Proxy {
  web: (request: IncomingMessage, response: ServerResponse, options?: Options) => unknown
  on: (event: string, listener: (error: Error, request: IncomingMessage, response: ServerResponse) => void) => unknown
}

const httpProxy = (library: string): Stand => async (target, options) => {
  const loaded = (await import(library)) as { createProxyServer?: (options: Options) => Proxy; default?: { createProxyServer: (options: Options) => Proxy } }
  const proxy = (loaded.createProxyServer ?? loaded.default?.createProxyServer)?.({ target, ...options })
  // Without a listener its error ends the process.
  proxy?.on('error', (_error, _request, response) => response.writeHead(504).end())
  return await standing((request, response) => { void proxy?.web(request, response) })
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
const middleware = (library: string, make = 'createProxyMiddleware'): Stand => async (target, options) => {
  const loaded = (await import(library)) as Record<string, (options: Options) => Middleware>
  const proxy = loaded[make]?.({ target, logger: undefined, logLevel: 'silent', ...options })
  return await standing((request, response) => proxy?.(request, response, () => response.end()))
}

const ofExpress: Stand = async (host, options) => {
  const { default: express } = (await import('express' as string)) as unknown as { default: () => RequestListener & { use: (middleware: unknown) => void } }
  const { default: proxy } = (await import('express-http-proxy' as string)) as { default: (host: string, options?: Options) => Middleware }
  const app = express()
  app.use(Object.keys(options).length > 0 ? proxy(host, options) : proxy(host))
  return await standing(app)
}

interface Fastify {
  register: (plugin: unknown, options: Options) => unknown
  get: (path: string, handler: (request: unknown, reply: { from: (path: string) => unknown }) => unknown) => unknown
  listen: (options: Options) => Promise<string>
  server: Server
}

const ofFastify = (library: string): Stand => async (behind, options) => {
  const { default: fastify } = (await import('fastify')) as unknown as { default: () => Fastify }
  const { default: plugin } = (await import(library)) as { default: unknown }
  const app = fastify()
  app.register(plugin, { base: behind, upstream: behind, ...options })
  if (library.endsWith('reply-from')) app.get('/', (_request, reply) => reply.from('/'))
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  app.server.unref()
  return url
}

/** A server that speaks HTTP/2 alone, and says nothing. */
const hole2 = () => listening(http2.createServer())

function makerOf(name: string): Maker {
  const maker = servers.find(({ modules }) => modules.includes(name))
  if (!maker) throw new Error(`nothing in catalog/servers.ts is called ${name}`)
  return maker
}

function subject(library: string, stand: Stand, { name = library, node, facts = [] }: { name?: string; node?: number; facts?: readonly Fact[] } = {}): Subject[] {
  const waits = makerOf(name).waits ?? []
  const all = waits.flatMap(({ option, default: usual }) => {
    const behind = async ({ hole }: { hole: Misbehaving }) => option.startsWith('http2.') ? await hole2() : hole.url.slice(0, -1)
    const run = (value: (short: number) => unknown) => async (world: { hole: Misbehaving; short: number }) => asked(await stand(await behind(world), optionsWith(option, value(world.short))))
    return [
      ...(usual === undefined ? [{ fact: `without \`${option}\` a silent server is waited for`, expect: 'hangs', run: async (world) => asked(await stand(await behind(world), {})) } satisfies Fact] : []),
      { fact: `with \`${option}: 0\` nothing ends the wait for a silent server`, expect: 'hangs', run: run(() => 0) } satisfies Fact,
      { fact: `with \`${option}\` it is not`, expect: 'ends', run: run((short) => short) } satisfies Fact,
    ]
  })
  return ruleSubject(name, [...all, ...facts]).map((one) => ({ ...one, library, ...(node !== undefined && { node }) }))
}

const ofNodeHttp: Fact = {
  fact: 'with node:http as its transport, 0 means 10 s',
  expect: 'shows',
  async run({ hole }) {
    const url = await ofFastify('@fastify/reply-from')(hole.url.slice(0, -1), { http: { requestOptions: { timeout: 0 } } })
    const { settled, ms } = await measure(() => asked(url), 12_000)
    return { ok: settled && ms > 9_000, saw: `${settled ? 'ended' : 'still pending'} after ${String(ms)} ms` }
  },
}

/** What the option leaves out: the client of the proxy waits on. */
const leftOut = (stand: Stand, option: string, ...servers: ('stall' | 'drip' | 'unreachable')[]): readonly Fact[] => servers.map((name) => ({
  fact: `with \`${option}\` its client still waits, where the server behind it ${{ stall: 'falls silent after the headers', drip: 'drips', unreachable: 'cannot be reached' }[name]}`,
  expect: 'hangs',
  run: async (world) => asked(await stand(world[name]?.url ?? '', { [option]: world.short })),
}))

/** A proxy waits for the server behind it as long as its options say. */
export const proxySubjects: readonly Subject[] = [
  ...subject('http-proxy', httpProxy('http-proxy'), { facts: leftOut(httpProxy('http-proxy'), 'proxyTimeout', 'stall', 'drip', 'unreachable') }),
  ...['http-proxy-3', 'httpxy'].flatMap((library) => subject(library, httpProxy(library))),
  ...subject('http-proxy-middleware', middleware('http-proxy-middleware'), {
    facts: [{ fact: '`legacyCreateProxyMiddleware` waits for it as well', expect: 'hangs', run: async ({ hole }) => asked(await middleware('http-proxy-middleware', 'legacyCreateProxyMiddleware')(hole.url, {})) }],
  }),
  ...subject('http-proxy-middleware-2', middleware('http-proxy-middleware-2'), { name: 'http-proxy-middleware' }),
  ...subject('http-proxy-middleware-4', middleware('http-proxy-middleware-4'), { name: 'http-proxy-middleware', node: 22 }),
  ...subject('express-http-proxy', ofExpress, { facts: leftOut(ofExpress, 'timeout', 'stall', 'drip') }),
  ...subject('@fastify/reply-from', ofFastify('@fastify/reply-from'), { facts: [ofNodeHttp] }),
  ...subject('@fastify/http-proxy', ofFastify('@fastify/http-proxy')),
]
