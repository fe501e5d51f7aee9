import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import { calledOnce, callersOf, isAtOnce, isExported } from './functions.ts'
import type { FunctionNode, Node, Pool, Value, Variable } from './nouns.ts'
import { around, dotted, functionAround, isFunction, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/**
 * What becomes of an agent or pool: the requests of one run of its function use it and nothing else does (`request`),
 * it is `kept` for others: in a field, a map, a variable outside; or we cannot tell.
 */
export type Lifetime = 'request' | 'kept' | 'unknown'

export function lifetimeOf(pool: Pool, file: File): Lifetime {
  const { made } = pool
  if (!made || !runsAgain(made, file)) return 'kept'
  const walk: Walk = { pool, file, made, requests: 0, isKept: false, seen: new Set() }
  if (follow(made, 'itself', walk) && walk.requests > 0) return 'request'
  return walk.isKept ? 'kept' : 'unknown'
}

/** It outlives the run of its function. */
function kept(walk: Walk): false {
  walk.isKept = true
  return false
}

interface Walk {
  pool: Pool
  file: File
  made: Node
  /** The requests seen that use it. */
  requests: number
  /** Something was seen that keeps it. */
  isKept: boolean
  seen: Set<Node>
}

/** The pool, or options that hold it. */
type Part = 'itself' | 'holder'

/** Whether the code around runs more than once: in a function that is not the program's own start, or in a loop. */
function runsAgain(node: Node, file: File): boolean {
  if (isInLoop(node, undefined)) return true
  const fn = functionAround(node)
  if (!fn) return false
  return isAtOnce(fn) ? runsAgain(fn, file) : !calledOnce(fn, file)
}

/** Follows an expression to wherever it goes. False as soon as something keeps it, closes it, or cannot be seen. */
function follow(expression: Node, part: Part, walk: Walk): boolean {
  if (walk.seen.has(expression)) return true
  walk.seen.add(expression)
  if (walk.seen.size > 200) return false
  const { parent, from } = around(expression)
  switch (parent?.type) {
    case 'ConditionalExpression':
      return parent.test === from || follow(parent, part, walk)
    case 'LogicalExpression':
    case 'AwaitExpression':
    case 'SequenceExpression':
      return follow(parent, part, walk)
    case 'IfStatement':
    case 'UnaryExpression':
    case 'ExpressionStatement':
      return true
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && parent.parent.kind !== 'using' && parent.parent.kind !== 'await using' && followVariable(localOf(parent.id, walk.file.code), part, walk)
    case 'AssignmentExpression':
      return parent.right !== from || (parent.parent.type === 'ExpressionStatement' && followAssignment(parent, part, walk))
    case 'Property':
      return parent.parent.type === 'ObjectExpression' && parent.value === from && follow(parent.parent, 'holder', walk)
    case 'SpreadElement':
      return parent.parent.type === 'ObjectExpression' && follow(parent.parent, part, walk)
    case 'ReturnStatement':
      return followReturn(functionAround(parent), part, walk)
    case 'ArrowFunctionExpression':
      return parent.body === from && followReturn(parent, part, walk)
    case 'MemberExpression':
      return parent.object === from && followMember(parent, part, walk)
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== from && followArgument(parent, from, part, walk)
    case 'PropertyDefinition':
      return kept(walk)
    default:
      return false
  }
}

/** It is put into a variable of a function that makes nothing else of it, or into a fresh object that one holds. */
function followAssignment({ left, operator }: TSESTree.AssignmentExpression, part: Part, walk: Walk): boolean {
  if (operator !== '=') return kept(walk)
  if (left.type === 'Identifier') return followVariable(localOf(left, walk.file.code), part, walk)
  let root: Node = left
  while (root.type === 'MemberExpression') root = root.object
  if (root.type !== 'Identifier') return root.type === 'ThisExpression' && kept(walk)
  const variable = localOf(root, walk.file.code)
  if (variable && isOutside(variable)) return kept(walk)
  const definition = variable?.defs[0]?.node as Node | undefined
  const isFresh = definition?.type === 'VariableDeclarator' && definition.init && valueOf(definition.init, walk.file).is === 'object' && definition.init.type === 'ObjectExpression'
  return Boolean(isFresh) && followVariable(variable, 'holder', walk)
}

function followVariable(variable: Variable | undefined, part: Part, walk: Walk): boolean {
  const definition = variable?.defs[0]
  if (!variable || variable.defs.length !== 1 || definition?.type !== 'Variable') return false
  const home = functionAround(definition.name as Node)
  // Where the loop makes it anew, the loop is its home.
  if (!home && !isInLoop(definition.name as Node, undefined)) return kept(walk)
  return variable.references.every((reference) => {
    const node = reference.identifier as Node
    if (reference.isWrite()) return true
    // A function that runs later, or a loop over a list, shares it.
    if (isShared(node, definition.name as Node)) return kept(walk)
    if (!runsWith(node, home)) return isGivenBack(functionAround(node)) && kept(walk)
    return follow(node, part, walk)
  })
}

function isOutside(variable: Variable): boolean {
  const name = variable.defs[0]?.name as Node | undefined
  return name !== undefined && functionAround(name) === undefined
}

/** The function is what another gives back: `return (url) => fetch(url, { dispatcher })`. */
function isGivenBack(fn: FunctionNode | undefined): boolean {
  const { parent } = fn ? around(fn) : { parent: undefined }
  return parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === fn)
}

