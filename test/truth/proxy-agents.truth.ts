import { connect, createServer } from 'node:net'
import { proxyAgents as entries } from '../../catalog/proxy-agents.ts'
import type { Client, Pool } from '../../catalog/shape.ts'
import { sent } from './http.truth.ts'
import { poolChecks } from './pools.ts'
import { serve } from './servers.ts'
import type { Fact, Options, Subject } from './subject.ts'

type Made = new (...args: unknown[]) => object

/** A SOCKS5 proxy that leads to one server, whatever it is asked for. */
function socksTo(server: string): string {
  const { hostname, port } = new URL(server)
  // Its port is known only later, and its agent connects only then.
  const at = 20_000 + Math.floor(Math.random() * 20_000)
  createServer((socket) => {
    socket.unref().on('error', () => { /* the client has left */ })
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]))
      socket.once('data', () => {
        socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
        const through = connect(Number(port), hostname).unref()
        through.on('error', () => { socket.destroy() })
        socket.on('close', () => { through.destroy() })
        socket.pipe(through).pipe(socket)
      })
    })
  }).listen(at, '127.0.0.1').unref()
  return `socks5://127.0.0.1:${String(at)}`
}

/** How each is made for a proxy: of all but one, the server is its own. */
const makers: Readonly<Record<string, (made: Made, proxy: string, options: Options) => object>> = {
  HttpsProxyAgent: (made, proxy, options) => new made(proxy, options),
  HttpProxyAgent: (made, proxy, options) => new made(proxy, options),
  SocksProxyAgent: (made, proxy, options) => new made(socksTo(proxy), options),
  ProxyAgent: (made, proxy, options) => new made({ ...options, getProxyForUrl: () => proxy }),
  'hpagent HttpProxyAgent': (made, proxy, options) => new made({ ...options, proxy }),
  'tunnel httpOverHttp': (made, proxy, options) => (made as unknown as (options: Options) => object)({ ...options, proxy: { host: new URL(proxy).hostname, port: new URL(proxy).port } }),
}

const more: Readonly<Record<string, readonly Fact[]>> = {
  hpagent: [
    {
      fact: 'where three of its sockets are open, `maxSockets: 3` makes others wait',
      expect: 'shows',
      async run({ short }) {
        const { HttpProxyAgent } = (await import('hpagent')) as unknown as Record<string, Made>
        const { url, requests } = await serve(() => { /* silent behind the proxy */ })
        const agent = makers['hpagent HttpProxyAgent']?.(HttpProxyAgent as Made, url, { keepAlive: true, maxSockets: 3 })
        const ask = async (times: number) => {
          for (let i = 0; i < times; i++) sent(url, { agent }, false).catch(() => undefined)
          await new Promise((resolve) => setTimeout(resolve, short * 2))
          return requests.length
        }
        // A CONNECT and a request each.
        const first = await ask(3)
        const then = await ask(3)
        return { ok: first === 6 && then === 6, saw: `${String(first)} at first, ${String(then - first)} then` }
      },
    },
    {
      fact: 'the timeout of a request ends the wait for a proxy that says nothing',
      expect: 'ends',
      async run({ hole, short }) {
        const { HttpProxyAgent } = (await import('hpagent')) as unknown as Record<string, Made>
        await sent('http://localhost:8080/', { agent: makers['hpagent HttpProxyAgent']?.(HttpProxyAgent as Made, hole.url, {}), timeout: short }, false)
      },
    },
  ],
  tunnel: [{
    fact: 'a proxy that says nothing is waited for, also with a timeout of the request',
    expect: 'hangs',
    async run({ hole, short }) {
      const { httpOverHttp } = (await import('tunnel' as string)) as Record<string, Made>
      await sent('http://localhost:8080/', { agent: makers['tunnel httpOverHttp']?.(httpOverHttp as Made, hole.url, {}), timeout: short }, true)
    },
  }],
}

async function factsOf(library: string, name: string, pool: Pool): Promise<Fact[]> {
  const made = ((await import(library)) as Record<string, Made>)[name] as Made
  const written = library === 'tunnel' ? name : `new ${name}`
  return poolChecks({ url: 0, options: 1 }, pool, written, (proxy, options) => (makers[`${library} ${name}`] ?? makers[name])?.(made, proxy as string, options as Options))
    .map(({ fact, prove }) => ({ fact, expect: 'shows', run: (world) => prove(world) }))
}

async function subject(client: Client, library: string): Promise<Subject> {
  const [name, member] = Object.entries(client.types['module']?.members ?? {})[0] ?? ['']
  const pool = typeof member === 'object' ? (member.construct ?? member.call)?.pool : undefined
  return {
    client,
    library,
    staysPut: true,
    facts: [...(pool ? await factsOf(library, name, pool) : []), ...(more[library] ?? [])],
    // They make no requests themselves: Node's do.
    open: () => Promise.resolve({ request: (url: string, options: Options) => sent(url, options, false), carriedBy: (agent: object) => ({ agent }) }),
  }
}

const [https, http, any, socks, hpagent, tunnel] = entries as readonly [Client, Client, Client, Client, Client, Client]

export const subjects: readonly Subject[] = await Promise.all([
  subject(https, 'https-proxy-agent'), subject(https, 'https-proxy-agent-9'),
  subject(http, 'http-proxy-agent'), subject(http, 'http-proxy-agent-9'),
  subject(any, 'proxy-agent'), subject(any, 'proxy-agent-8'),
  subject(socks, 'socks-proxy-agent'),
  subject(hpagent, 'hpagent'),
  subject(tunnel, 'tunnel'),
])
