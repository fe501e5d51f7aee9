import type { TSESTree } from '@typescript-eslint/utils'
import { longest } from '../duration.ts'
import type { Node, Variable } from '../nouns.ts'
import { bare, dotted, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import type { Frame, NoPause, Pause } from './points.ts'

/** A shorter wait is none, in ms: a round trip takes as long. */
const shortest = 50

/** What a timer with this delay does to the next attempt. */
export function pauseOf(delay: Node | undefined, frame: Frame): Pause {
  if (!delay) return { is: 'effective', delay: undefined, frame }
  const because = faultOf(delay, frame)
  return because ? { is: 'none', because, ...givenFor(delay, frame) } : { is: 'effective', delay, frame }
}

function faultOf(delay: Node, frame: Frame): NoPause | undefined {
  if (isXor(delay, frame)) return 'xor'
  if (isBareHeader(delay, frame)) return 'header'
  const most = atMost(delay, frame, 0)
  if (most === undefined) return undefined
  if (Number.isNaN(most)) return 'not a number'
  if (most > longest) return isWritten(delay, frame) ? 'too long' : undefined
  if (most <= 0) return 'zero'
  return most < shortest ? 'short' : undefined
}

/** The expression that a caller gave for a parameter. */
function givenFor(delay: Node, frame: Frame): { shown: Node; shownIn: Frame } {
  const node = bare(delay)
  const bound = node.type === 'Identifier' ? frame.given.get(localOf(node, frame.file.code) as Variable) : undefined
  return bound?.is === 'expression' && bound.node !== node ? givenFor(bound.node, bound.frame) : { shown: delay, shownIn: frame }
}

/** The value is one number, not the top of a range. */
function isWritten(delay: Node, frame: Frame): boolean {
  const { node, frame: home } = resolved(delay, frame)
  return valueOf(node, home.file).is === 'constant'
}

/** An expression past the parameters and constants that stand for it. */
export function resolved(expression: Node, frame: Frame): { node: Node; frame: Frame } {
  let node = bare(expression)
  for (let steps = 0; node.type === 'Identifier' && steps < 20; steps++) {
    const variable = localOf(node, frame.file.code)
    const bound = variable && frame.given.get(variable)
    if (bound?.is === 'expression') {
      node = bare(bound.node)
      frame = bound.frame
      continue
    }
    const once = variable && onlyValueOf(variable)
    if (!once) break
    node = bare(once)
  }
  return { node, frame }
}

/** The expression that a variable is given, when it is given once and whole. */
export function onlyValueOf(variable: Variable): Node | undefined {
  const [definition, ...others] = variable.defs
  if (!definition || others.length > 0 || (definition.type as string) !== 'Variable') return undefined
  const writes = variable.references.filter((reference) => reference.isWrite())
  const [write] = writes
  if (writes.length !== 1 || !write?.writeExpr) return undefined
  const parent = (write.identifier as Node).parent
  if (parent?.type === 'VariableDeclarator' && parent.id === write.identifier) return parent.init ?? undefined
  return parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === write.identifier ? parent.right : undefined
}

/** The most that a number can be, where that can be told; NaN where it is none. */
export function atMost(expression: Node, from: Frame, depth: number): number | undefined {
  if (depth > 12) return undefined
  const { node, frame } = resolved(expression, from)
  const value = valueOf(node, frame.file)
  if (value.is === 'constant') return value.value === undefined ? NaN : value.value === null ? 0 : Number(value.value)
  if (value.is === 'text') return undefined
  switch (node.type) {
    case 'BinaryExpression':
      return ofBinary(node, frame, depth)
    case 'ConditionalExpression':
      return largest([atMost(node.consequent, frame, depth + 1), atMost(node.alternate, frame, depth + 1)])
    case 'LogicalExpression':
      return node.operator === '&&' ? undefined : ofFallback(node, frame, depth)
    case 'CallExpression':
      return ofCall(node, frame, depth)
    case 'Identifier':
      return ofVariable(node, frame)
    default:
      return undefined
  }
}

function ofFallback(node: TSESTree.LogicalExpression, frame: Frame, depth: number): number | undefined {
  const left = atMost(node.left, frame, depth + 1)
  const right = atMost(node.right, frame, depth + 1)
  return left !== undefined && Number.isNaN(left) ? right : largest([left, right])
}

function largest(all: (number | undefined)[]): number | undefined {
  return all.some((one) => one === undefined) ? undefined : Math.max(...(all as number[]))
}

function ofBinary(node: TSESTree.BinaryExpression, frame: Frame, depth: number): number | undefined {
  if (node.left.type === 'PrivateIdentifier') return undefined
  const left = atMost(node.left, frame, depth + 1)
  const right = atMost(node.right, frame, depth + 1)
  // Whatever the other is: nothing times something is nothing.
  if (node.operator === '*' && (left === 0 || right === 0)) return 0
  if (['*', '+', '-', '/', '**'].includes(node.operator) && (Number.isNaN(left ?? 0) || Number.isNaN(right ?? 0))) return NaN
  if (left === undefined || right === undefined || left < 0 || right < 0) return undefined
  switch (node.operator) {
    case '*':
      return left * right
    case '+':
      return left + right
    case '**':
      return left >= 1 ? left ** right : undefined
    default:
      return undefined
  }
}

function ofCall(node: TSESTree.CallExpression, frame: Frame, depth: number): number | undefined {
  const name = dotted(node.callee)?.join('.')
  const each = () => node.arguments.map((one) => (one.type === 'SpreadElement' ? undefined : atMost(one, frame, depth + 1)))
  const [first] = node.arguments
  switch (name) {
    case 'Math.random':
      return 1
    case 'Math.floor':
    case 'Math.trunc':
      // What random gives is always below one.
      return first?.type === 'CallExpression' && dotted(first.callee)?.join('.') === 'Math.random' ? 0 : floored(each()[0])
    case 'Math.round':
    case 'Math.ceil':
    case 'Number':
      return each()[0]
    case 'Math.min': {
      const known = each().filter((one) => one !== undefined)
      return known.length > 0 ? Math.min(...known) : undefined
    }
    case 'Math.max':
      return largest(each())
    case 'Math.pow': {
      const [base, power] = each()
      return base !== undefined && power !== undefined && base >= 1 ? base ** power : undefined
    }
    default:
      return undefined
  }
}

function floored(amount: number | undefined): number | undefined {
  return amount === undefined ? undefined : Math.floor(amount)
}

/** No one tries again as often as this; a counter of attempts stays below it. */
const attempts = 30

/** A counter, or a number that starts at zero and is only multiplied. */
function ofVariable(node: TSESTree.Identifier, frame: Frame): number | undefined {
  const variable = localOf(node, frame.file.code)
  const definition = variable?.defs[0]?.node as Node | undefined
  if (!variable || variable.defs.length !== 1 || definition?.type !== 'VariableDeclarator' || !definition.init) return undefined
  const start = valueOf(definition.init, frame.file)
  if (start.is !== 'constant' || typeof start.value !== 'number') return undefined
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init).map((reference) => (reference.identifier as Node).parent)
  if (writes.length === 0) return undefined
  if (start.value === 0 && writes.every((write) => write?.type === 'AssignmentExpression' && (write.operator === '*=' || isDoubling(write, variable)))) return 0
  const isCounter = writes.every((write) => write?.type === 'UpdateExpression' && write.operator === '++')
  return isCounter && start.value >= 0 && start.value <= 1 ? (lastOf(variable, frame) ?? attempts) : undefined
}

