import type { Client, Phase, Timeout } from './shape.ts'

const request = { call: { request: true, options: 0 } } as const
const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

const ofCall: Timeout = { path: 'config.httpOptions.timeout', takes: 'ms', only: 'call', covers: everything }
const ofInstance: Timeout = { path: 'httpOptions.timeout', takes: 'ms', only: 'instance', unless: 'config.httpOptions.timeout', covers: everything }
const signal: Timeout = { path: 'config.abortSignal', takes: 'signal', only: 'call', covers: everything }

const page = {
  name: 'Google GenAI',
  package: '@google/genai',
  modules: { '@google/genai': 'module' },
  types: {
    module: { members: { default: 'module', GoogleGenAI: { construct: { options: 0, makes: 'client' } } } },
    client: { members: { models: 'models' } },
    models: { members: { generateContent: request, generateContentStream: request, embedContent: request, generateImages: request, countTokens: request } },
  },
  timeouts: [ofCall, ofInstance, signal],
  ignores: ['timeout', 'timeoutMs', 'requestTimeout', 'config.timeout'],
  repair: ['httpOptions.timeout', 'config.abortSignal'],
  docs: 'https://googleapis.github.io/js-genai/release_docs/interfaces/types.HttpOptions.html',
} as const

/** Gemini. From 2.32 at the latest it takes away the five minutes that Node has for a fetch; of those before it nothing is said. */
export const googleGenai: readonly Client[] = [
  { ...page, versions: '>=2.32.0' },
  { ...page, versions: '<2.0.0', backstop: { headers: 300_000, by: 'Node' } },
]
