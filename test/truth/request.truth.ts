import { request as entries } from '../../catalog/request.ts'
import { crowdedAgent } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Request = (options: Options, done?: (error: unknown) => void) => PromiseLike<unknown>
interface Sent {
  on: (event: string, listener: (error?: unknown) => void) => Sent
}

/** Its own object is no promise, and ends with an event. */
const ended = async (sent: unknown) => {
  await new Promise<unknown>((resolve, reject) => { (sent as Sent).on('complete', resolve).on('error', reject) })
}

async function open(name: string): Promise<Adapter> {
  const { default: request } = (await import(name)) as { default: Request }
  const isPlain = name === 'request'
  return {
    request: async (url, options) => {
      const sent = request({ ...options, url })
      await (isPlain ? ended(sent) : sent)
    },
    library: request,
    settle: isPlain ? ended : async (sent) => await (sent as PromiseLike<unknown>),
    inOptions: (url) => ({ url }),
    queued: (hole) => ({ agent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ proxy: proxy.url, tunnel: true }),
  }
}

const read: Subject['read'] = [{ fact: 'timeout: 2147483648 ends at once', why: 'a timer of 1 ms, which connecting to the loopback wins now and then' }]

const subject = (library: string, entry: number): Subject => ({ client: entries[entry] as Subject['client'], library, open: () => open(library), read })

export const subjects: readonly Subject[] = [subject('request', 0), subject('request-promise', 1), subject('request-promise-native', 1)]
