import type { TSESTree } from '@typescript-eslint/utils'
import type { Api, Client, Signature } from '../catalog/shape.ts'
import { homeOf } from './elsewhere.ts'
import type { File } from './file.ts'
import type { CallNode, Entry, Layer, Node, Value, Variable } from './nouns.ts'
import { optionAt } from './objects.ts'
import { signatureOf } from './origin.ts'
import { timerAround } from './signal.ts'
import { around, dotted, functionAround, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** A request object after it was made, while options can still reach it: superagent's chain, Node's ClientRequest. */
export interface RequestObject {
  /** The options given to it by its methods, as if they stood in one object. */
  layer: Layer
  /** The functions that listen to its events, by event; undefined where we cannot read which. */
  listeners: ReadonlyMap<string, readonly Value[]>
  /** The delay of a timer of this file that ends it, in ms. */
  endsAfter: Value | undefined
  /** Others get hold of it, or end it in a way that we cannot read. */
  escapes: boolean
  /** The last call of its chain. */
  end: CallNode
  /** The calls that give it its method and URL, where it is made without. */
  opened: readonly { node: TSESTree.CallExpression; signature: Signature }[]
  /** It is sent: of what is only made, no request starts. */
  isSent: boolean
}

interface Draft {
  entries: Map<string, Entry>
  listeners: Map<string, Value[]>
  endsAfter: Value | undefined
  escapes: boolean
  end: CallNode
  opened: RequestObject['opened'][number][]
  isSent: boolean
  /** The expressions already followed: `request = request.set(…)` leads back to itself. */
  seen: Set<Node>
}

export function requestObjectOf(call: CallNode, type: string, client: Client, file: File): RequestObject {
  const api = client.types[type] ?? {}
  const draft: Draft = { entries: new Map(), listeners: new Map(), endsAfter: undefined, escapes: false, end: call, opened: [], isSent: false, seen: new Set() }
  trace(call, api, client, draft, file)
  const { entries, listeners, endsAfter, escapes, end, opened, isSent } = draft
  return { listeners, endsAfter, escapes, end, opened, isSent, layer: { from: 'request', node: end, options: { is: 'object', entries, open: false, node: end } } }
}

/** Follows an expression that is the request to wherever it goes in this file. */
function trace(start: Node, api: Api, client: Client, draft: Draft, file: File): void {
  if (draft.seen.has(start)) return
  draft.seen.add(start)
  const { node: last, isRequest } = follow(start, api, client, draft, file)
  if (start === draft.end && last.type === 'CallExpression') draft.end = last
  if (!isRequest) return
  const { parent, from } = around(last)
  const variable = heldBy(parent, from, file) ?? parameterFor(parent, from, file)
  if (!variable) {
    if (isGivenAway(last) && !isSettled(parent, from, file)) draft.escapes = true
    return
  }
  for (const reference of variable.references) {
    if (reference.isWrite()) draft.escapes ||= !reference.init && reference.writeExpr !== from && !draft.seen.has(reference.writeExpr as Node)
    else trace(reference.identifier as Node, api, client, draft, file)
  }
}

/** Reads the methods called on a request, one after another; the last one may give back something else. */
function follow(start: Node, api: Api, client: Client, draft: Draft, file: File): { node: Node; isRequest: boolean } {
  let node = start
  for (;;) {
    const { parent, from } = around(node)
    if (parent?.type !== 'MemberExpression' || parent.object !== from) return { node, isRequest: true }
    const name = keyOf(parent) ?? ''
    const { parent: call, from: callee } = around(parent)
    if (call?.type !== 'CallExpression' || call.callee !== callee) {
      if (timerAround(node)) draft.endsAfter = delayOf(node, file)
      if (api.assigned && call?.type === 'AssignmentExpression' && call.left === callee) draft.entries.set(name, { value: call.operator === '=' ? valueOf(call.right, file) : { is: 'unknown', node: call }, node: call })
      return { node: parent, isRequest: false }
    }
    note(name, call, node, api, client, draft, file)
    // Past `.then` it is a promise of something else.
    const member = Object.hasOwn(api.members ?? {}, name) ? api.members?.[name] : undefined
    if (['then', 'catch', 'finally', 'end', 'write'].includes(name) || (typeof member === 'object' && member.call?.settles)) return { node: call, isRequest: false }
    node = call
  }
}

/** The parameter of a function of this file that the request is passed to. */
function parameterFor(parent: Node | undefined, from: Node, file: File): Variable | undefined {
  if (parent?.type !== 'CallExpression' || parent.callee === from) return undefined
  const fn = valueOf(parent.callee, file)
  const parameter = fn.is === 'function' ? fn.node.params[parent.arguments.indexOf(from as TSESTree.Expression)] : undefined
  if (fn.is !== 'function' || parameter?.type !== 'Identifier') return undefined
  return homeOf(fn.node, file).code.getDeclaredVariables?.(fn.node).find((variable) => variable.name === parameter.name)
}

function note(name: string, call: TSESTree.CallExpression, node: Node, api: Api, client: Client, draft: Draft, file: File): void {
  const member = Object.hasOwn(api.members ?? {}, name) ? api.members?.[name] : undefined
  const signature = typeof member === 'object' ? member.call : undefined
  if (!signature) return
  const [first, second] = call.arguments
  const value: Value = first && first.type !== 'SpreadElement' ? valueOf(first, file) : { is: 'unknown', node: call }
  if (signature.sets !== undefined) draft.entries.set(signature.sets, { value, node: call })
  if (signature.intercepts) draft.escapes = true
  if (signature.passes) handedThrough(call, signature, draft, file)
  if (signature.opens) draft.opened.push({ node: call, signature })
  if (signature.sends) draft.isSent = true
  if (signature.ends) {
    if (timerAround(node)) draft.endsAfter = delayOf(node, file)
    else if (!inListener(node, draft)) draft.escapes = true
  }
  if (signature.listens && value.is !== 'constant') draft.escapes = true
  if (signature.listens && value.is === 'constant') {
    listen(String(value.value), second, draft, file)
    const handed = api.events?.[String(value.value)]
    if (handed !== undefined && second) traceHanded(second, client.types[handed] ?? {}, client, draft, file)
  }
  if (signature.sets !== undefined && second) listen('timeout', second, draft, file)
}

/** `pipe(map(…), timeout(5000))` */
function handedThrough(call: TSESTree.CallExpression, { passes = [], timesOut }: Signature, draft: Draft, file: File): void {
  for (const one of call.arguments) {
    const name = one.type === 'CallExpression' ? (dotted(one.callee)?.at(-1) ?? '') : ''
    const given = one.type === 'CallExpression' && name === timesOut ? one.arguments[0] : undefined
    if (given && given.type !== 'SpreadElement') draft.endsAfter = timeIn(valueOf(given, file))
    // What is tried again is given the time once more.
    else if (!passes.includes(name) || (name === 'retry' && draft.endsAfter)) draft.escapes = true
  }
  if (draft.escapes) draft.endsAfter = undefined
}

function timeIn(value: Value): Value {
  const found = value.is === 'object' ? [optionAt(value, ['each']), optionAt(value, ['first'])].find((one) => one !== 'absent') : undefined
  return found === undefined ? value : found === 'unknown' ? { is: 'unknown', node: value.node } : found.value
}

/** What a listener is given belongs to the request too: its socket. */
function traceHanded(listener: Node, api: Api, client: Client, draft: Draft, file: File): void {
  const value = valueOf(listener, file)
  const parameter = value.is === 'function' ? value.node.params[0] : undefined
  if (value.is !== 'function' || parameter?.type !== 'Identifier') return
  const variable = homeOf(value.node, file).code.getDeclaredVariables?.(value.node).find((one) => one.name === parameter.name)
  for (const reference of variable?.references ?? []) if (reference.isRead()) trace(reference.identifier as Node, api, client, draft, file)
}

function listen(event: string, listener: Node | undefined, draft: Draft, file: File): void {
  const value: Value = listener && listener.type !== 'SpreadElement' ? valueOf(listener, file) : { is: 'unknown', node: draft.end }
  draft.listeners.set(event, [...(draft.listeners.get(event) ?? []), value])
}

/** Ended by its own listener: that ends it when the event comes, which is the listener's affair. */
function inListener(node: Node, draft: Draft): boolean {
  const fn = functionAround(node)
  return [...draft.listeners.values()].flat().some((value) => value.is === 'function' && value.node === fn)
}

function delayOf(identifier: Node, file: File): Value {
  const timer = timerAround(identifier)
  const delay = timer?.arguments[1]
  return delay && delay.type !== 'SpreadElement' ? valueOf(delay, file) : { is: 'unknown', node: identifier }
}

/** The variable that takes the request, when it takes nothing else. */
function heldBy(parent: Node | undefined, from: Node, file: File) {
  if (parent?.type === 'VariableDeclarator' && parent.init === from && parent.id.type === 'Identifier') return localOf(parent.id, file.code)
  if (parent?.type === 'AssignmentExpression' && parent.right === from && parent.left.type === 'Identifier') return localOf(parent.left, file.code)
  return undefined
}

/** `firstValueFrom(request)` */
function isSettled(parent: Node | undefined, from: Node, file: File): boolean {
  return parent?.type === 'CallExpression' && parent.callee !== from && signatureOf(parent, file)?.signature.settles === true
}

/** Who gets it may give it options still: it is returned, passed on, or kept in something. An async function's caller gets only the response. */
function isGivenAway(node: Node): boolean {
  const { parent, from } = around(node)
  switch (parent?.type) {
    case 'ReturnStatement':
      return !isAsync(parent)
    case 'ArrowFunctionExpression':
      return parent.body === from && !parent.async
    case 'AwaitExpression':
    case 'ExpressionStatement':
    case 'MemberExpression':
    case 'UnaryExpression':
    case 'IfStatement':
    case 'BinaryExpression':
      return false
    default:
      return true
  }
}

function isAsync(node: Node): boolean {
  return functionAround(node)?.async === true
}

/** Whether any of the listeners ends the request; unknown where one cannot be read. What lasts may be answered in other ways: by a sign of life. */
export function endsRequest(listeners: readonly Value[], lasts?: true): boolean | 'unknown' {
  let answer: boolean | 'unknown' = false
  for (const listener of listeners) {
    if (listener.is !== 'function') answer = 'unknown'
    else if (mentionsEnd(listener.node)) return true
    else if (callsOthers(listener.node) || (lasts && acts(listener.node))) answer = 'unknown'
  }
  return answer
}

function mentionsEnd(fn: Node): boolean {
  return some(fn, (node) => node.type === 'MemberExpression' && ['destroy', 'abort', 'destroySoon', 'terminate', 'close'].includes(keyOf(node) ?? ''))
}

/** It hands the matter to a function of its own, which may end the request. */
function callsOthers(fn: Node): boolean {
  return some(fn, (node) => node.type === 'CallExpression' && node.callee.type === 'Identifier' && !['reject', 'resolve', 'clearTimeout'].includes(node.callee.name))
}

/** It does more than to write to the log. */
function acts(fn: Node): boolean {
  return some(fn, (node) => node.type === 'CallExpression' && dotted(node.callee)?.[0] !== 'console')
}

function some(root: Node, test: (node: Node) => boolean): boolean {
  const stack: unknown[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()
    if (typeof node !== 'object' || node === null) continue
    if (Array.isArray(node)) stack.push(...(node as unknown[]))
    else if ('type' in node) {
      if (test(node as Node)) return true
      for (const [key, child] of Object.entries(node)) if (key !== 'parent' && key !== 'loc' && key !== 'range') stack.push(child)
    }
  }
  return false
}

