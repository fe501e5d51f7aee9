import type { Api, Client, Signature } from '../../catalog/shape.ts'
import { ends, hangs, type Check } from './expect.ts'
import { poolChecks } from './pools.ts'
import { collectGarbage, merged, type Adapter, type Options, type Subject, type World } from './subject.ts'
import { given } from './timeouts.ts'

/** Every call and constructor of the entry is made on the library, with a timeout where the catalog says the options stand. */
export async function signatureChecks({ client, read = [] }: Subject, adapter: Adapter): Promise<Check[]> {
  const name = Object.values(client.modules ?? {})[0]
  const roots = Object.entries(client.globals ?? {}).map(([key, type]) => [key, type] as const)
  const library = adapter.library as Options | undefined
  if (!library) return []
  const start = name === undefined ? roots.flatMap(([key, type]) => walk(client, client.types[type] ?? {}, library[key], [key], library)) : walk(client, client.types[name] ?? {}, library, [], undefined)
  await Promise.resolve()
  return start.filter(({ fact }) => !read.some((other) => other.fact === fact))
}

function walk(client: Client, api: Api, value: unknown, path: readonly string[], owner: unknown): Check[] {
  if (value === undefined || value === null || path.length > 2) return []
  const written = path.join('.') || client.name
  const found: Check[] = []
  if (api.call && typeof value === 'function') found.push(...callChecks(client, api.call, written, (...args) => (value as Callable).apply(owner, args)))
  if (api.construct && typeof value === 'function') found.push(...callChecks(client, api.construct, `new ${written}`, (...args) => new (value as Constructor)(...args)))
  for (const [key, member] of Object.entries(api.members ?? {})) {
    // A name for the type itself is a way to import it, not another thing to try.
    if (typeof member === 'string' && path.length > 0) continue
    const next = typeof member === 'string' ? (client.types[member] ?? {}) : member
    if (next === api && path.length > 0) continue
    const inner = (value as Options)[key]
    if (key === 'default' && inner === undefined) continue
    if (typeof member === 'string' && next === api) found.push(...walk(client, { ...(api.call && { call: api.call }) }, inner, [key], value))
    else found.push(...walk(client, next, inner, [...path, key], value))
  }
  return found
}

type Callable = (...args: unknown[]) => unknown
type Constructor = new (...args: unknown[]) => object

const own = (client: Client) => client.timeouts.find(({ on, event, covers }) => on === undefined && covers.includes('headers') && event === undefined) ?? client.timeouts[0]
const ofDispatcher = (client: Client) => client.timeouts.find(({ on, covers }) => on === 'dispatcher' && covers.includes('headers'))

function callChecks(client: Client, signature: Signature, written: string, call: Callable): Check[] {
  if (signature.role) {
    return /new ProxyAgent|Retry|H2C|Https/.test(written) ? [] : [...dispatcherChecks(client, signature, written, call), ...(signature.pool ? poolChecks(signature, signature.pool, written, call) : [])]
  }
  if (signature.makes !== undefined) return madeChecks(client, signature, written, call)
  if (signature.request) return requestChecks(client, signature, written, call)
  return []
}

function requestChecks(client: Client, signature: Signature, written: string, call: Callable): Check[] {
  const timeout = own(client)
  if (!timeout) return []
  const checks: Check[] = []
  const slots = typeof signature.options === 'number' ? [signature.options] : typeof signature.options === 'object' ? signature.options : []
  for (const [i, slot] of slots.entries()) {
    const isAll = (slots.length > 1 && i === 0) || slot === signature.url
    checks.push(ends(`${written} reads its options at ${String(slot)}${isAll ? ' (all in one)' : ''}`, (world) => {
      const options = optionsFor(world, client, given(world, timeout, world.short))
      return settled(world, call(...argumentsOf(world, signature, slot, isAll || signature.url === undefined ? { ...world.adapter.inOptions?.(world.hole.url), ...options } : options, isAll, written)))
    }))
  }
  if (signature.body !== undefined && slots.length > 0) {
    const misplaced = (world: World) => settled(world, call(...argumentsOf(world, signature, signature.body ?? 0, given(world, timeout, world.short), false, written)))
    checks.push(signature.bodyless
      ? ends(`${written} reads its options at ${String(signature.body)} where a GET has no more arguments`, misplaced)
      : hangs(`${written} takes options at ${String(signature.body)} for the body`, misplaced))
  }
  const setters = Object.entries(client.types[signature.returns ?? '']?.members ?? {}).flatMap(([name, member]) => (typeof member === 'object' && member.call?.sets ? [[name, member.call.sets] as const] : []))
  for (const [name, path] of setters) {
    const set = client.timeouts.find((other) => other.path === path)
    if (!set) continue
    checks.push(ends(`${written}().${name}() sets ${path}`, (world) => {
      const request = call(...argumentsOf(world, signature, -1, {}, false, written)) as Record<string, Callable>
      request[name]?.(world.short)
      return settled(world, request)
    }))
  }
  return checks
}