/** How far its `for` lets a counter count: `for (let i = 0; i < 5; i++)`. */
export function lastOf(variable: Variable, frame: Frame): number | undefined {
  const loop = (variable.defs[0]?.node as Node | undefined)?.parent?.parent
  const test = loop?.type === 'ForStatement' ? loop.test : undefined
  if (test?.type !== 'BinaryExpression' || test.left.type !== 'Identifier' || test.left.name !== variable.name) return undefined
  const end = valueOf(test.right, frame.file)
  if (end.is !== 'constant' || typeof end.value !== 'number') return undefined
  return test.operator === '<' ? end.value - 1 : test.operator === '<=' ? end.value : undefined
}

/** `d = d * 2` */
export function isDoubling(write: TSESTree.AssignmentExpression, variable: Variable): boolean {
  const { right } = write
  return write.operator === '=' && right.type === 'BinaryExpression' && right.operator === '*' && [right.left, right.right].some((one) => one.type === 'Identifier' && one.name === variable.name)
}

/** `2 ^ attempt`: in JavaScript that is no power. */
function isXor(expression: Node, from: Frame): boolean {
  const { node, frame } = resolved(expression, from)
  if (node.type === 'BinaryExpression') {
    if (node.operator === '^') return node.left.type === 'Literal' && (node.left.value === 2 || node.left.value === 10)
    return node.left.type !== 'PrivateIdentifier' && (isXor(node.left, frame) || isXor(node.right, frame))
  }
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') return node.arguments.some((one) => one.type !== 'SpreadElement' && isXor(one, frame))
  return false
}

/** `Number(res.headers.get('retry-after')) * 1000`: the header may be absent, and then that is nothing. */
function isBareHeader(expression: Node, from: Frame): boolean {
  const written = bare(expression)
  const variable = written.type === 'Identifier' ? localOf(written, from.file.code) : undefined
  // Somebody looks at it before it is used.
  if (variable && !from.given.has(variable) && variable.references.filter((reference) => reference.isRead()).length > 1) return false
  const { node, frame } = resolved(expression, from)
  if (node !== written && node.type !== 'Identifier') return isBareHeader(node, frame)
  if (node.type === 'BinaryExpression') return node.operator === '*' && (isBareHeader(node.left as Node, frame) || isBareHeader(node.right, frame))
  if (node.type === 'UnaryExpression') return node.operator === '+' && isBareHeader(node.argument, frame)
  if (node.type === 'CallExpression') {
    const name = dotted(node.callee)?.join('.') ?? ''
    const [first] = node.arguments
    if (!first || first.type === 'SpreadElement') return false
    if (/^(?:Number(?:\.parse(?:Int|Float))?|parseInt|parseFloat)$/.test(name)) return isBareHeader(first, frame)
    return /(?:^|\.)headers\.get$/.test(name) && isRetryAfter(first)
  }
  return node.type === 'MemberExpression' && node.computed && isRetryAfter(node.property) && dotted(node.object)?.at(-1) === 'headers'
}

function isRetryAfter(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && node.value.toLowerCase() === 'retry-after'
}
