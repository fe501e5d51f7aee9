import type { Client, ValueClass } from '../../catalog/shape.ts'
import type { Misbehaving, Servers } from './servers.ts'

export type Options = Record<string, unknown>

/** How the proof speaks to a library. Everything else comes from its entry in the catalog. */
export interface Adapter {
  /** Sends a request and reads the whole body. */
  request: (url: string, options: Options) => Promise<unknown>
  /** What is imported: the namespace of a module, or the global scope. With it, every signature is tried. */
  library?: object
  /** Waits for what a call of the library gave, to the end of the body; absent: it is a promise of it all. */
  settle?: (result: unknown) => Promise<unknown>
  /** The URL as options, for calls that take all in one object. */
  inOptions?: (url: string) => Options
  /** Arguments that a call needs after its options, by the name of the call. */
  after?: Readonly<Record<string, readonly unknown[]>>
  /** The option that carries this agent or dispatcher. */
  carriedBy?: (made: object) => Options
  /** The option that carries a dispatcher with these options. */
  carrying?: (options: Options) => Options
  /** A function at this path that bounds the request, where that is none in the place of fetch. */
  bounding?: (path: string, ms: number) => unknown
  /** Options that put the request behind another one, on the only socket of a pool. */
  queued?: (hole: Misbehaving) => Options
  /** Options that send the request through this proxy. */
  proxied?: (proxy: Misbehaving) => Options
  /** Options for so many retries, as fast as it can; and for none. */
  retrying?: (times: number) => Options
  /** What a timeout needs beside it to bound anything. */
  needs?: Options | undefined
  /** The same, with the body read on the promise of the response. */
  shortcut?: (url: string, options: Options) => Promise<unknown>
  /** How long the library waits for headers by itself, in ms: read from the library, since nobody waits for it. */
  patience?: () => unknown
  /** The same request without anybody who listens to its events. */
  unheard?: (url: string, options: Options) => Promise<unknown>
}

/** Something that no table says: what it is, and how it turns out. */
export type Fact = {
  fact: string
  /** It changes the whole process. */
  alone?: true
} & ({
  run: (world: World) => Promise<unknown>
  /** `ends`: at about the time it was given; `outlasts`: later, and by itself. */
  expect: 'ends' | 'hangs' | 'outlasts' | 'resolves'
} | {
  /** It judges what it saw itself, where that is no time: a number of sockets. */
  run: (world: World) => Promise<{ ok: boolean; saw: string }>
  expect: 'shows'
})

/** An entry of the catalog, and the library that it speaks of. */
export interface Subject {
  client: Client
  /** The folder in node_modules; absent for what Node brings. */
  library?: string
  /** What was proved, where that is no package; or in which form of it. */
  called?: string
  /** The oldest Node it runs on, where that is not ours. */
  node?: number
  /** The timers of the library tick so often, in ms: no deadline is sharper than that. */
  tick?: number
  /** It follows no redirects. */
  staysPut?: true
  open: () => Promise<Adapter>
  /** Facts that cannot be run: what they say, and why not. */
  read?: readonly { fact: string; why: string }[]
  facts?: readonly Fact[]
}

export interface World extends Servers {
  adapter: Adapter
  /** The timeout given, in ms. */
  short: number
  /** Nothing that is bounded lasts so long: what is pending then hangs. */
  cap: number
  tick: number
}

/** How one fact turned out. */
export interface Proof {
  fact: string
  ok: boolean
  /** What was seen, in words. */
  saw: string
  ms: number
  /** It had not ended when we stopped waiting. */
  isPending?: boolean
  /** Set when it was not run: why not. */
  unrun?: string
}

/** How each class of values is written, and a value of it where it works: at `short` ms. */
export const samples: Record<ValueClass, unknown> = {
  zero: 0,
  negative: -1,
  fraction: 0.5,
  decimal: 300.5, // stands for a little more than `short`
  overflow: 2 ** 31,
  NaN,
  Infinity,
  null: null,
  false: false,
  true: true,
  'numeric-string': '300', // stands for `short`
  text: '5s',
  object: {},
  number: 300,
}

/** `{ timeout: { request: value } }` */
export function optionsWith(path: string, value: unknown): Options {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Options
}

export function merged(...all: readonly Options[]): Options {
  const result: Options = {}
  for (const options of all) {
    for (const [key, value] of Object.entries(options)) {
      const before = result[key]
      result[key] = isPlain(before) && isPlain(value) ? merged(before, value) : value
    }
  }
  return result
}

function isPlain(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Collects garbage again and again for a while: what is held weakly is gone then. */
export function collectGarbage(): void {
  for (const ms of [20, 60, 100, 150, 200, 250, 500]) setTimeout(() => { globalThis.gc?.() }, ms)
}

/** Reads a stream, a Response or an iterable to its end. */
export async function drained(result: unknown): Promise<unknown> {
  const it = await (result as Promise<unknown>)
  if (typeof it !== 'object' || it === null) return it
  const { body, end } = it as { body?: unknown; end?: unknown }
  // A request that takes no body says so when it is ended twice.
  try {
    if (typeof end === 'function') end.call(it)
  } catch { /* it had ended by itself */ }
  if (Symbol.asyncIterator in it) {
    const chunks = (it as AsyncIterable<unknown>)[Symbol.asyncIterator]()
    while (!(await chunks.next()).done);
    return it
  }
  return body === null || body === undefined || body === it ? it : await drained(body)
}
