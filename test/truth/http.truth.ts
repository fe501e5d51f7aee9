import node, { type ClientRequest, type IncomingMessage } from 'node:http'
import { http as entries } from '../../catalog/http.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import type { Options, Subject } from './subject.ts'

/** To the end of the body; with `isHeard`, its timeouts end it, as they do not by themselves. */
export async function ended(request: ClientRequest, isHeard: boolean): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.on('response', (response: IncomingMessage) => {
      response.on('end', resolve).on('error', reject).resume()
    })
    request.on('error', reject)
    if (isHeard) request.on('timeout', () => request.destroy(Object.assign(new Error('no sign of life'), { name: 'TimeoutError' })))
    request.end()
  })
}

export function sent(url: string, { setTimeout, ...options }: Options, isHeard: boolean): Promise<void> {
  const request = node.request(url, options)
  if (setTimeout !== undefined) request.setTimeout(setTimeout as number)
  return ended(request, isHeard)
}

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  staysPut: true,
  open: () => Promise.resolve({
    request: (url, options) => sent(url, options, true),
    unheard: (url, options) => sent(url, options, false),
    library: node,
    settle: (request) => ended(request as ClientRequest, true),
    inOptions(url) {
      const { hostname, port, pathname } = new URL(url)
      return { hostname, port, path: pathname }
    },
    carriedBy: (agent) => ({ agent }),
    carrying: (options) => ({ agent: new node.Agent(options) }),
    queued: (hole, options = {}) => ({ agent: crowdedAgent(hole, options as Options) }),
    proxied: (proxy, options = {}) => ({ agent: proxyAgent(proxy, options as Options) }),
  }),
}))
