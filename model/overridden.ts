import type { TSESTree } from '@typescript-eslint/utils'
import type { Timeout } from '../catalog/shape.ts'
import { callersIn, isGivenUnbounded } from './caller-options.ts'
import { amountOf } from './duration.ts'
import type { File } from './file.ts'
import type { Call, Limit, Node, Value, Variable } from './nouns.ts'
import { optionAt } from './objects.ts'
import { clocks } from './shared-signal.ts'
import { isRaced } from './surroundings.ts'
import { timedSignals } from './timers.ts'
import { isFunction, isInside } from './tree.ts'
import { valueOf } from './value.ts'
import { writtenTo, type Written } from './written.ts'

/** A bound that is written and does not count, for what is written after it; or that takes the place of a caller's signal. */
export interface Overridden {
  /** `erased`: the caller's takes the place of the time. `dropped`: the time takes the place of the caller's. `cleared`: the code itself takes it away. */
  how: 'erased' | 'dropped' | 'cleared'
  path: string
  /** Where the bound is written. */
  bound: Node
  /** What takes its place; the spread whose signal is dropped. */
  by: Node
  /** The parameter that is spread. */
  from?: Variable
}

export function overriddenOf(call: Call, file: File): Overridden | undefined {
  const options = call.slot === undefined ? undefined : call.node.arguments[call.slot]
  const written = options && !call.through ? writtenTo(options, call.node, file) : undefined
  for (const limit of written ? call.limits : []) {
    const found = overriddenIn(written ?? [], limit, call, file)
    if (found && !isBoundOtherwise(found, limit, call, file)) return found
  }
  return undefined
}

/** The last word on an option, where it is not the bound that stands before it. */
function overriddenIn(written: readonly Written[], { timeout }: Limit, call: Call, file: File): Overridden | undefined {
  const { path } = timeout
  let bound: Node | undefined
  let from: { variable: Variable; by: Node } | undefined
  let found: Overridden | undefined
  for (const one of written) {
    const value = one.is === 'unseen' ? 'unseen' : valueAt(one, path, file)
    if (value === undefined) continue
    if (value === 'callers') {
      const variable = one.is === 'spread' && timeout.takes === 'signal' ? callersIn(one.of, path, call, file) : undefined
      // It may bring a bound of its own.
      if (found?.how === 'cleared') found = undefined
      if (!variable) continue
      from = { variable, by: one.node }
      if (bound && isGivenUnbounded(variable, path, file) && isOnTheWay(bound, one.node, call.node)) found = { how: 'erased', path, bound, by: one.node, from: variable }
    } else if (value !== 'unseen' && isBound(value, timeout)) {
      bound = one.node
      found = from && timeout.takes === 'signal' ? { how: 'dropped', path, bound, by: from.by, from: from.variable } : undefined
    } else if (value !== 'unseen' && isNothing(value, timeout)) {
      if (bound && isOnTheWay(bound, one.node, call.node)) found = { how: 'cleared', path, bound, by: one.node }
      bound = undefined
    } else bound = found = undefined
  }
  return found
}

/** What is written for the option here: a value, what a caller gives, or what is not seen; undefined where it is not about this option. */
function valueAt(one: Exclude<Written, { is: 'unseen' }>, path: string, file: File): Value | 'callers' | 'unseen' | undefined {
  const [key = '', ...rest] = path.split('.')
  if (one.is === 'spread') {
    const value = valueOf(one.of, file)
    const entry = value.is === 'object' ? value.entries.get(key) : undefined
    return entry ? inner(entry.value, rest) : value.is === 'object' || value.is === 'constant' ? undefined : 'callers'
  }
  if (one.key !== key) return undefined
  return one.value === undefined ? { is: 'constant', value: undefined, node: one.node } : inner(one.value, rest)
}

function inner(value: Value, rest: readonly string[]): Value | 'unseen' {
  const found = optionAt(value, rest)
  return found === 'unknown' ? 'unseen' : found === 'absent' ? { is: 'constant', value: undefined, node: value.node } : found.value
}

function isBound(value: Value, timeout: Timeout): boolean {
  if (timeout.takes === 'signal') return clocks(value).length + timedSignals(value).length > 0
  const { setting, wrong } = amountOf(value, timeout, [])
  return timeout.takes !== 'fetch' && setting.is === 'set' && !wrong
}

function isNothing(value: Value, timeout: Timeout): boolean {
  return (value.is === 'constant' && value.value === undefined) || amountOf(value, timeout, []).setting.is === 'none'
}

/** The call has another bound, or may have; or another rule speaks of what is written here. */
function isBoundOtherwise({ how, by }: Overridden, { timeout, wrong }: Limit, call: Call, file: File): boolean {
  const others = call.limits.filter((one) => one.timeout !== timeout && one.timeout.covers.includes('headers'))
  if (how !== 'cleared') return how === 'erased' && others.some(({ setting }) => setting.is === 'set')
  const isAbsent = !(by.type === 'AssignmentExpression' && by.operator === '=' && !isAbsence(by, file))
  const instance = call.via?.limits.some((one) => one.timeout.path === timeout.path && one.setting.is !== 'none') ?? call.madeElsewhere !== undefined
  return wrong?.outcome === 'never' || timeout.event !== undefined || !timeout.covers.includes('headers') || (isAbsent && (instance || timeout.default !== undefined)) || others.some(({ setting }) => setting.is !== 'none') || isRaced(call.node, file)
}

function isAbsence(write: TSESTree.AssignmentExpression, file: File): boolean {
  const value = valueOf(write.right, file)
  return value.is === 'constant' && value.value === undefined
}

/** Code that writes the bound goes on to what takes it away, and that to the call. */
function isOnTheWay(bound: Node, by: Node, call: Node): boolean {
  const block = blockAround(bound)
  return isInside(by, block) && reaches(by, call)
}

function blockAround(node: Node): Node {
  for (let at: Node = node; at.parent; at = at.parent) if (/^(?:BlockStatement|Program|StaticBlock)$/.test(at.parent.type) || (/Statement$/.test(at.type) && at.parent.type !== 'ExportNamedDeclaration')) return /^(?:BlockStatement|Program|StaticBlock)$/.test(at.parent.type) ? at.parent : at
  return node
}

function reaches(from: Node, to: Node): boolean {
  for (let at: Node = from; at.parent; at = at.parent) {
    const { parent } = at
    if (isInside(to, parent)) return parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression' && parent.type !== 'SwitchStatement'
    if (parent.type === 'BlockStatement' && /^(?:Return|Throw|Break|Continue)Statement$/.test(parent.body.at(-1)?.type ?? '')) return false
    if (isFunction(parent)) return false
  }
  return false
}
