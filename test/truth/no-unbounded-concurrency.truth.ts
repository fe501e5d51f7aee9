import async from 'async'
import pLimit from 'p-limit'
import pMap from 'p-map'
import PQueue from 'p-queue'
import { from, mergeMap } from 'rxjs'
import { many, socketsOf, tableOf, type Programs } from './crowd.ts'

const list = Array.from({ length: many }, (_, i) => i)
const limit = 10
type Send = () => Promise<unknown>

function sent(start: (send: Send) => unknown): () => Promise<number> {
  return () => socketsOf((url) => {
    const controller = new AbortController()
    Promise.resolve(start(() => fetch(url, { signal: controller.signal }))).catch(() => undefined)
    return () => { controller.abort() }
  })
}

const limited = sent((send) => {
  const limiter = pLimit(limit)
  return Promise.all(list.map(() => limiter(send)))
})

const programs: Programs = {
  '`Promise.all` over `map(fetch)`': [sent((send) => Promise.all(list.map(send))), limited],
  '`Promise.allSettled` over `map(fetch)`': [sent((send) => Promise.allSettled(list.map(send))), limited],
  '`for await` over `map(fetch)`': [sent(async (send) => { for await (const response of list.map(send)) void response }), limited],
  '`forEach(async …)`': [
    sent((send) => { list.forEach((_, i) => void send().catch(() => i)) }),
    sent(async (send) => { for (const i of list) await send().catch(() => i) }),
  ],
  '`p-map`': [sent((send) => pMap(list, send)), sent((send) => pMap(list, send, { concurrency: limit }))],
  '`new PQueue()`': [sent((send) => new PQueue().addAll(list.map(() => send))), sent((send) => new PQueue({ concurrency: limit }).addAll(list.map(() => send)))],
  '`async.each`': [sent((send) => async.each(list, async () => { await send() })), sent((send) => async.eachLimit(list, limit, async () => { await send() }))],
  'rxjs `mergeMap`': [
    sent((send) => { from(list).pipe(mergeMap(send)).subscribe({ error: () => undefined }) }),
    sent((send) => { from(list).pipe(mergeMap(send, limit)).subscribe({ error: () => undefined }) }),
  ],
}

export const subjects = tableOf('no-unbounded-concurrency', 'sockets for 500 items', programs)
