import type { TSESTree } from '@typescript-eslint/utils'
import { unboundedCallersOf } from './callers.ts'
import { homeOf } from './elsewhere.ts'
import type { File } from './file.ts'
import type { Client } from '../catalog/shape.ts'
import type { Call, FunctionNode, Setting } from './nouns.ts'
import { mayReach, signatureOf } from './origin.ts'
import { followed } from './result.ts'
import { isPrivate, isRaced } from './surroundings.ts'
import { callsIn, dotted, functionAround } from './tree.ts'
import { valueOf } from './value.ts'

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression
type CallOf = (node: CallNode, file: File) => Call | undefined

/** The requests that stand in a function's own body, by function. */
const bodies = new WeakMap<FunctionNode, readonly CallNode[]>()

/**
 * The request that a call of this project's own function makes, with what the call passes: `request(url, { timeout })`.
 * Of several, the one that can wait the longest.
 */
export function callThrough(node: TSESTree.CallExpression, file: File, callOf: CallOf): Call | undefined {
  const name = dotted(node.callee)
  const told = name && toldOf(name, file)
  if (told) return callTold(node, name, told)
  if (!name || !mayReach(node.callee, file)) return undefined
  const value = valueOf(node.callee, file)
  // Inside itself it is a repetition, not another request.
  if (value.is !== 'function' || functionAround(node) === value.node) return undefined
  const home = homeOf(value.node, file)
  const requests = requestsIn(value.node, home)
  const inside = requests.length > 0 ? followed(value.node, node, file) : undefined
  if (!inside) return undefined
  const worst = requests.flatMap((one) => callOf(one, inside) ?? []).sort((a, b) => badness(b) - badness(a))[0]
  const alone = worst && callOf(worst.node, home)
  if (!worst || !alone) return undefined
  const raced = isRaced(node, file)
  return {
    ...worst,
    node,
    name: name.join('.'),
    slot: undefined,
    chain: undefined,
    ignored: [],
    via: undefined,
    through: { node: worst.node, function: home === file ? value.node : undefined, decides: alone.deadline.is === 'none' || (worst.deadline.is === 'none' && unboundedCallersOf(value.node, home) > 0) },
    deadline: raced && worst.deadline.is === 'none' ? { is: 'unknown', trail: [{ says: 'something around the call may stop waiting for it' }] } : worst.deadline,
  }
}

/** What the settings say of a function: `network.get` is told by `network.*`, `this.network.get` too. */
function toldOf(name: readonly string[], { policy }: File): { key: string; ends: number | boolean } | undefined {
  for (const [key, ends] of Object.entries(policy.wrappers)) {
    const parts = key.split('.')
    const last = name.slice(-parts.length)
    if (last.length === parts.length && parts.every((part, i) => part === '*' || part === last[i])) return { key, ends }
  }
  return undefined
}

function callTold(node: TSESTree.CallExpression, name: readonly string[], { key, ends }: { key: string; ends: number | boolean }): Call {
  const trail = [{ says: ends === true ? 'the settings say that it ends' : 'the settings say so' }]
  const setting: Setting<number> = typeof ends === 'number' ? { is: 'set', value: ends, trail } : ends ? { is: 'unknown', trail } : { is: 'none', trail }
  const client: Client = { name: key, versions: '*', types: {}, timeouts: [], repair: [], docs: 'https://github.com/hangtime/hangtime/blob/main/docs/how-it-thinks.md' }
  return {
    is: 'call',
    node,
    client,
    version: undefined,
    name: name.join('.'),
    slot: undefined,
    limits: [{ timeout: { path: key, takes: 'ms', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] }, setting }],
    backstop: undefined,
    deadline: setting,
    ignored: [],
    relative: false,
    method: undefined,
    url: undefined,
    via: undefined,
    madeElsewhere: undefined,
    through: { node, function: undefined, decides: false },
    chain: undefined,
    opened: undefined,
    retries: { is: 'default', value: 0, trail: [] },
    pauses: false,
    heedsRetryAfter: false,
  }
}

/**
 * A request whose options come from the callers of its function, when all of them stand in this file and none passes a
 * bound: it is one fault, at the request.
 */
export function judgedByCallers(calls: readonly Call[], through: readonly Call[], file: File, callOf: CallOf): { calls: Call[]; through: Call[] } {
  const isUnbounded = (fn: FunctionNode) => {
    const callers = through.filter((call) => call.through?.function === fn)
    return callers.length > 0 && callers.every((call) => call.deadline.is === 'none') && isPrivate(fn, file)
  }
  return {
    calls: calls.map((call) => {
      const fn = call.deadline.is === 'unknown' ? functionAround(call.node) : undefined
      const example = fn && isUnbounded(fn) ? through.find((other) => other.through?.function === fn && other.through.node === call.node) : undefined
      return example ? { ...call, limits: example.limits, deadline: example.deadline } : ((fn && uncalled(call, fn, file, callOf)) ?? call)
    }),
    through: through.map((call) => (call.through?.function && isUnbounded(call.through.function) ? { ...call, through: { ...call.through, decides: true } } : call)),
  }
}

/** A request of an exported function as it is when nothing is passed, where many files pass no bound. */
function uncalled(call: Call, fn: FunctionNode, file: File, callOf: CallOf): Call | undefined {
  if (fn.params.length === 0) return undefined
  const bare = followed(fn, { ...call.node, arguments: [] } as CallNode, file)
  const alone = bare && callOf(call.node, bare)
  const callers = alone?.deadline.is === 'none' ? unboundedCallersOf(fn, file) : 0
  return alone && callers > 0 ? { ...call, limits: alone.limits, deadline: alone.deadline, callers } : undefined
}

function requestsIn(fn: FunctionNode, home: File): readonly CallNode[] {
  const before = bodies.get(fn)
  if (before) return before
  const found = callsIn(fn, home.index).filter((one) => functionAround(one) === fn && signatureOf(one, home)?.signature.request)
  bodies.set(fn, found)
  return found
}

function badness({ deadline }: Call): number {
  return deadline.is === 'none' ? Infinity : deadline.is === 'unknown' ? Number.MAX_VALUE : deadline.value
}
