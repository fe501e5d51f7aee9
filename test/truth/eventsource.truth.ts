import { EventSource } from 'eventsource'
import { eventsource as entries } from '../../catalog/eventsource.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import type { Options, Subject } from './subject.ts'

type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>

/** Our servers send no events: what they send is called so. */
const asEvents = (given: Fetch): Fetch => async (url, init) => {
  const { body, status } = await given(url, init)
  return new Response(body, { status, headers: { 'content-type': 'text/event-stream' } })
}

/** Until it says that it was cut off; then it would open the next. */
async function opened(url: string, { fetch: given = fetch, method: _, ...options }: Options): Promise<void> {
  const source = new EventSource(url, { ...options, fetch: asEvents(given as Fetch) as never })
  await new Promise<void>((resolve, reject) => {
    source.addEventListener('error', ({ message }) => {
      source.close()
      if (message === undefined) resolve()
      else reject(Object.assign(new Error(message), /timeout/.test(message) && { name: 'TimeoutError' }))
    })
  })
}

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: 'eventsource',
  staysPut: true,
  async open() {
    const { carrying } = dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0])
    return { request: opened, patience: patienceOfNode, carrying: (options) => ({ fetch: (url: string, init?: RequestInit) => fetch(url, { ...init, ...carrying(options) } as RequestInit) }) }
  },
  read: ['queue', 'proxy'].map((phase) => ({ fact: `fetch bounds ${phase}`, why: 'what is given in its place takes no agent' })),
}))
