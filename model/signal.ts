import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { Node, Value, Variable } from './nouns.ts'
import { bare, dotted, isFunction, keyOf, localOf, variableOf } from './tree.ts'
import { valueOf } from './value.ts'

/** `AbortSignal.timeout(ms)`, `AbortSignal.any([…])`, `new AbortController()`. */
export function signalOfCall(node: TSESTree.CallExpression | TSESTree.NewExpression, file: File): Value | undefined {
  const callee = bare(node.callee)
  if (node.type === 'NewExpression') {
    if (callee.type !== 'Identifier' || callee.name !== 'AbortController' || localOf(callee, file.code)) return undefined
    return { is: 'controller', node, variable: holderOf(node, file) }
  }
  if (callee.type !== 'MemberExpression') return undefined
  const path = dotted(callee)?.join('.').replace(/^(?:globalThis|window|self)\./, '')
  if (!path?.startsWith('AbortSignal.') || variableOf('AbortSignal', node, file.code)?.defs.length) return undefined
  const first = node.arguments[0]
  if (path === 'AbortSignal.timeout') {
    return { is: 'signal', after: first && first.type !== 'SpreadElement' ? valueOf(first, file) : { is: 'constant', value: undefined, node }, node }
  }
  if (path === 'AbortSignal.any') {
    const list = first ? valueOf(first, file) : undefined
    return { is: 'signal', after: undefined, of: list?.is === 'list' ? list.items : [{ is: 'unknown', node }], node }
  }
  return undefined
}

/** The variable that a controller is given to. */
function holderOf(node: Node, file: File): Variable | undefined {
  const parent = node.parent
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return localOf(parent.id, file.code)
  return undefined
}

/**
 * `controller.signal`: it ends the request after the delay of a timer in this file that aborts the controller.
 * Without one somebody else may abort it, and we cannot see when.
 */
export function signalOfController(controller: Extract<Value, { is: 'controller' }>, file: File, node: Node): Value {
  for (const reference of controller.variable?.references ?? []) {
    const timer = timerAround(reference.identifier as Node)
    if (timer) {
      const delay = timer.arguments[1]
      return { is: 'signal', after: delay && delay.type !== 'SpreadElement' ? valueOf(delay, file) : { is: 'constant', value: 0, node: timer }, timer, node }
    }
  }
  return { is: 'signal', after: undefined, node }
}

/** The `setTimeout` whose function ends what the identifier holds: `setTimeout(() => controller.abort(), ms)`. */
export function timerAround(identifier: Node): TSESTree.CallExpression | undefined {
  const member = identifier.parent
  if (member?.type !== 'MemberExpression' || member.object !== identifier) return undefined
  if (!['abort', 'destroy', 'cancel', 'close', 'terminate'].includes(keyOf(member) ?? '')) return undefined
  for (let at: Node | undefined = member; at; at = at.parent) {
    const call: Node | undefined = at.parent
    if (call?.type === 'CallExpression' && call.arguments[0] === at && isSetTimeout(call)) return call
    // Out of the timer's own function it is another's.
    if (isFunction(at)) return undefined
  }
  return undefined
}

function isSetTimeout(call: TSESTree.CallExpression): boolean {
  const name = dotted(call.callee)?.at(-1)
  return name === 'setTimeout'
}
