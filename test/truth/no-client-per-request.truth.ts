import undici from 'undici-7'
import { many, row, socketsOf } from './crowd.ts'
import { ruleSubject } from './rule.ts'

/** Every request asks for its dispatcher. */
function through(toDispatcher: () => () => undici.Dispatcher): () => Promise<number> {
  return () => socketsOf((url) => {
    const dispatcherFor = toDispatcher()
    const used = new Set<undici.Dispatcher>()
    for (let i = 0; i < many; i++) {
      const dispatcher = dispatcherFor()
      used.add(dispatcher)
      undici.request(url, { dispatcher }).catch(() => undefined)
    }
    return () => { for (const one of used) one.destroy().catch(() => undefined) }
  })
}

const make = () => new undici.Agent({ connections: 10 })

export const subjects = ruleSubject('no-client-per-request', [
  row('sockets for 500 requests, each with an Agent of ten connections of its own', 500, through(() => make)),
  row('sockets for 500 requests that share one such Agent', 10, through(() => {
    const shared = make()
    return () => shared
  })),
])
