import type { ClientRequest } from 'node:http'
import { followRedirects as entries } from '../../catalog/follow-redirects.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { ended } from './http.truth.ts'
import type { Options, Subject } from './subject.ts'

interface Library {
  http: { request: (url: string, options: Options) => ClientRequest }
}

const name = 'follow-redirects' as string

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: name,
  async open() {
    const { default: library } = (await import(name)) as { default: Library }
    const sent = (url: string, { setTimeout, ...options }: Options, isHeard: boolean) => {
      const request = library.http.request(url, options)
      if (setTimeout !== undefined) request.setTimeout(setTimeout as number)
      // That ends it with nobody listening.
      return ended(request, isHeard && setTimeout === undefined)
    }
    return {
      request: (url, options) => sent(url, options, true),
      unheard: (url, options) => sent(url, options, false),
      // The servers of the proof speak no TLS; both are made by one function.
      library: { http: library.http },
      settle: (request) => ended(request as ClientRequest, true),
      inOptions(url) {
        const { hostname, port, pathname } = new URL(url)
        return { hostname, port, path: pathname }
      },
      queued: (hole, options = {}) => ({ agent: crowdedAgent(hole, options as Options) }),
      proxied: (proxy, options = {}) => ({ agent: proxyAgent(proxy, options as Options) }),
    }
  },
}))
