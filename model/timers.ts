import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { Call, Node, SignalValue, Value } from './nouns.ts'
import { responseOf, type Response } from './response.ts'
import { timerAround } from './signal.ts'
import { around, dotted, functionAround, isFunction, localOf } from './tree.ts'

/** A timer that is stopped while what it bounds still goes on. */
export interface EarlyClear {
  /** The `clearTimeout` that comes too early. */
  clear: TSESTree.CallExpression
  /** What reads the body without a bound; the `return` of the response where others do. */
  read: Node
  isReturned: boolean
  timer: TSESTree.CallExpression
  signal: SignalValue
}

/** Delays that by their name bound only the wait for an answer, on purpose. */
const untilHeaders = /connect|header|handshake|ttfb|first.?byte|response.?start/i

/** Where the timer of a call's signal is cleared when the headers arrive, and its body is read afterwards. */
export function earlyClearOf(call: Call, file: File): EarlyClear | undefined {
  const signal = call.limits.filter((limit) => limit.timeout.covers.includes('body')).flatMap((limit) => (limit.given ? timedSignals(limit.given.value) : []))[0]
  const timer = signal?.timer
  if (!signal || !timer || hasOtherBound(call, signal)) return undefined
  const variable = holderOf(timer, file)
  const response = responseOf(call, file)
  if (!variable || !response || response.isElsewhere || isRearmed(signal, variable, file)) return undefined
  const delay = timer.arguments[1]
  if (delay && untilHeaders.test(file.code.text.slice(...delay.range) + variable.name)) return undefined
  for (const clear of clearsOf(variable)) {
    const read = unboundedAfter(clear, call.node, response)
    if (read) return { clear, read, isReturned: read === response.returned, timer, signal }
  }
  return undefined
}

/** The signals of a value that a timer of the code fires. */
export function timedSignals(value: Value): SignalValue[] {
  if (value.is === 'overridden') return timedSignals(value.value)
  if (value.is === 'choice') return value.of.flatMap(timedSignals)
  if (value.is !== 'signal') return []
  return value.of ? value.of.flatMap(timedSignals) : value.timer ? [value] : []
}

/** Something else bounds the body, or may: an option, a second signal. */
function hasOtherBound(call: Call, signal: SignalValue): boolean {
  return call.limits.some((limit) => {
    if (!limit.timeout.covers.includes('body')) return false
    const given = limit.given?.value
    if (given?.is === 'signal' && given !== signal) return given.of?.some((one) => one.is === 'signal' && !one.timer && one.after) ?? true
    return given !== signal && limit.setting.is !== 'none'
  })
}

type Variable = NonNullable<ReturnType<typeof localOf>>

/** The variable that a timer is kept in. */
export function holderOf(timer: Node, file: File): Variable | undefined {
  const { parent } = around(timer)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return localOf(parent.id, file.code)
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') return localOf(parent.left, file.code)
  return undefined
}

/** It is set again as the body goes on: a watch for silence. */
function isRearmed(signal: SignalValue, variable: Variable, file: File): boolean {
  if (variable.references.filter((reference) => reference.isWrite()).length > 1) return true
  const member = signal.node
  const controller = member.type === 'MemberExpression' && member.object.type === 'Identifier' ? localOf(member.object, file.code) : undefined
  return (controller?.references.filter((reference) => timerAround(reference.identifier as Node)).length ?? 0) > 1
}

function clearsOf(variable: Variable): TSESTree.CallExpression[] {
  return variable.references.flatMap((reference) => {
    const { parent } = around(reference.identifier as Node)
    return parent?.type === 'CallExpression' && dotted(parent.callee)?.at(-1) === 'clearTimeout' ? [parent] : []
  })
}

/** The reading that goes on after this clear has run, in the order of the code. */
function unboundedAfter(clear: Node, call: Node, response: Response): Node | undefined {
  const candidates = [...response.reads, ...(response.returned ? [response.returned] : [])]
  const fn = functionAround(clear)
  // `.then((response) => { clearTimeout(timer); return response.json() })`, `.finally(() => clearTimeout(timer))`
  const link = response.settled.find((one) => fn && one.link.arguments.includes(fn as TSESTree.Expression))
  if (link) return link.name === 'then' ? candidates.find((one) => functionAround(one) === fn && isAfter(one, clear)) : candidates.find((one) => !isWithin(one, link.link) || one === response.returned)
  if (fn !== functionAround(call)) return undefined
  const tried = tryAround(clear)
  if (tried && isWithin(call, tried.block)) return candidates.find((one) => (isWithin(one, tried) ? isLeft(one, tried, response) : isAfter(one, tried)))
  const block = clear.parent?.type === 'ExpressionStatement' ? clear.parent.parent : undefined
  if (!block || !isAwaitedBefore(call, clear)) return undefined
  return candidates.find((one) => isAfter(one, clear) && isWithin(one, block))
}

/** `return response.json()` leaves the `try` before the body is there, and the response itself unread; `await` would not. */
function isLeft(node: Node, tried: TSESTree.TryStatement, response: Response): boolean {
  if (node === response.returned) return true
  if (!isWithin(node, tried.block)) return false
  const { parent } = around(node)
  return parent?.type === 'ReturnStatement'
}

/** The `try` whose `finally` this stands in. */
function tryAround(node: Node): TSESTree.TryStatement | undefined {
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent) if (at.parent?.type === 'TryStatement' && at.parent.finalizer === at) return at.parent
  return undefined
}

/** The headers are there when this runs. */
function isAwaitedBefore(call: Node, node: Node): boolean {
  for (let at = call.parent; at && !isFunction(at); at = at.parent) if (at.type === 'AwaitExpression') return isAfter(node, at)
  return false
}

function isAfter(node: Node, other: Node): boolean {
  return node.range[0] >= other.range[1]
}

function isWithin(node: Node, other: Node): boolean {
  return node.range[0] >= other.range[0] && node.range[1] <= other.range[1]
}
