import { googleGenai as entries } from '../../catalog/google-genai.ts'
import type { Client } from '../../catalog/shape.ts'
import { patienceOfNode } from './agents.ts'
import { factsOf, requesting, type Sdk } from './sdk.ts'
import { merged, type Options, type Subject } from './subject.ts'

type Method = (params: Options) => Promise<unknown>
interface Made { models: Record<'generateContent' | 'countTokens' | 'embedContent' | 'generateContentStream', Method> }

const sdkOf = (library: string): Sdk => ({
  async make(baseUrl, options) {
    const { GoogleGenAI } = (await import(library)) as { GoogleGenAI: new (options: Options) => Made }
    return new GoogleGenAI(merged({ apiKey: 'key', httpOptions: { baseUrl } }, options))
  },
  call: (made: Made, options) => made.models.generateContent({ model: 'm', contents: 'Hi', ...options }),
  others: {
    'models.generateContentStream': (made: Made, options) => made.models.generateContentStream({ model: 'm', contents: 'Hi', ...options }),
    'models.embedContent': (made: Made, options) => made.models.embedContent({ model: 'm', contents: 'Hi', ...options }),
    'models.countTokens': (made: Made, options) => made.models.countTokens({ model: 'm', contents: 'Hi', ...options }),
  },
})

function subject(client: Client, library: string, node?: number): Subject {
  const sdk = sdkOf(library)
  return {
    client,
    library,
    staysPut: true,
    ...(node !== undefined && { node }),
    open: () => Promise.resolve({ request: requesting(client, sdk), patience: patienceOfNode }),
    facts: factsOf(client, sdk),
  }
}

export const subjects: readonly Subject[] = [
  subject(entries[0] as Client, '@google/genai', 22),
  subject(entries[0] as Client, 'google-genai-2'),
  subject(entries[1] as Client, 'google-genai-1'),
]