/** Whether the code runs as part of this function's own run: in it, or in a function that is called where it stands. */
function runsWith(node: Node, home: FunctionNode | undefined): boolean {
  for (let fn = functionAround(node); fn !== home; fn = functionAround(fn)) if (!fn || !isAtOnce(fn)) return false
  return true
}

/** A loop over a list, or a function run for each of its items, around the use and not around the declaration: many requests share it. */
function isShared(node: Node, declared: Node): boolean {
  for (let at: Node | undefined = node.parent; at && !(at.range[0] <= declared.range[0] && at.range[1] >= declared.range[1]); at = at.parent) {
    if (at.type === 'ForOfStatement' || at.type === 'ForInStatement') return true
    if (isFunction(at) && at.parent.type === 'CallExpression' && at.parent.callee.type === 'MemberExpression' && /^(?:map|flatMap|forEach|reduce|filter|some|every)$/.test(keyOf(at.parent.callee) ?? '')) return true
  }
  return false
}

function isInLoop(node: Node, until: Node | undefined): boolean {
  for (let at: Node = node; at.parent && at.parent !== until && !isFunction(at); at = at.parent) {
    const { parent } = at
    if (/^(?:For|While|DoWhile)/.test(parent.type) && 'body' in parent && parent.body === at) return true
  }
  return false
}

/** Its function gives it back: to the callers in this file, when there are no others. */
function followReturn(fn: FunctionNode | undefined, part: Part, walk: Walk): boolean {
  if (!fn || isAtOnce(fn)) return false
  const callers = callersOf(fn, walk.file)
  // Options can be made for anybody, once for each request; a pool that is given away may be kept.
  if (!callers || callers.length === 0 || (part === 'itself' && isExported(fn, walk.file))) return false
  return callers.every((call) => runsAgain(call, walk.file) && follow(call, part, walk))
}

const agentName = /agent|dispatcher|pool/i

function followMember(member: TSESTree.MemberExpression, part: Part, walk: Walk): boolean {
  const { parent, from } = around(member)
  const key = keyOf(member) ?? ''
  if (parent?.type === 'AssignmentExpression' && parent.left === from) return true
  if (part === 'holder') return !agentName.test(key) || parent?.type === 'ConditionalExpression' || parent?.type === 'IfStatement' || parent?.type === 'UnaryExpression'
  if (parent?.type !== 'CallExpression' || parent.callee !== from || walk.pool.shape.closes.includes(key)) return false
  const value = valueOf(walk.made, walk.file)
  if (value.is === 'api' && Object.hasOwn(value.api.members ?? {}, key)) walk.requests++
  return true
}

function followArgument(call: TSESTree.CallExpression | TSESTree.NewExpression, from: Node, part: Part, walk: Walk): boolean {
  const callee = valueOf(call.callee, walk.file)
  const signatures = (callee.is === 'choice' ? callee.of : [callee]).map((one) => (one.is === 'api' ? (call.type === 'NewExpression' ? one.api.construct : one.api.call) : undefined))
  if (signatures.length > 0 && signatures.every((one) => one?.request)) {
    walk.requests++
    return true
  }
  if (signatures.some((one) => one?.installs) || isStored(call)) return kept(walk)
  if (callee.is !== 'unknown' || call.type === 'NewExpression') return false
  if (!isRequestLike(call, callee, from, walk)) return false
  walk.requests++
  return true
}

/** `agents.set(key, agent)` */
function isStored({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return callee.type === 'MemberExpression' && ['set', 'push', 'add'].includes(keyOf(callee) ?? '')
}

/** What makes something that lives on says so. */
const makes = /(?:^|\.)(?:create|init|connect|open|start|listen|serve|register|setup|set|use|add|build|make|configure|install|with|wrap|cache|memo|push|log|debug|assign|freeze)/i

/** A function of a package that we do not know, whose promise is awaited, and that is given an agent beside a URL: it makes a request. */
function isRequestLike(call: TSESTree.CallExpression, callee: Value, from: Node, { file }: Walk): boolean {
  const name = dotted(call.callee)
  if (callee.is !== 'unknown' || !name || name[0] === 'this' || makes.test(name.join('.')) || call.arguments[0] === from) return false
  const root = file.code.getScope(call)
  const variable = name[0] === undefined ? undefined : lookUp(name[0], root)
  const definition = variable?.defs[0]
  const isPackage = definition?.type === 'ImportBinding' && definition.parent?.type === 'ImportDeclaration' && !/^[.~@#/]/.test(definition.parent.source.value)
  return isPackage && around(call).parent?.type === 'AwaitExpression'
}

function lookUp(name: string, scope: ReturnType<File['code']['getScope']> | null): Variable | undefined {
  for (let at = scope; at; at = at.upper) {
    const variable = at.set.get(name)
    if (variable) return variable
  }
  return undefined
}
