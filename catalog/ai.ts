import type { Client, Phase, Timeout } from './shape.ts'

const request = { call: { request: true, options: 0 } } as const
const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

const signal: Timeout = { path: 'abortSignal', takes: 'signal', covers: everything }
/** A number bounds the whole; as an object it has parts. */
const timeout: Timeout = { path: 'timeout', takes: 'ms', covers: everything, attempts: 'all' }
const total: Timeout = { ...timeout, path: 'timeout.totalMs' }
/** Whoever made the model may have given it a fetch that is bounded. */
const model: Timeout = { path: 'model', takes: 'fetch', covers: everything }

const page = {
  name: 'AI SDK',
  package: 'ai',
  modules: { ai: 'module', '@ai-sdk/*': 'provider' },
  types: {
    module: { members: { default: 'module', generateText: request, streamText: request, generateObject: request, streamObject: request, embed: request, embedMany: request } },
    // `openai('gpt-5')`, `createOpenAI({ fetch })('gpt-5')`, `openai.embedding('e')`
    provider: { members: { 'create*': { call: { options: 0, makes: 'made' } }, '*': 'made' } },
    made: { call: { makes: 'model', inherits: true }, members: { '*': { call: { makes: 'model', inherits: true } } } },
    model: {},
  },
  backstop: { headers: 300_000, by: 'Node' },
  repair: ['abortSignal'],
  docs: 'https://ai-sdk.dev/docs/ai-sdk-core/settings#abortsignal',
} as const
const retry = { paths: ['maxRetries'], default: 2, delay: { first: 2_000, factor: 2 }, afterTimeout: false } as const

export const ai: readonly Client[] = [
  { ...page, versions: '>=6.0.0', timeouts: [signal, timeout, total, model], ignores: ['timeoutMs', 'requestTimeout', 'signal'], retry },
  { ...page, versions: '>=5.0.0', timeouts: [signal, model], ignores: ['timeout', 'timeoutMs', 'requestTimeout', 'signal'], retry },
]
