import { $fetch as plain } from 'ofetch'
import { nuxt as entries } from '../../catalog/nuxt.ts'
import type { Client } from '../../catalog/shape.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import { measure } from './measure.ts'
import { collectGarbage, type Adapter, type Fact, type Options, type Subject } from './subject.ts'

type Fetch = (url: string, options: Options) => Promise<unknown>
type Ask = (url: string, options?: Options) => Promise<unknown>

/** As Nuxt makes the global one: by the template `fetch.mjs`. */
const ours = plain.create({ baseURL: '/' }) as unknown as Fetch

/** The lines of Nuxt around a request, as they stand in `composables/asyncData.js` of 4.5.2: all that concerns time. */
function asyncData(handler: (context: { signal: AbortSignal }) => Promise<unknown>, timeout: unknown): Promise<unknown> {
  const held = new AbortController()
  const cleanup = new AbortController()
  return new Promise<unknown>((resolve, reject) => {
    const list = [held.signal]
    if (typeof timeout === 'number' && timeout >= 0) list.push(AbortSignal.timeout(timeout))
    const signal = AbortSignal.any(list)
    signal.addEventListener('abort', () => { reject(signal.reason as Error) }, { once: true, signal: cleanup.signal })
    handler({ signal }).then(resolve, reject)
  }).finally(() => { cleanup.abort() })
}

const useFetch: Ask = (url, { timeout, $fetch, ...options } = {}) => asyncData(({ signal }) => (($fetch as Fetch | undefined) ?? ours)(url, { signal, ...options }), timeout)

/** And in `composables/fetch.js` of 4.1.3. */
const useFetchWithTimer: Ask = async (url, options = {}) => {
  const { timeout, $fetch } = options
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  if (timeout) {
    timer = setTimeout(() => { controller.abort(new DOMException('Request aborted due to timeout.', 'AbortError')) }, timeout as number)
    controller.signal.onabort = () => { clearTimeout(timer) }
  }
  return await (($fetch as Fetch | undefined) ?? ours)(url, { signal: controller.signal, ...options }).finally(() => { clearTimeout(timer) })
}

/** And of 3.8.0. */
const useFetchPlain: Ask = (url, options) => ours(url, { signal: new AbortController().signal, ...options })

async function open(request: Ask): Promise<Adapter> {
  return {
    request,
    bounding: (_path, ms) => (url: string, options: Options) => ours(url, { ...options, signal: AbortSignal.timeout(ms) }),
    // Its delay is long enough for the clock that spans them all.
    retrying: (times) => ({ retry: times, ...(times > 1 && { retryDelay: 100 }) }),
    patience: patienceOfNode,
    ...dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0]),
  }
}

const ofGlobal: readonly Fact[] = [
  { fact: '$fetch as Nuxt makes it reads its options at 1', expect: 'ends', run: ({ hole, short }) => ours(hole.url, { timeout: short, retry: 0 }) },
  { fact: 'its timeout is not read beside a signal, which Nuxt always gives it', expect: 'hangs', run: ({ hole, short }) => ours(hole.url, { timeout: short, retry: 0, signal: new AbortController().signal }) },
  {
    fact: 'nor is that of another $fetch',
    expect: 'hangs',
    run: ({ hole, short }) => (plain.create({ timeout: short, retry: 0 }) as unknown as Fetch)(hole.url, { signal: new AbortController().signal }),
  },
]

const ofAsyncData: readonly Fact[] = [
  { fact: 'timeout of useAsyncData ends the wait for what it runs', expect: 'ends', run: ({ hole, short }) => asyncData(() => ours(hole.url, {}), short) },
  { fact: 'without it the wait does not end', expect: 'hangs', run: ({ hole }) => asyncData(() => ours(hole.url, {}), undefined) },
  { fact: 'it ends the wait beside a signal of the call, too', expect: 'ends', run: ({ hole, short }) => useFetch(hole.url, { timeout: short, signal: new AbortController().signal }) },
  {
    fact: 'a garbage collection takes its timeout on Node 18 and 20, and not from 22 on',
    expect: 'shows',
    alone: true,
    async run({ hole, cap }) {
      collectGarbage()
      const { settled, ms } = await measure(() => useFetch(hole.url, { timeout: 600 }), cap * 2)
      return { ok: settled === Number(process.versions.node.split('.')[0]) >= 22, saw: settled ? `ended after ${String(ms)} ms` : `still pending after ${String(ms)} ms` }
    },
  },
]

const why = (isSeen: boolean) => `a composable needs a Nuxt app around it: its lines around $fetch are what is run here${isSeen ? ', and a page of such an app, built and asked by hand, took the same times' : ''}`

function subject(entry: number, version: string, request: Ask, facts: readonly Fact[]): Subject {
  return {
    client: entries[entry] as Client,
    called: `ofetch, as Nuxt ${version} calls it`,
    open: () => open(request),
    read: [{ fact: `useFetch and useLazyFetch read their options at 1, and time is kept as Nuxt ${version} does`, why: why(version !== '3.8.0') }],
    facts,
  }
}

export const subjects: readonly Subject[] = [subject(0, '4.5.2', useFetch, [...ofGlobal, ...ofAsyncData]), subject(1, '4.1.3', useFetchWithTimer, []), subject(2, '3.8.0', useFetchPlain, [])]
