import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { Node, Value, Variable } from './nouns.ts'
import { signatureOf } from './origin.ts'
import { bare, dotted, isInside, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** Whether the code itself bounds how long a list gets; `data`: what comes from outside decides it. */
export type Length = 'bounded' | 'data' | 'unknown'

/** Names of a part of a list, as those who cut it into pieces give them. */
const part = /chunk|batch|page|slice|window|group|bucket/i
/** A query or request that says itself how many it wants. */
const asksForSome = /limit|\btake\b|per_?page|page_?size|\bfirst\b|\btop\b|\bmax|batch|chunk|\bcount\b|\bsize\b/i
/** The same with a number: `{ limit: 10 }`, `take(10)`, `?per_page=15`. */
const asksForNumber = new RegExp(`(?:${asksForSome.source})['"]?\\s*[:=,(]\\s*['"]?\\d`, 'i')

export function lengthOf(list: Node, file: File, depth = 0): Length {
  const node = bare(list)
  if (depth > 8) return 'unknown'
  const value = valueOf(node, file)
  if (value.is === 'list' && !value.open) return 'bounded'
  switch (node.type) {
    case 'Identifier':
      return part.test(node.name) ? 'bounded' : ofVariable(localOf(node, file.code), file, depth)
    case 'MemberExpression':
      return part.test(keyOf(node) ?? '') ? 'bounded' : node.object.type === 'ThisExpression' ? 'unknown' : lengthOf(node.object, file, depth + 1)
    case 'ArrayExpression': {
      const spreads = node.elements.flatMap((item) => (item?.type === 'SpreadElement' ? [lengthOf(item.argument, file, depth + 1)] : []))
      return widest(spreads)
    }
    case 'LogicalExpression':
      return widest([lengthOf(node.left, file, depth + 1), node.right.type === 'ArrayExpression' ? 'bounded' : lengthOf(node.right, file, depth + 1)])
    case 'ConditionalExpression':
      return widest([lengthOf(node.consequent, file, depth + 1), lengthOf(node.alternate, file, depth + 1)])
    case 'CallExpression':
      return ofCall(node, list !== node, file, depth)
    case 'NewExpression':
      return node.arguments[0] && dotted(node.callee)?.join('.') === 'Set' ? lengthOf(node.arguments[0], file, depth + 1) : 'unknown'
    default:
      return 'unknown'
  }
}

function widest(all: readonly Length[]): Length {
  return all.includes('unknown') ? 'unknown' : all.includes('data') ? 'data' : 'bounded'
}

function ofVariable(variable: Variable | undefined, file: File, depth: number): Length {
  const definition = variable?.defs[0]
  if (!variable || variable.defs.length !== 1 || definition?.type !== 'Variable') return 'unknown'
  const declarator = definition.node
  const writes = variable.references.filter((reference) => reference.isWrite())
  if (!declarator.init || writes.length !== 1) return 'unknown'
  // `const { items } = await load()`
  return lengthOf(declarator.init, file, depth + 1)
}

/** What reads all that there is: rows, files, the answer of a server. Of other functions we cannot tell how much they give. */
const reads = /^(?:find(?:All|Many|By\w*)?|(?:get|list|fetch|load|read|select)All\w*|all|query|select|scan|many|toArray|readdir|glob|json)$/

const keeping = new Set(['filter', 'map', 'sort', 'reverse', 'toSorted', 'toReversed', 'concat', 'json', 'values', 'keys', 'entries', 'flat'])

/** What methods make of the length of a list, and what is read from outside. */
function ofCall(node: TSESTree.CallExpression, isAwaited: boolean, file: File, depth: number): Length {
  const callee = bare(node.callee)
  const [first, second] = node.arguments
  const name = dotted(callee)?.join('.') ?? ''
  if (/^(?:Object\.(?:keys|values|entries)|Array\.from)$/.test(name) && first && first.type !== 'SpreadElement') {
    const value = valueOf(first, file)
    if (value.is === 'object') return name === 'Array.from' ? (isSome(value.entries.get('length')?.value) ? 'bounded' : 'unknown') : value.open ? 'unknown' : 'bounded'
    return lengthOf(first, file, depth + 1)
  }
  if (name === 'Promise.all' && first) return lengthOf(first, file, depth + 1)
  const key = callee.type === 'MemberExpression' ? keyOf(callee) : undefined
  if (callee.type === 'MemberExpression' && (key === 'slice' || key === 'splice')) return second || valueOf(first ?? node, file).is === 'constant' && isNegative(first) ? 'bounded' : lengthOf(callee.object, file, depth + 1)
  const text = file.code.text.slice(...node.range)
  if (asksForNumber.test(text)) return 'bounded'
  // Another function may cut it short.
  if (asksForSome.test(text) || asksForSome.test(name)) return 'unknown'
  if (callee.type === 'MemberExpression' && key !== undefined && keeping.has(key) && (!isAwaited || key === 'json')) return lengthOf(callee.object, file, depth + 1)
  if (!isAwaited || (!reads.test(key ?? name) && !signatureOf(node, file)?.signature.request)) return 'unknown'
  const before = saidBefore(node, file)
  return before.some((one) => asksForNumber.test(one)) ? 'bounded' : before.some((one) => asksForSome.test(one)) ? 'unknown' : 'data'
}

/** `params.set('per_page', '15')`, on another line than the request that is made of it. */
function saidBefore(node: Node, file: File): string[] {
  return file.code
    .getScope(node)
    .references.filter(({ identifier, resolved }) => isInside(identifier, node) && resolved?.defs[0]?.type === 'Variable')
    .flatMap(({ resolved }) => resolved?.references.map(({ identifier }) => file.code.text.slice(...statementOf(identifier).range)) ?? [])
}

function statementOf(node: Node): Node {
  let statement = node
  while (statement.parent && statement.parent.type !== 'VariableDeclaration' && !/Statement$|Function|^Program$/.test(statement.parent.type)) statement = statement.parent
  return statement
}

/** A number, or `Math.min(10, all.length)`: so many that work through a list. */
function isSome(length: Value | undefined): boolean {
  const node = length?.node && bare(length.node)
  return length?.is === 'constant' || (node?.type === 'CallExpression' && dotted(node.callee)?.join('.') === 'Math.min')
}

function isNegative(node: Node | undefined): boolean {
  return node?.type === 'UnaryExpression' && node.operator === '-'
}
