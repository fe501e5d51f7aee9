import { ofetch as entries } from '../../catalog/ofetch.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import type { Options, Subject } from './subject.ts'

type Ofetch = (url: string, options: Options) => Promise<unknown>

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: 'ofetch',
  async open() {
    const library = (await import('ofetch')) as unknown as { ofetch: Ofetch }
    const undici = (await import('undici-7')) as unknown as Parameters<typeof dispatching>[0]
    return {
      request: (url, options) => library.ofetch(url, options),
      library,
      retrying: (times) => ({ retry: times }),
      patience: patienceOfNode,
      ...dispatching(undici),
    }
  },
}))
