import { concurrency } from '../../catalog/concurrency.ts'
import { answers, serve } from './servers.ts'
import type { Fact, Subject } from './subject.ts'

/** So many at once: more than any limit that is tried. */
const many = 20
const limit = 3
const list = Array.from({ length: many }, (_, i) => i)

type Send = () => Promise<unknown>
type Run = (send: Send) => unknown

/** The sockets that a server sees, which answers nobody: no place is ever free again. */
function opens(fact: string, run: Run, expected: number): Fact {
  return {
    fact,
    expect: 'shows',
    async run({ short }) {
      const server = await serve(answers.silent)
      // Node's fetch opens a socket for each: what limits them is the library.
      Promise.resolve(run(() => fetch(server.url))).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, short * 2))
      const sockets = server.sockets()
      server.close()
      return { ok: sockets === expected, saw: `${String(sockets)} sockets for ${String(many)} requests` }
    },
  }
}

type PMap = (list: readonly number[], mapper: Send, options?: { concurrency: number }) => Promise<unknown>
type PQueue = new (options?: { concurrency: number }) => { add: (task: Send) => Promise<unknown> }
type PLimit = (concurrency: number) => Run
type Rx = Record<'from' | 'forkJoin', (list: readonly unknown[]) => { subscribe: (observer: object) => void; pipe: (operator: unknown) => { subscribe: (observer: object) => void } }> & Record<'mergeMap' | 'concatMap', (mapper: Send, concurrent?: number) => unknown>

const pMap = async (...args: Parameters<PMap>) => await (await load<{ default: PMap }>('p-map')).default(...args)
const toQueue = (options?: { concurrency: number }): Run => async (send) => {
  const { default: PQueue } = await load<{ default: PQueue }>('p-queue')
  const queue = new PQueue(options)
  return await Promise.all(list.map(() => queue.add(send)))
}
const limiter = async (...args: readonly unknown[]) => (await load<{ default: (...args: readonly unknown[]) => Run }>('p-limit')).default(...args)
const toLimit = (concurrency: number): Run => async (send) => {
  const { default: pLimit } = await load<{ default: PLimit }>('p-limit')
  const limited = pLimit(concurrency)
  return await Promise.all(list.map(() => limited(send)))
}
const ofAsync = (name: string, ...limits: readonly number[]): Run => async (send) => {
  const { default: async } = await load<{ default: Record<string, (...args: readonly unknown[]) => unknown> }>('async')
  return await async[name]?.(list, ...limits, async () => await send())
}
const merging = (operator: (rx: Rx, send: Send) => unknown): Run => async (send) => {
  const rx = await load<Rx>('rxjs')
  rx.from(list).pipe(operator(rx, send)).subscribe({ error: () => undefined })
}
const joining: Run = async (send) => { (await load<Rx>('rxjs')).forkJoin(list.map(send)).subscribe({ error: () => undefined }) }

const facts: Readonly<Record<string, readonly Fact[]>> = {
  'p-map': [
    opens('pMap runs all at once', (send) => pMap(list, send), many),
    opens('pMap: concurrency limits them', (send) => pMap(list, send, { concurrency: limit }), limit),
    opens('pMap: concurrency: Infinity is no limit', (send) => pMap(list, send, { concurrency: Infinity }), many),
  ],
  'p-queue': [
    opens('new PQueue() runs all at once', toQueue(), many),
    opens('new PQueue: concurrency limits them', toQueue({ concurrency: limit }), limit),
    opens('new PQueue: concurrency: Infinity is no limit', toQueue({ concurrency: Infinity }), many),
  ],
  'p-limit': [
    opens('pLimit limits them', toLimit(limit), limit),
    opens('pLimit(Infinity) is no limit', toLimit(Infinity), many),
    isRefused('pLimit() is refused', () => limiter()),
    isRefused('pLimit(0) is refused', () => limiter(0)),
  ],
  async: fanOutsOf('async').flatMap(({ name, limitedBy }) => [
    opens(`async.${name} runs all at once`, ofAsync(name), many),
    opens(`async.${limitedBy} limits them`, ofAsync(limitedBy, limit), limit),
  ]),
  rxjs: [
    opens('mergeMap runs all at once', merging((rx, send) => rx.mergeMap(send)), many),
    opens('mergeMap takes a limit behind the mapper', merging((rx, send) => rx.mergeMap(send, limit)), limit),
    opens('concatMap runs one at a time', merging((rx, send) => rx.concatMap(send)), 1),
    opens('forkJoin waits for what is under way already', joining, many),
  ],
}

export const subjects: readonly Subject[] = concurrency.map((client) => ({
  // It sends nothing itself: what the catalog says of requests is not to be tried.
  client: { ...client, types: {} },
  library: client.name,
  staysPut: true,
  facts: facts[client.name] ?? [{ fact: 'has a proof', expect: 'shows', run: () => Promise.resolve({ ok: false, saw: `none in concurrency.truth.ts for ${client.name}` }) }],
  async open() {
    // Loading it takes longer than the facts wait.
    await load(client.name)
    return { request: async (url) => await (await fetch(url)).text() }
  },
}))

/** The members of the entry that take a list, and their twins with a limit. */
function fanOutsOf(name: string): { name: string; limitedBy: string }[] {
  const members = concurrency.find((client) => client.name === name)?.types['module']?.members ?? {}
  return Object.entries(members).flatMap(([name, member]) => (typeof member === 'object' && member.call?.fansOut?.limitedBy !== undefined ? [{ name, limitedBy: member.call.fansOut.limitedBy }] : []))
}

function isRefused(fact: string, run: () => Promise<unknown>): Fact {
  return { fact, expect: 'shows', run: () => run().then(() => ({ ok: false, saw: 'no error' }), (error: unknown) => ({ ok: true, saw: String(error) })) }
}

/** Some of them bring no types, and we need few. */
async function load<T>(library: string): Promise<T> {
  return (await import(library)) as T
}
