import type { TSESTree } from '@typescript-eslint/utils'
import type { Node } from '../nouns.ts'
import { dotted, isFunction, keyOf, localOf } from '../tree.ts'
import { enter, invoke, isRequestChain, resolveFunction } from './invoking.ts'
import { end, type Point } from './points.ts'
import { branch, type Way } from './statements.ts'
import { functionOf, promisedTimer } from './within.ts'

/** An expression whose promise, if it is one, nobody waits for here. */
export function plain(node: Node | null | undefined, next: Point, way: Way): Point {
  if (!node || isFunction(node)) return next
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
    case 'ThisExpression':
    case 'ClassExpression':
      return next
    case 'AwaitExpression':
      return awaited(node.argument, next, way.throws, way)
    case 'YieldExpression':
      return node.argument ? yielded(node.argument, next, way) : next
    case 'CallExpression':
    case 'NewExpression':
      return chain(node, next, way) ?? args(node, invoke(node, next, way), way)
    case 'LogicalExpression':
      return node.operator === '||' ? branch(node.left, next, plain(node.right, next, way), way) : node.operator === '&&' ? branch(node.left, plain(node.right, next, way), next, way) : plain(node.left, plain(node.right, next, way), way)
    case 'ConditionalExpression':
      return branch(node.test, plain(node.consequent, next, way), plain(node.alternate, next, way), way)
    case 'AssignmentExpression':
      return plain(node.right, written(node.left, node, next, way), way)
    case 'UpdateExpression':
      return written(node.argument, node, next, way)
    default:
      return children(node, way).reduceRight((after: Point, child) => plain(child, after, way), next)
  }
}

function children(node: Node, { frame }: Way): Node[] {
  const keys = frame.file.code.visitorKeys[node.type] ?? []
  return keys.flatMap((key) => {
    const child = (node as unknown as Record<string, unknown>)[key]
    return (Array.isArray(child) ? child : [child]).filter((one): one is Node => Boolean(one)).filter((one) => !one.type.startsWith('TS') || /^TS(?:As|Satisfies|NonNull|TypeAssertion)/.test(one.type))
  })
}

function args(node: TSESTree.CallExpression | TSESTree.NewExpression, next: Point, way: Way): Point {
  return [node.callee.type === 'MemberExpression' ? node.callee.object : undefined, ...node.arguments].reduceRight((after: Point, one) => plain(one, after, way), next)
}

/** An expression whose promise is waited for: where it leads when it is kept, and when it is broken. */
export function awaited(node: Node, ok: Point, fails: Point, way: Way): Point {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
      return awaited(node.expression, ok, fails, way)
    case 'ConditionalExpression':
      return branch(node.test, awaited(node.consequent, ok, fails, way), awaited(node.alternate, ok, fails, way), way)
    case 'LogicalExpression': {
      const right = awaited(node.right, ok, fails, way)
      return node.operator === '||' ? branch(node.left, ok, right, way) : node.operator === '&&' ? branch(node.left, right, ok, way) : awaited(node.left, ok, fails, way)
    }
    case 'Identifier':
      return notCalled(node, ok, way)
    case 'CallExpression':
    case 'NewExpression':
      return chain(node, ok, way, fails) ?? args(node, invoke(node, ok, way, { fails }), way)
    default:
      return plain(node, ok, way)
  }
}

/** A saga yields its effects: `yield call(get, url)`. */
function yielded(node: Node, next: Point, way: Way): Point {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'call') {
    const [called, ...given] = node.arguments
    const fn = called && called.type !== 'SpreadElement' ? resolveFunction(called, way.frame) : undefined
    if (fn) return enter(fn, { call: node, given }, next, way, { fails: way.throws }) ?? next
  }
  return awaited(node, next, way.throws, way)
}

