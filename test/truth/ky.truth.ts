import { ky as entries } from '../../catalog/ky.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Ky = (url: string, options: Options) => Promise<Response>

async function open(name: string): Promise<Adapter> {
  const { default: ky } = (await import(name)) as { default: Ky }
  // The undici that a Node has inside takes dispatchers of 7.
  const undici = (await import('undici-7')) as unknown as Parameters<typeof dispatching>[0]
  const dispatchers = dispatching(undici)
  const isOld = name === 'ky-0'
  const read = async (response: unknown) => await ((await response) as Response).text()
  return {
    // Nothing here may keep what ky gives: what it holds is all that keeps the signal.
    request: async (url, options) => await (await ky(url, options)).text(),
    library: ky,
    settle: read,
    shortcut: (url, options) => (ky(url, options) as unknown as Response).text(),
    // Before 1 the limit counts the first attempt too.
    retrying: (times) => ({ retry: isOld && times > 0 ? times + 1 : times }),
    patience: patienceOfNode,
    ...dispatchers,
    ...(isOld && { queued: (hole) => byFetch(dispatchers.queued(hole)), proxied: (proxy) => byFetch(dispatchers.proxied(proxy)) }),
  }
}

/** 0 hands no dispatcher on to fetch, but takes a fetch that has one. */
function byFetch(options: Options): Options {
  return { fetch: (request: Request) => fetch(request, options) }
}

const subject = (library: string, entry: number, node = 0): Subject => ({
  client: entries[entry] as Subject['client'],
  library,
  node,
  open: () => open(library),
  ...(library === 'ky-0' && { read: [{ fact: 'retries after its transport gave up', why: 'nothing but 300 s brings that about: it takes no dispatcher' }] }),
})

export const subjects: readonly Subject[] = [subject('ky', 0, 22), subject('ky-1', 1), subject('ky-0', 2)]
