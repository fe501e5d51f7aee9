import type { File } from '../file.ts'
import { homeOf } from '../elsewhere.ts'
import type { FunctionNode, Node } from '../nouns.ts'
import { mayReach, signatureOf } from '../origin.ts'
import { bare, callsIn, dotted, functionAround, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import type { CallNode } from './points.ts'

/** What the code of a function leads to, itself or through the functions that it calls. */
export interface Reach {
  requests: boolean
  /** It starts a timer, or makes a promise: it may be a wait. */
  timers: boolean
}

const nothing: Reach = { requests: false, timers: false }
/** How many calls deep we look. */
const deepest = 4

const known = new WeakMap<object, Map<Node, Reach>>()

export function reachOf(fn: Node, file: File, depth = 0): Reach {
  const home = homeOf(fn, file)
  const found = known.get(home.code.ast) ?? new Map<Node, Reach>()
  known.set(home.code.ast, found)
  const before = found.get(fn)
  if (before) return before
  if (depth > deepest) return nothing
  // A function that leads to itself leads to nothing new.
  found.set(fn, nothing)
  const reach = { requests: false, timers: false }
  for (const call of callsIn(fn, home.index)) {
    const one = reachOfCall(call, home, depth)
    reach.requests ||= one.requests
    reach.timers ||= one.timers
    if (reach.requests && reach.timers) break
  }
  if (depth === 0 || (reach.requests && reach.timers)) found.set(fn, reach)
  else found.delete(fn)
  return reach
}

const leading = new WeakMap<object, Map<Node, boolean>>()

/** Whether a function leads to a request. Asked of every function, so it opens only the files that may hold one. */
export function leadsToRequest(fn: Node, file: File, depth = 0): boolean {
  const home = homeOf(fn, file)
  const found = leading.get(home.code.ast) ?? new Map<Node, boolean>()
  leading.set(home.code.ast, found)
  const before = found.get(fn)
  if (before !== undefined) return before
  found.set(fn, false)
  const leads = callsIn(fn, home.index).some((call) => {
    if (signatureOf(call, home)?.signature.request) return true
    if (depth >= deepest) return false
    return [call.callee, ...call.arguments.filter((one) => one.type === 'Identifier')].some((one) => {
      const inner = mayReach(one, home) ? functionOf(one, home) : undefined
      return inner !== undefined && leadsToRequest(inner, home, depth + 1)
    })
  })
  if (depth === 0 || leads) found.set(fn, leads)
  else found.delete(fn)
  return leads
}

function reachOfCall(call: CallNode, file: File, depth: number): Reach {
  if (isTimer(call, file)) return { requests: false, timers: true }
  if (signatureOf(call, file)?.signature.request) return { requests: true, timers: false }
  // What is called, and the functions it is given by name: `call(load, url)`, `retry(load)`.
  const fns = [call.callee, ...call.arguments.filter((one) => one.type === 'Identifier')].flatMap((one) => functionOf(one, file) ?? [])
  const each = fns.map((fn) => reachOf(fn, file, depth + 1))
  return { requests: each.some((one) => one.requests), timers: each.some((one) => one.timers) }
}

/** `setTimeout` and its like, the runtime's own. */
export function timerOf(call: CallNode, file: File): string | undefined {
  const path = dotted(call.callee)
  if (!path || path.length > 2) return undefined
  const [root = '', member] = path
  if (member !== undefined && !['window', 'globalThis', 'self', 'global', 'process'].includes(root)) return undefined
  const callee = bare(call.callee)
  const identifier = callee.type === 'MemberExpression' ? bare(callee.object) : callee
  if (identifier.type === 'Identifier' && localOf(identifier, file.code)) return undefined
  const name = path.at(-1) ?? ''
  return /^(?:setTimeout|setImmediate|setInterval|nextTick|queueMicrotask)$/.test(name) ? name : undefined
}

function isTimer(call: CallNode, file: File): boolean {
  return timerOf(call, file) !== undefined || isPromise(call, file) || promisedTimer(call, file) !== undefined
}

export function isPromise(call: CallNode, file: File): boolean {
  return call.type === 'NewExpression' && call.callee.type === 'Identifier' && call.callee.name === 'Promise' && !localOf(call.callee, file.code)
}

/** Functions of packages whose promise comes after so many ms, which stand in the first argument. */
const pauses: Record<string, RegExp> = {
  'timers/promises': /^setTimeout$/,
  'node:timers/promises': /^setTimeout$/,
  delay: /^default$/,
  'p-sleep': /^default$/,
  'sleep-promise': /^default$/,
  'yoctodelay': /^default$/,
  'redux-saga/effects': /^delay$/,
}

/** A call of a function that gives a promise of a pause: the index of the delay among its arguments. */
export function promisedTimer(call: CallNode, file: File): { at: number; mustYield: boolean } | undefined {
  const path = dotted(call.callee)
  const callee = bare(call.callee)
  const identifier = callee.type === 'MemberExpression' ? bare(callee.object) : callee
  if (!path || path.length > 3) return undefined
  if (path.join('.') === 'Bun.sleep') return { at: 0, mustYield: false }
  const variable = identifier.type === 'Identifier' ? localOf(identifier, file.code) : undefined
  const definition = variable?.defs[0]
  if (!definition || variable.defs.length > 1) return undefined
  const node = definition.node as Node
  const parent = definition.parent as Node | null | undefined
  if (parent?.type === 'ImportDeclaration') {
    const from = pauses[parent.source.value]
    const name = node.type === 'ImportSpecifier' && node.imported.type === 'Identifier' ? node.imported.name : node.type === 'ImportDefaultSpecifier' && path.length === 1 ? 'default' : path[1]
    return from && name !== undefined && from.test(name) ? { at: 0, mustYield: parent.source.value.startsWith('redux-saga') } : undefined
  }
  if (node.type !== 'VariableDeclarator' || !node.init) return undefined
  const init = bare(node.init)
  if (init.type === 'CallExpression' && isRequireOf(init, pauses) !== undefined) {
    const from = isRequireOf(init, pauses) as RegExp
    const name = path.length > 1 ? path[1] : importedName(node.id, identifier)
    return from.test(name ?? 'default') ? { at: 0, mustYield: false } : undefined
  }
  if (init.type === 'MemberExpression' && init.object.type === 'CallExpression' && isRequireOf(init.object, pauses)?.test(dotted({ ...init, object: { type: 'Identifier', name: 'x' } } as Node)?.[1] ?? '')) return { at: 0, mustYield: false }
  // `const sleep = promisify(setTimeout)`
  const [first] = init.type === 'CallExpression' ? init.arguments : []
  const isPromised = init.type === 'CallExpression' && dotted(init.callee)?.at(-1) === 'promisify' && first?.type === 'Identifier' && first.name === 'setTimeout'
  return isPromised && path.length === 1 ? { at: 0, mustYield: false } : undefined
}

function isRequireOf(call: CallNode, modules: Record<string, RegExp>): RegExp | undefined {
  const [first] = call.arguments
  if (call.callee.type !== 'Identifier' || call.callee.name !== 'require' || first?.type !== 'Literal' || typeof first.value !== 'string') return undefined
  return modules[first.value]
}

/** `{ setTimeout: sleep }`: the name that a destructured one had. */
function importedName(pattern: Node, identifier: Node): string | undefined {
  if (pattern.type !== 'ObjectPattern' || identifier.type !== 'Identifier') return undefined
  const property = pattern.properties.find((one) => one.type === 'Property' && one.value.type === 'Identifier' && one.value.name === identifier.name)
  return property?.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : undefined
}

/** The function that an expression is, where its code can be read. */
export function functionOf(expression: Node, file: File): FunctionNode | undefined {
  const value = valueOf(expression, file)
  return value.is === 'function' ? value.node : undefined
}

/** It calls what it is given: `retry(fn)`. */
export function callsItsParameters(fn: FunctionNode, file: File): boolean {
  const home = homeOf(fn, file)
  const parameters = new Set(home.code.getDeclaredVariables?.(fn).filter((variable) => (variable.defs[0]?.type as string) === 'Parameter') ?? [])
  return callsIn(fn, home.index).some((call) => {
    if (call.callee.type !== 'Identifier') return false
    const variable = localOf(call.callee, home.code)
    return variable !== undefined && parameters.has(variable)
  })
}

export function runsIn(node: Node, fn: Node): boolean {
  return functionAround(node) === fn
}