/** `await sleep`: the function itself, which is no promise. */
function notCalled(node: TSESTree.Identifier, next: Point, way: Way): Point {
  const { frame } = way
  const isPause = promisedTimer({ type: 'CallExpression', callee: node, arguments: [] } as unknown as TSESTree.CallExpression, frame.file) ?? (/sleep|delay|wait|pause|backoff/i.test(node.name) && functionOf(node, frame.file))
  return isPause ? { is: 'wait', node, frame, pause: { is: 'none', because: 'not called', shown: node, shownIn: frame }, next } : next
}

/**
 * `a().then(b, c).catch(d).finally(e)`, and what is called on a request before its answer is there: `got(url).json()`.
 * Without `fails` nobody waits for it, and the code goes on at once.
 */
function chain(node: TSESTree.CallExpression | TSESTree.NewExpression, next: Point, way: Way, fails?: Point): Point | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined
  const { object } = node.callee
  const key = keyOf(node.callee)
  const [first, second] = node.arguments
  const [ok, broken] = fails ? [next, fails] : [end, end]
  const fork = (point: Point): Point => (fails ? point : { is: 'pass', next: [point, next] })
  switch (key) {
    case 'then': {
      if (!first) return undefined
      const isNothing = first.type === 'Literal' || (first.type === 'Identifier' && first.name === 'undefined')
      return fork(awaited(object, isNothing ? ok : handled(first, ok, broken, way), second ? failing(second, ok, broken, way) : broken, way))
    }
    case 'catch':
      return first && fork(awaited(object, ok, failing(first, ok, broken, way), way))
    case 'finally':
      return fork(awaited(object, first ? handled(first, ok, broken, way) : ok, first ? handled(first, broken, broken, way) : broken, way))
  }
  const name = dotted(node.callee)?.join('.')
  if (name !== undefined && /^Promise\.(?:all|race|any|allSettled)$/.test(name) && first?.type === 'ArrayExpression') {
    const each = () => first.elements.reduceRight((after: Point, one) => (one && one.type !== 'SpreadElement' ? awaited(one, after, broken, way) : after), ok)
    // The others of a race may end it for good: a deadline.
    return fork(name === 'Promise.race' ? { is: 'items', node, frame: way.frame, yes: each(), no: broken } : each())
  }
  if (name === 'Promise.resolve') return fork(first ? plain(first, ok, way) : ok)
  if (isRequestChain(object, way.frame)) return node.arguments.reduceRight((after: Point, one) => plain(one, after, way), fork(awaited(object, ok, broken, way)))
  return undefined
}

function failing(handler: Node, ok: Point, fails: Point, way: Way): Point {
  return { is: 'pass', node: handler, next: [handled(handler, ok, fails, way)] }
}

/** A function given to `.then` or `.catch`. */
function handled(handler: Node, ok: Point, fails: Point, way: Way): Point {
  const bound = handler.type === 'Identifier' ? way.frame.given.get(localOf(handler, way.frame.file.code) as never) : undefined
  if (bound?.is === 'point') return bound.point
  const fn = resolveFunction(handler, way.frame)
  if (fn) return enter(fn, undefined, ok, way, { fails }) ?? ok
  return handler.type === 'CallExpression' ? plain(handler, ok, way) : ok
}

/** A variable or a property gets its value here. */
export function written(target: Node, node: Node, next: Point, way: Way): Point {
  const { frame } = way
  switch (target.type) {
    case 'Identifier':
      return { is: 'write', node, frame, variable: localOf(target, frame.file.code), path: undefined, next }
    case 'MemberExpression': {
      let root: Node = target
      while (root.type === 'MemberExpression') root = root.object
      return { is: 'write', node, frame, variable: root.type === 'Identifier' ? localOf(root, frame.file.code) : undefined, path: dotted(target)?.join('.') ?? '*', next }
    }
    case 'AssignmentPattern':
      return written(target.left, node, next, way)
    case 'RestElement':
      return written(target.argument, node, next, way)
    case 'ArrayPattern':
      return target.elements.reduceRight((after: Point, one) => (one ? written(one, node, after, way) : after), next)
    case 'ObjectPattern':
      return target.properties.reduceRight((after: Point, one) => written(one.type === 'Property' ? one.value : one, node, after, way), next)
    default:
      return next
  }
}