function optionsFor(world: World, client: Client, options: Options): Options {
  return client.retry ? merged(world.adapter.retrying?.(0) ?? {}, options) : options
}

function argumentsOf(world: World, signature: Signature, slot: number, options: Options, isAll: boolean, written: string): unknown[] {
  const args: unknown[] = []
  if (signature.url !== undefined && !isAll) args[signature.url] = world.hole.url
  if (signature.url === 1) args[0] = 'GET'
  if (slot >= 0) args[slot] = options
  return [...args, ...(world.adapter.after?.[written.split('.').at(-1) ?? ''] ?? [])]
}

async function settled({ adapter }: World, result: unknown): Promise<unknown> {
  return await (adapter.settle ? adapter.settle(result) : result)
}

/** What is made holds the options for the calls through it, and for what is made from it in turn. */
function madeChecks(client: Client, signature: Signature, written: string, call: Callable): Check[] {
  const timeout = own(client)
  const type = client.types[signature.makes ?? '']
  const at = signature.options
  if (!timeout || !type || typeof at !== 'number') return []
  const make = (world: World, maker: Callable) => {
    const args: unknown[] = []
    if (signature.url !== undefined) args[signature.url] = world.hole.url
    args[at] = optionsFor(world, client, given(world, timeout, world.short))
    return maker(...args)
  }
  const key = Object.entries(type.members ?? {}).find(([, member]) => typeof member === 'object' && member.call?.request && member.call.url === 0)?.[0]
  const allInOne = Object.entries(type.members ?? {}).find(([, member]) => typeof member === 'object' && member.call?.request && member.call.options === 0)?.[0]
  const through = (world: World, made: unknown) => {
    const { adapter, hole } = world
    const name = key ?? (adapter.inOptions ? allInOne : undefined)
    if (name === undefined) return settled(world, adapter.request(made as string, {}))
    return settled(world, (made as Record<string, Callable>)[name]?.(key === undefined ? adapter.inOptions?.(hole.url) : hole.url))
  }
  const checks = [signature.weak
    ? hangs(`${written} loses its signal to a garbage collection`, (world) => {
        collectGarbage()
        return through(world, make(world, call))
      })
    : ends(`${written} holds options for what it makes`, (world) => through(world, make(world, call)))]
  for (const [name, member] of Object.entries(type.members ?? {})) {
    if (typeof member !== 'object' || !member.call || member.call.makes !== signature.makes) continue
    const { inherits } = member.call
    const again = (world: World) => through(world, (make(world, call) as Record<string, Callable>)[name]?.({}))
    checks.push(inherits ? ends(`${written}().${name} starts from those options`, again) : hangs(`${written}().${name} starts from none`, again))
  }
  return checks
}

function dispatcherChecks(client: Client, signature: Signature, written: string, call: Callable): Check[] {
  const timeout = ofDispatcher(client)
  const at = signature.options
  if (!timeout || client.dispatcher === undefined || typeof at !== 'number') return []
  const make = (world: World) => {
    const args: unknown[] = []
    if (signature.url !== undefined) args[signature.url] = world.hole.url.slice(0, -1)
    args[at] = { [timeout.path]: world.short }
    return call(...args)
  }
  return [
    ends(`${written} holds options for the requests that it carries`, (world) => world.adapter.request(world.hole.url, world.adapter.carriedBy?.(make(world) as object) ?? {})),
    ...Object.entries(client.types[signature.makes ?? '']?.members ?? {}).flatMap(([name, member]) => (typeof member === 'object' && member.call?.request && signature.url !== undefined
      ? [ends(`${written}().${name} reads its options at 0`, (world) => {
          const made = call(world.hole.url.slice(0, -1)) as Record<string, Callable>
          return settled(world, made[name]?.({ path: '/', method: 'GET', [timeout.path]: world.short }, ...(world.adapter.after?.[name] ?? [])))
        })]
      : [])),
  ]
}
