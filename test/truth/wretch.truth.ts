import { wretch as entries } from '../../catalog/wretch.ts'
import { dispatching, patienceOfNode } from './agents.ts'
import type { Adapter, Options, Subject, World } from './subject.ts'

interface Sent {
  setTimeout: (ms: unknown) => Sent
  text: () => Promise<string>
}
interface Wretch {
  addon: (addon: unknown) => Wretch
  options: (options: Options) => Wretch
  json: (body: object) => Wretch
  get: (url?: string) => Sent
  fetch: (method: string, url?: string) => Sent
}
type Make = ((url?: string, options?: Options) => Wretch) & { options: (options: Options) => void }

const load = async (name: string) => ((await import(name)) as { default: Make }).default

async function open(name: string): Promise<Adapter> {
  const wretch = await load(name)
  const { default: AbortAddon } = (await import(`${name}/addons/abort`)) as { default: () => unknown }
  const { queued, proxied } = dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0])
  return {
    request: (url, { method = 'GET', ...options }) => {
      if (!('setTimeout' in options)) return wretch(url, options).fetch(method as string).text()
      const { setTimeout, ...others } = options
      return wretch(url, others).addon(AbortAddon()).fetch(method as string).setTimeout(setTimeout).text()
    },
    patience: patienceOfNode,
    queued,
    proxied,
  }
}

const facts = (name: string): Subject['facts'] => [
  {
    fact: 'options() holds options for the requests behind it',
    expect: 'ends',
    run: async ({ hole, short }) => await (await load(name))(hole.url).options({ signal: AbortSignal.timeout(short) }).get().text(),
  },
  {
    fact: 'what comes after options() keeps them',
    expect: 'ends',
    run: async ({ hole, short }) => await (await load(name))(hole.url).options({ signal: AbortSignal.timeout(short) }).json({ a: 1 }).fetch('POST').text(),
  },
  ...(name === 'wretch' ? [] : [{
    fact: 'wretch.options() sets options for every request',
    expect: 'ends' as const,
    alone: true as const,
    run: async ({ hole, short }: World) => {
      const wretch = await load(name)
      wretch.options({ signal: AbortSignal.timeout(short) })
      await wretch(hole.url).get().text()
    },
  }]),
]

const subject = (library: string, entry: number, node = 0): Subject => ({ client: entries[entry] as Subject['client'], library, node, open: () => open(library), facts: facts(library) })

export const subjects: readonly Subject[] = [subject('wretch', 0, 22), subject('wretch-2', 1)]
