import { fetch as entries } from '../../catalog/fetch.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import { collectGarbage, type Subject } from './subject.ts'

const facts: Subject['facts'] = [
  {
    fact: 'a signal holds through a garbage collection',
    expect: 'ends',
    async run({ drip, short }) {
      collectGarbage()
      await (await fetch(drip.url, { signal: AbortSignal.timeout(short) })).text()
    },
  },
]

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  tick: 1_000,
  facts,
  async open() {
    const undici = (await import('undici-7')) as unknown as Parameters<typeof dispatching>[0]
    const read = async (response: unknown) => await ((await response) as Response).text()
    return {
      request: (url, options) => read(fetch(url, options)),
      library: globalThis,
      settle: read,
      patience: patienceOfNode,
      ...dispatching(undici),
    }
  },
}))
