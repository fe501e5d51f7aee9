import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { Node, Value } from './nouns.ts'
import { momentAfter } from './moment.ts'
import { constant, unknown, valueOf } from './value.ts'

export function unary(node: TSESTree.UnaryExpression, file: File): Value {
  if (node.operator === 'void') return constant(undefined, node)
  const value = valueOf(node.argument, file)
  if (value.is !== 'constant') return unknown(node)
  if (node.operator === '-' && typeof value.value === 'number') return constant(-value.value, node)
  if (node.operator === '+' && typeof value.value !== 'bigint') return constant(Number(value.value), node)
  if (node.operator === '!') return constant(!value.value, node)
  return unknown(node)
}

export function binary(node: TSESTree.BinaryExpression, file: File): Value {
  const left = valueOf(node.left, file)
  const right = valueOf(node.right, file)
  const moment = momentAfter(left, right, node)
  if (moment) return moment
  if (node.operator === '+' && (isText(left) || isText(right))) return textOf(['', '', ''], [node.left as TSESTree.Expression, node.right], node, file)
  if (left.is !== 'constant' || right.is !== 'constant' || typeof left.value !== 'number' || typeof right.value !== 'number') return unknown(node)
  switch (node.operator) {
    case '+':
      return constant(left.value + right.value, node)
    case '-':
      return constant(left.value - right.value, node)
    case '*':
      return constant(left.value * right.value, node)
    case '/':
      return constant(left.value / right.value, node)
    case '%':
      return constant(left.value % right.value, node)
    case '**':
      return constant(left.value ** right.value, node)
    case '<<':
      return constant(left.value << right.value, node)
    default:
      return unknown(node)
  }
}

function isText(value: Value): boolean {
  return value.is === 'text' || (value.is === 'constant' && typeof value.value === 'string')
}

/** The string made of these parts, as far from its start as it can be read. */
export function textOf(strings: readonly string[], expressions: readonly TSESTree.Expression[], node: Node, file: File): Value {
  let start = strings[0] ?? ''
  for (const [i, expression] of expressions.entries()) {
    const value = valueOf(expression, file)
    if (value.is === 'text') return { is: 'text', start: start + value.start, node }
    if (value.is !== 'constant') return { is: 'text', start, node }
    start += String(value.value) + (strings[i + 1] ?? '')
  }
  return constant(start, node)
}
