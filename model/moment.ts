import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { Value } from './nouns.ts'
import { bare, dotted, variableOf } from './tree.ts'
import { constant, unknown, valueOf } from './value.ts'

/** `Date.now()`, and `new Date(Date.now() + ms)`. A Date of now alone is made to be moved: where to, we cannot tell. */
export function momentOfCall(node: TSESTree.CallExpression | TSESTree.NewExpression, file: File): Value | undefined {
  const name = dotted(bare(node.callee))?.join('.')
  if ((name !== 'Date.now' && name !== 'Date') || variableOf('Date', node, file.code)?.defs.length) return undefined
  if (name === 'Date.now') return node.type === 'CallExpression' ? { is: 'moment', after: constant(0, node), node } : undefined
  const [first] = node.arguments
  if (node.type !== 'NewExpression' || !first || first.type === 'SpreadElement') return undefined
  const value = valueOf(first, file)
  return value.is === 'moment' && !isNow(value.after) ? value : undefined
}

/** `Date.now() + ms` */
export function momentAfter(left: Value, right: Value, node: TSESTree.BinaryExpression): Value | undefined {
  if (node.operator !== '+' || (left.is === 'moment') === (right.is === 'moment')) return undefined
  const [moment, more] = left.is === 'moment' ? [left, right] : [right as Value & { is: 'moment' }, left]
  if (isNow(moment.after)) return { is: 'moment', after: more, node }
  const { after } = moment
  const sum = after.is === 'constant' && more.is === 'constant' ? constant(Number(after.value) + Number(more.value), node) : unknown(node)
  return { is: 'moment', after: sum, node }
}

function isNow(after: Value): boolean {
  return after.is === 'constant' && after.value === 0
}
