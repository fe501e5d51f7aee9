import type { TSESTree } from '@typescript-eslint/utils'
import type { Signature } from '../catalog/shape.ts'
import type { File } from './file.ts'
import type { Node } from './nouns.ts'
import { argument } from './origin.ts'
import { around, dotted, keyOf } from './tree.ts'
import { valueOf } from './value.ts'

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression

/** Whether somebody waits for one answer. A remote procedure that is called otherwise gives a stream, which may be meant to last. */
export function isAnswered(node: CallNode, { options, awaited }: Signature, file: File): boolean {
  if (options === 'before') return callbackOf(node, file) !== undefined
  return !awaited || isWaitedFor(node)
}

/** The index of the options before the callback: behind the message, and the metadata where there are any. */
export function slotBefore(node: CallNode, file: File): number | undefined {
  const callback = callbackOf(node, file)
  if (callback !== 2) return callback === undefined ? undefined : Math.min(callback, 2)
  const between = argument(node, 1, file)
  if (between.is === 'object') return 1
  return between.is === 'api' || /metadata$/i.test(dotted(between.node)?.at(-1) ?? '') ? 2 : undefined
}

function callbackOf(node: CallNode, file: File): number | undefined {
  const at = node.arguments.length - 1
  const last = node.arguments[at]
  return at > 0 && last && isCallback(last, file) ? at : undefined
}

export function isCallback(node: Node, file: File): boolean {
  if (node.type === 'SpreadElement') return false
  return valueOf(node, file).is === 'function' || /^(?:cb|done|next)$|callback$/i.test(dotted(node)?.at(-1) ?? '')
}

/** `await client.say(…)`, `client.say(…).then(…)`, `Promise.all([client.say(…)])` */
function isWaitedFor(node: CallNode): boolean {
  const { parent } = around(node)
  if (parent?.type === 'MemberExpression') return ['then', 'catch', 'finally'].includes(keyOf(parent) ?? '')
  if (parent?.type !== 'ArrayExpression') return parent?.type === 'AwaitExpression'
  const { parent: call } = around(parent)
  return call?.type === 'CallExpression' && /^Promise\.(?:all|allSettled|any|race)$/.test(dotted(call.callee)?.join('.') ?? '')
}
