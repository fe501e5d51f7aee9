import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { Call, Node, Variable } from './nouns.ts'
import { around, isFunction, keyOf, localOf } from './tree.ts'

/** What the code does with the response of a call whose promise settles at the headers. */
export interface Response {
  /** The calls that read the whole body: `response.json()`. */
  reads: readonly Node[]
  /** The `return` that gives the response itself to somebody else. */
  returned: Node | undefined
  /** The functions of `.then`, `.catch` and `.finally` on the promise of the response. */
  settled: readonly { name: string; link: TSESTree.CallExpression }[]
  /** It is read as a stream, or others get hold of it: how long that takes is theirs. */
  isElsewhere: boolean
}

interface Draft {
  reads: Node[]
  returned: Node | undefined
  settled: { name: string; link: TSESTree.CallExpression }[]
  isElsewhere: boolean
  seen: Set<Variable>
}

/** Undefined for a client whose promise settles only when the body is there. */
export function responseOf(call: Call, file: File): Response | undefined {
  const { readers } = call.client
  if (!readers || call.through) return undefined
  const draft: Draft = { reads: [], returned: undefined, settled: [], isElsewhere: false, seen: new Set() }
  follow(call.node, true, readers, draft, file)
  return draft
}

/** Follows the promise, then the response, to where the body is read. */
function follow(start: Node, isPromise: boolean, readers: readonly string[], draft: Draft, file: File): void {
  const { parent, from } = around(start)
  switch (parent?.type) {
    case 'AwaitExpression':
      return follow(parent, false, readers, draft, file)
    case 'MemberExpression':
      if (parent.object === from) member(parent, isPromise, readers, draft, file)
      return
    case 'VariableDeclarator':
      return held(parent.id, isPromise, readers, draft, file)
    case 'AssignmentExpression':
      if (parent.right === from) return held(parent.left, isPromise, readers, draft, file)
      return
    case 'ReturnStatement':
      draft.returned = parent
      return
    case 'ArrowFunctionExpression':
      if (parent.body === from) draft.returned = parent.body
      return
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'UnaryExpression':
    case 'BinaryExpression':
      return
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return follow(parent, isPromise, readers, draft, file)
    default:
      draft.isElsewhere = true
  }
}

function member(node: TSESTree.MemberExpression, isPromise: boolean, readers: readonly string[], draft: Draft, file: File): void {
  const key = keyOf(node) ?? ''
  const { parent: call, from } = around(node)
  const isCalled = call?.type === 'CallExpression' && call.callee === from
  if (isCalled && readers.includes(key)) draft.reads.push(call)
  else if (key === 'body' || (isCalled && key === 'clone')) draft.isElsewhere = true
  else if (isCalled && isPromise && ['then', 'catch', 'finally'].includes(key)) {
    draft.settled.push({ name: key, link: call })
    const fn = call.arguments[0]
    if (key !== 'then') return follow(call, true, readers, draft, file)
    if (fn && isFunction(fn)) {
      const parameter = fn.params[0]
      if (parameter) held(parameter, false, readers, draft, file)
    } else draft.isElsewhere = true
  }
}

function held(pattern: Node, isPromise: boolean, readers: readonly string[], draft: Draft, file: File): void {
  if (pattern.type !== 'Identifier') {
    draft.isElsewhere = true
    return
  }
  const variable = localOf(pattern, file.code)
  if (!variable || draft.seen.has(variable)) return
  draft.seen.add(variable)
  for (const reference of variable.references) if (reference.isRead()) follow(reference.identifier as Node, isPromise, readers, draft, file)
}
