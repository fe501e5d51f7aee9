import { ai as entries } from '../../catalog/ai.ts'
import type { Client } from '../../catalog/shape.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import type { Options, Subject } from './subject.ts'

type Ask = (options: Options) => Promise<unknown>
type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** A model behind this address; some of the options are for the fetch that it goes through. */
async function modelOf(provider: string, url: string, through: Options): Promise<unknown> {
  const { createOpenAICompatible } = (await import(provider)) as { createOpenAICompatible: (options: { name: string; baseURL: string; fetch: Fetch }) => (id: string) => unknown }
  return createOpenAICompatible({ name: 'p', baseURL: url.slice(0, -1), fetch: (to, init) => fetch(to, { ...init, ...through } as RequestInit) })('m')
}

function subject(client: Client, library: string, provider: string, node?: number): Subject {
  const { timeouts } = client
  return {
    // What a model's own fetch bounds is not for the SDK to say.
    client: { ...client, timeouts: timeouts.filter(({ takes }) => takes !== 'fetch') },
    library,
    staysPut: true,
    ...(node !== undefined && { node }),
    async open() {
      const undici = dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0])
      return {
        async request(url, { dispatcher, ...options }) {
          const { generateText } = (await import(library)) as { generateText: Ask }
          return await generateText({ model: await modelOf(provider, url, dispatcher === undefined ? {} : { dispatcher }), prompt: 'Hi', ...options })
        },
        patience: patienceOfNode,
        retrying: (times) => ({ maxRetries: times }),
        ...undici,
      }
    },
    facts: (['generateObject', 'streamText'] as const).map((name) => ({
      fact: `${name} reads abortSignal`,
      expect: 'ends',
      async run({ hole, short }) {
        const library_ = (await import(library)) as Record<typeof name, (options: Options) => unknown>
        const result = library_[name]({ model: await modelOf(provider, hole.url, {}), prompt: 'Hi', output: 'no-schema', maxRetries: 0, abortSignal: AbortSignal.timeout(short), onError() { /* it is read below */ } })
        await (name === 'streamText' ? (result as { consumeStream: () => Promise<unknown> }).consumeStream() : result)
      },
    })),
  }
}

export const subjects: readonly Subject[] = [
  subject(entries[0] as Client, 'ai-7', 'ai-sdk-compatible-3', 22),
  subject(entries[0] as Client, 'ai', '@ai-sdk/openai-compatible'),
  subject(entries[1] as Client, 'ai-5', 'ai-sdk-compatible-1'),
]
