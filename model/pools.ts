import type { Cap, Pool as PoolShape, Signature } from '../catalog/shape.ts'
import { durationOf } from './duration.ts'
import type { File } from './file.ts'
import type { ApiValue, CallNode, Entry, Node, Pool, Reading, Setting, Trail, Value } from './nouns.ts'
import { optionAt } from './objects.ts'
import { slotOf } from './layers.ts'
import { argument } from './origin.ts'
import { dotted, keyOf } from './tree.ts'
import { valueOf } from './value.ts'

interface Found {
  node: CallNode
  api?: ApiValue
  signature?: Signature
}

/** Every agent, dispatcher and database pool that a file makes, and what limits it. */
export function poolsIn(found: readonly Found[], file: File): Pool[] {
  return [...found.flatMap(({ node, api, signature }) => (api && signature?.pool ? poolOf(node, api, signature.pool, slotOf(node, signature, file), file) : [])), ...sharedIn(file)]
}

function poolOf(node: CallNode, api: ApiValue, shape: PoolShape, slot: number | undefined, file: File): Pool {
  const options = withWrites(slot === undefined ? { is: 'unknown', node } : argument(node, slot, file), node, file)
  return {
    is: 'pool',
    node,
    made: node,
    client: api.client,
    version: file.versionOf(api.client),
    name: dotted(node.callee)?.filter((part) => part !== 'default').join('.') ?? api.client.name,
    slot,
    shape,
    ...readings(shape, options, urlOf(node, shape, file)),
  }
}

function readings(shape: PoolShape, options: Value, url: Value | undefined) {
  const limit = limitOf(shape, options)
  const wait = shape.wait && waitOf(shape.wait, options)
  // What stands in a URL that cannot be read is unknown; what can be read and says nothing is not there.
  const hides = (cap: Cap | undefined) => url !== undefined && cap !== undefined && !(url.is === 'constant' && typeof url.value === 'string' && !url.value.includes(cap.path))
  const blind: Setting<number> = { is: 'unknown', trail: [{ says: 'its URL may hold options' }] }
  return {
    limit: (limit.setting.is === 'default' || limit.setting.is === 'none') && shape.limits.some(hides) && !limit.at ? { setting: blind } : limit,
    wait: wait && !wait.at && hides(shape.wait) ? { setting: blind } : wait,
    keepsAlive: keepsAlive(shape, options),
    // Where there is nothing to set, there is nothing to ask for.
    decidesKeepAlive: typeof shape.keepAlive === 'boolean' ? !shape.keepAlive : optionAt(options, shape.keepAlive.path.split('.')) !== 'absent',
    mistaken: mistakenIn(shape, options),
  }
}

function urlOf(node: CallNode, shape: PoolShape, file: File): Value | undefined {
  if (shape.urlOptions === undefined) return undefined
  const url = argument(node, shape.urlOptions, file)
  return url.is === 'object' ? undefined : url
}

/** What one option is set to; undefined where nobody sets it. */
function capOf(cap: Cap, options: Value): Reading | undefined {
  const found = optionAt(options, cap.path.split('.'))
  if (found === 'absent') return undefined
  if (found === 'unknown') return { setting: { is: 'unknown', trail: [{ says: 'we cannot see what these options hold', node: options.node }] } }
  if (found.value.is === 'constant' && found.value.value === undefined) return undefined
  const { setting, wrong } = durationOf(found.value, cap.values ?? {}, 1, [{ says: `${cap.path} is set`, node: found.node }])
  return wrong?.outcome === 'default' ? undefined : { setting, at: found }
}

/** The narrowest limit wins; one that cannot be seen may be it. */
export function limitOf(shape: PoolShape, options: Value): Reading {
  const all = shape.limits.flatMap((cap) => capOf(cap, options) ?? [])
  const set = all.find(({ setting }) => setting.is === 'set') ?? all.find(({ setting }) => setting.is === 'unknown') ?? all[0]
  return set ?? { setting: byDefault(shape.default, []) }
}

function waitOf(wait: NonNullable<PoolShape['wait']>, options: Value): Reading {
  if (wait.unlessFalse !== undefined) {
    const waits = optionAt(options, wait.unlessFalse.split('.'))
    if (waits === 'unknown') return { setting: { is: 'unknown', trail: [] } }
    if (typeof waits === 'object' && !(waits.value.is === 'constant' && waits.value.value === true)) return { setting: waits.value.is === 'constant' ? { is: 'set', value: 0, trail: [{ says: `${wait.unlessFalse} is off`, node: waits.node }] } : { is: 'unknown', trail: [] } }
  }
  return capOf(wait, options) ?? { setting: byDefault(wait.default, []) }
}

function byDefault(value: number | undefined, trail: Trail): Setting<number> {
  return value === undefined ? { is: 'none', trail } : { is: 'default', value, trail: [...trail, { says: 'the default' }] }
}

/** Whether a socket outlives its request; undefined where we cannot tell. */
function keepsAlive({ keepAlive }: PoolShape, options: Value): boolean | undefined {
  if (typeof keepAlive === 'boolean') return keepAlive
  const found = optionAt(options, keepAlive.path.split('.'))
  if (found === 'absent') return keepAlive.default
  if (found === 'unknown' || found.value.is !== 'constant') return undefined
  return found.value.value === undefined ? keepAlive.default : Boolean(found.value.value)
}

function mistakenIn({ mistaken }: PoolShape, options: Value): Node | undefined {
  const found = mistaken && optionAt(options, mistaken.path.split('.'))
  return typeof found === 'object' ? found.node : undefined
}

/** `agent.maxSockets = 10`, after it was made. */
function withWrites(options: Value, node: Node, file: File): Value {
  const entries = writesTo(file).filter((write) => write.value.owner.node === node).map(({ key, entry }) => [key, entry] as const)
  if (entries.length === 0 || (options.is !== 'object' && options.is !== 'constant')) return options
  const before = options.is === 'object' ? options : { entries: [], open: false }
  return { is: 'object', entries: new Map([...before.entries, ...entries]), open: before.open, node }
}

/** `http.globalAgent.maxSockets = Infinity`: nobody makes it here, and what is said of it holds for all. */
function sharedIn(file: File): Pool[] {
  const all = writesTo(file).filter(({ value }) => value.api.pool)
  return all.flatMap(({ value, key, write }): Pool[] => {
    const shape = value.api.pool
    if (!shape?.limits.some((cap) => cap.path === key)) return []
    const options: Value = { is: 'object', entries: new Map(all.map((one) => [one.key, one.entry])), open: false, node: write }
    return [{ is: 'pool', node: write, made: undefined, client: value.client, version: undefined, name: value.member ?? value.client.name, slot: undefined, shape, ...readings(shape, options, undefined) }]
  })
}

interface Write {
  value: ApiValue
  key: string
  entry: Entry
  write: Node
}
const writes = new WeakMap<File, readonly Write[]>()

function writesTo(file: File): readonly Write[] {
  const before = writes.get(file)
  if (before) return before
  const found = file.index.writes.flatMap((write): Write[] => {
    const key = keyOf(write.left)
    // Only what can be a limit is worth finding out whose it is.
    if (key === undefined || !/^max|connections/.test(key) || write.operator !== '=') return []
    const value = valueOf(write.left.object, file)
    return value.is === 'api' ? [{ value, key, entry: { value: valueOf(write.right, file), node: write }, write }] : []
  })
  writes.set(file, found)
  return found
}
