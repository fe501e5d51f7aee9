import http from 'node:http'
import { HttpsProxyAgent } from 'https-proxy-agent'
import type { Misbehaving } from './servers.ts'
import type { Options } from './subject.ts'

/** An agent whose only socket is taken by a request that never ends. */
export function crowdedAgent(hole: Misbehaving, options: Options = {}): http.Agent {
  const agent = new http.Agent({ ...options, maxSockets: 1 })
  http.get(hole.url, { agent }).on('error', () => { /* it is there to be in the way */ })
  return agent
}

/** An agent that waits for this proxy to answer CONNECT. */
export function proxyAgent(proxy: Misbehaving, options: Options = {}): http.Agent {
  return new HttpsProxyAgent(proxy.url, options)
}

/** A field of undici's, wherever it hides under this object: `headers timeout`. */
export function fieldUnder(root: unknown, name: string): unknown {
  const seen = new Set<unknown>()
  let level: unknown[] = [root]
  for (let depth = 0; depth < 7; depth++) {
    const next: unknown[] = []
    for (const raw of level) {
      const it = raw instanceof WeakRef ? (raw.deref() as unknown) : raw
      if (typeof it !== 'object' || it === null || seen.has(it)) continue
      seen.add(it)
      for (const key of Object.getOwnPropertySymbols(it)) if (key.description === name) return (it as Record<symbol, unknown>)[key]
      if (it instanceof Map) next.push(...it.values())
      for (const key of Reflect.ownKeys(it)) next.push((Object.getOwnPropertyDescriptor(it, key) as PropertyDescriptor).value)
    }
    level = next
  }
  return undefined
}

/** How long Node's own fetch waits for headers. */
export function patienceOfNode(): unknown {
  return fieldUnder((globalThis as Record<symbol, unknown>)[Symbol.for('undici.globalDispatcher.1')], 'headers timeout')
}

interface Dispatchers {
  Agent: new (options?: Options) => object
  ProxyAgent: new (options: Options) => object
  request: (url: string, options: Options) => Promise<unknown>
}

/** The same for what goes through undici: as the option `dispatcher`. */
export function dispatching({ Agent, ProxyAgent, request }: Dispatchers) {
  return {
    carrying: (options: Options) => ({ dispatcher: new Agent(options) }),
    queued(hole: Misbehaving, options: Options = {}) {
      const dispatcher = new Agent({ ...options, connections: 1 })
      // The dispatcher's own limits are not to free the place.
      request(hole.url, { dispatcher, headersTimeout: 0 }).catch(() => undefined)
      return { dispatcher }
    },
    proxied: (proxy: Misbehaving, options: Options = {}) => ({ dispatcher: new ProxyAgent({ ...options, uri: proxy.url, proxyTunnel: true }) }),
  }
}
