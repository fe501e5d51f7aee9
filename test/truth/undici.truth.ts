import { Writable } from 'node:stream'
import { undici as entries } from '../../catalog/undici.ts'
import { dispatching, fieldUnder } from './agents.ts'
import { drained, type Adapter, type Options, type Subject, type World } from './subject.ts'

interface Undici {
  request: (url: string, options: Options) => Promise<unknown>
  fetch: (url: string, options: Options) => Promise<Response>
  Client: new (origin: string) => object
  RetryAgent: new (dispatcher: object) => object
  setGlobalDispatcher: (dispatcher: object) => void
}

type Library = Undici & Parameters<typeof dispatching>[0]

const load = async (name: string) => (await import(name)) as unknown as Library

async function open(name: string, isFetch: boolean): Promise<Adapter> {
  const undici = await load(name)
  return {
    request: (url, options) => drained(isFetch ? undici.fetch(url, options) : undici.request(url, options)),
    library: undici,
    settle: drained,
    after: {
      stream: [() => new Writable({ write: (_chunk, _encoding, done) => { done() } })],
      pipeline: [({ body }: { body: unknown }) => body],
    },
    carriedBy: (dispatcher) => ({ dispatcher }),
    patience: () => fieldUnder(new undici.Client('http://localhost:8080'), 'headers timeout'),
    ...dispatching(undici),
  }
}

const facts = (name: string): Subject['facts'] => [
  {
    fact: 'setGlobalDispatcher holds options for every request',
    expect: 'ends',
    alone: true,
    async run({ hole, short }) {
      const { request, Agent, setGlobalDispatcher } = await load(name)
      setGlobalDispatcher(new Agent({ headersTimeout: short }))
      await request(hole.url, {})
    },
  },
  // RetryHandler came first.
  ...(name === 'undici-5' ? [] : [{
    fact: 'RetryAgent has the limits of the dispatcher that it wraps',
    expect: 'ends' as const,
    async run({ hole, short }: World) {
      const { request, Agent, RetryAgent } = await load(name)
      await request(hole.url, { dispatcher: new RetryAgent(new Agent({ headersTimeout: short })) })
    },
  }]),
]

function subject(library: string, entry: number, node = 0): Subject {
  const client = entries[entry] as Subject['client']
  const isFetch = client.name === 'undici fetch'
  return { client, library, node, tick: 1_000, ...(!isFetch && { staysPut: true as const, facts: facts(library) }), open: () => open(library, isFetch) }
}

export const subjects: readonly Subject[] = [
  subject('undici', 0, 22), subject('undici-8.12', 1, 22), subject('undici-7', 1), subject('undici-6', 1),
  subject('undici-6.11', 2), subject('undici-5', 2),
  subject('undici', 3, 22), subject('undici-5', 4),
]
