import type { Client } from '../../catalog/shape.ts'
import type { Misbehaving } from './servers.ts'
import type { Adapter, Fact, Options } from './subject.ts'
import { merged, optionsWith } from './subject.ts'

/** How the SDK of a service is spoken to: an instance is made for an address, and a call goes through it. */
export interface Sdk {
  make: (url: string, options: Options) => Promise<unknown>
  call: (made: never, options: Options) => Promise<unknown>
  /** Other calls, by their names in code, to show where they read their options. */
  others?: Readonly<Record<string, (made: never, options: Options) => Promise<unknown>>>
}

/** Its options are for the instance, but for those that only a call reads. Who gives the same options again speaks through the same instance. */
export function requesting({ timeouts }: Client, { make, call }: Sdk): Adapter['request'] {
  const ofCalls = new Set(timeouts.filter(({ only }) => only === 'call').map(({ path }) => path.split('.')[0]))
  const instances = new WeakMap<Options, Promise<unknown>>()
  return async (url, options) => {
    const entries = Object.entries(options)
    const making = instances.get(options) ?? make(url, Object.fromEntries(entries.filter(([key]) => !ofCalls.has(key))))
    instances.set(options, making)
    const made = await making
    return await call(made as never, Object.fromEntries(entries.filter(([key]) => ofCalls.has(key))))
  }
}

/** What the generated checks do not ask, since they give everything to the instance: what a call reads, and what it does not. */
export function factsOf({ timeouts, retry }: Client, { make, call, others = {} }: Sdk, quiet: Options = {}): Fact[] {
  const inBoth = timeouts.filter(({ only, on, covers, needs, takes }) => only === undefined && takes !== 'fetch' && on === undefined && needs === undefined && covers.includes('headers'))
  const ofInstance = timeouts.filter(({ only, covers, takes }) => only === 'instance' && takes !== 'fetch' && covers.includes('headers'))
  const some = timeouts.find(({ only, on, needs, covers }) => only !== 'instance' && on === undefined && needs === undefined && covers.includes('headers'))
  const send = async (hole: Misbehaving, options: Options, how = call) => await how((await make(hole.url, retry ? quiet : {})) as never, options)
  const set = (path: string, takes: string, ms: number) => optionsWith(path, takes === 'signal' ? AbortSignal.timeout(ms) : takes === 's' ? ms / 1000 : ms)
  return [
    ...inBoth.map(({ path, takes }): Fact => ({ fact: `${path} of a call bounds it`, expect: 'ends', run: ({ hole, short }) => send(hole, set(path, takes, short)) })),
    ...inBoth.map(({ path, takes }): Fact => ({
      fact: `${path} of a call goes before that of the instance`,
      expect: 'ends',
      run: async ({ hole, short }) => await call((await make(hole.url, merged(quiet, set(path, takes, 60_000)))) as never, set(path, takes, short)),
    })),
    ...ofInstance.map(({ path, takes }): Fact => ({ fact: `${path} is not read among the options of a call`, expect: 'hangs', run: ({ hole, short }) => send(hole, set(path, takes, short)) })),
    ...Object.entries(others).flatMap(([name, how]): Fact[] => (some ? [{ fact: `${name} reads its options`, expect: 'ends', run: ({ hole, short }) => send(hole, set(some.path, some.takes, short), how) }] : [])),
  ]
}
