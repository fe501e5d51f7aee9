import { bent as entries } from '../../catalog/bent.ts'
import type { Options, Subject } from './subject.ts'

type Bent = (...args: unknown[]) => (url: string, body?: unknown, headers?: Options) => Promise<unknown>

const load = async () => ((await import('bent' as string)) as { default: Bent }).default

const facts: Subject['facts'] = [
  {
    fact: 'options given to it are headers',
    expect: 'hangs',
    async run({ hole, short }) {
      const bent = await load()
      await bent({ timeout: short })(hole.url)
    },
  },
  {
    fact: 'options given to the request are headers',
    expect: 'hangs',
    async run({ hole, short }) {
      const bent = await load()
      await bent('GET')(hole.url, undefined, { timeout: short, signal: AbortSignal.timeout(short) })
    },
  },
]

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: 'bent',
  staysPut: true,
  facts,
  async open() {
    const bent = await load()
    return { request: (url) => bent('buffer', 200, 503)(url) }
  },
}))
