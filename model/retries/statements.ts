import type { TSESTree } from '@typescript-eslint/utils'
import type { Node } from '../nouns.ts'
import { awaited, plain, written } from './expressions.ts'
import { end, type Frame, type Pass, type Point } from './points.ts'

/** Where code goes on from where it stands. */
export interface Way {
  frame: Frame
  /** What is thrown here goes there. */
  throws: Point
  /** What is returned here goes there. */
  returns: Point
  breaks: ReadonlyMap<string, Point>
  continues: ReadonlyMap<string, Point>
}

/** The innermost loop; no label is called that. */
const nearest = ''

export function block(statements: readonly Node[], next: Point, way: Way): Point {
  return statements.reduceRight((after, one) => statement(one, after, way), next)
}

export function statement(node: Node, next: Point, way: Way, label?: string): Point {
  switch (node.type) {
    case 'BlockStatement':
    case 'StaticBlock':
      return block(node.body, next, way)
    case 'ExpressionStatement':
      return plain(node.expression, next, way)
    case 'VariableDeclaration':
      return node.declarations.reduceRight((after, one) => declarator(one, after, way), next)
    case 'ExportNamedDeclaration':
      return node.declaration ? statement(node.declaration, next, way) : next
    case 'ExportDefaultDeclaration':
      return /Declaration$/.test(node.declaration.type) ? next : plain(node.declaration, next, way)
    case 'IfStatement':
      return branch(node.test, statement(node.consequent, next, way), node.alternate ? statement(node.alternate, next, way) : next, way)
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
      return loop(node, next, way, label)
    case 'TryStatement':
      return attempt(node, next, way)
    case 'SwitchStatement':
      return choices(node, next, way)
    case 'ReturnStatement':
      return returning(node.argument, way)
    case 'ThrowStatement':
      return plain(node.argument, { is: 'thrown', node, next: way.throws }, way)
    case 'BreakStatement':
      return way.breaks.get(node.label?.name ?? nearest) ?? end
    case 'ContinueStatement':
      return way.continues.get(node.label?.name ?? nearest) ?? end
    case 'LabeledStatement':
      return statement(node.body, next, { ...way, breaks: new Map([...way.breaks, [node.label.name, next]]) }, node.label.name)
    default:
      return next
  }
}

/** What an async function returns is not its own to catch: `return fetch(url)` in a `try`. */
export function returning(argument: Node | null | undefined, way: Way): Point {
  if (!argument) return way.returns
  return awaited(argument, way.returns, way.frame.rejected, way)
}

function declarator(node: TSESTree.VariableDeclarator, next: Point, way: Way): Point {
  return node.init ? plain(node.init, written(node.id, node, next, way), way) : next
}

/** Tests what can be told apart: each side of `&&` and `||` by itself, `!` turned round. */
export function branch(test: Node, yes: Point, no: Point, way: Way): Point {
  switch (test.type) {
    case 'UnaryExpression':
      if (test.operator === '!') return branch(test.argument, no, yes, way)
      break
    case 'LogicalExpression':
      if (test.operator === '&&') return branch(test.left, branch(test.right, yes, no, way), no, way)
      if (test.operator === '||') return branch(test.left, yes, branch(test.right, yes, no, way), way)
      break
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return branch(test.expression, yes, no, way)
  }
  return plain(test, { is: 'test', node: test, frame: way.frame, yes, no }, way)
}

function loop(node: TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForOfStatement | TSESTree.ForInStatement, next: Point, way: Way, label: string | undefined): Point {
  const head: Pass = { is: 'pass', next: [] }
  const within = (again: Point): Way => ({ ...way, breaks: named(way.breaks, next, label), continues: named(way.continues, again, label) })
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
    const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left
    const body = statement(node.body, head, within(head))
    head.next = [{ is: 'items', node, frame: way.frame, yes: left ? written(left, node, body, way) : body, no: next }]
    return plain(node.right, head, way)
  }
  if (node.type === 'DoWhileStatement') {
    const test: Pass = { is: 'pass', next: [branch(node.test, head, next, way)] }
    head.next = [statement(node.body, test, within(test))]
    return head
  }
  const update = node.type === 'ForStatement' && node.update ? plain(node.update, head, way) : head
  const body = statement(node.body, update, within(update))
  head.next = [node.test ? branch(node.test, body, next, way) : body]
  if (node.type === 'WhileStatement' || !node.init) return head
  return node.init.type === 'VariableDeclaration' ? statement(node.init, head, way) : plain(node.init, head, way)
}

function named(all: ReadonlyMap<string, Point>, to: Point, label: string | undefined): Map<string, Point> {
  return new Map([...all, [nearest, to], ...(label === undefined ? [] : [[label, to] as const])])
}

function attempt(node: TSESTree.TryStatement, next: Point, way: Way): Point {
  const finishes = (after: Point) => (node.finalizer ? statement(node.finalizer, after, way) : after)
  const after = finishes(next)
  const outside = node.finalizer ? { ...way, throws: finishes(way.throws) } : way
  const throws: Point = node.handler ? { is: 'pass', node: node.handler, next: [statement(node.handler.body, after, outside)] } : outside.throws
  return statement(node.block, after, { ...outside, throws })
}

function choices(node: TSESTree.SwitchStatement, next: Point, way: Way): Point {
  const within: Way = { ...way, breaks: new Map([...way.breaks, [nearest, next]]) }
  const bodies: Point[] = []
  for (let at = node.cases.length - 1; at >= 0; at--) bodies[at] = block(node.cases[at]?.consequent ?? [], bodies[at + 1] ?? next, within)
  const fallback = node.cases.findIndex((one) => !one.test)
  let point = bodies[fallback] ?? next
  for (let at = node.cases.length - 1; at >= 0; at--) {
    const test = node.cases[at]?.test
    if (test) point = { is: 'test', node: { type: 'BinaryExpression', operator: '===', left: node.discriminant, right: test, range: test.range, loc: test.loc, parent: node } as unknown as Node, frame: way.frame, yes: bodies[at] ?? next, no: point }
  }
  return plain(node.discriminant, point, way)
}
