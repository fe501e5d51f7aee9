import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { FunctionNode, Node } from './nouns.ts'
import { optionAt } from './objects.ts'
import { signatureOf } from './origin.ts'
import { around, dotted, isFunction, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** Names of functions that stop waiting for a promise they are given. A name is no proof, but reason enough to say nothing. */
const bounding = /(?<!set)timeout|deadline|race|abort|timed|limit(?:ed)?time/i

/** Whether something around a call may give up on it: `Promise.race([…])`, `withTimeout(fetch(url), ms)`. */
export function isRaced(node: Node, file: File): boolean {
  return isHandedToRacer(node, file, 0)
}

function isHandedToRacer(start: Node, file: File, depth: number): boolean {
  let node = start
  for (;;) {
    const { parent, from } = around(node)
    if (!parent) return false
    switch (parent.type) {
      case 'MemberExpression':
      case 'ArrayExpression':
      case 'AwaitExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'ReturnStatement':
      case 'SpreadElement':
        break
      case 'BlockStatement':
      case 'TryStatement':
        if (parent.type === 'BlockStatement' && isFunction(parent.parent)) break
        if (parent.type === 'TryStatement' || parent.parent.type === 'TryStatement') break
        return false
      case 'ExpressionStatement':
        return false
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee !== from && bounding.test(dotted(parent.callee)?.at(-1) ?? '')) return true
        if (parent.callee !== from && givesUp(parent, file)) return true
        if (parent.callee !== from && !isThrough(parent)) return false
        break
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        // Only into a function that is handed on where it stands.
        if (parent.parent.type !== 'CallExpression' && parent.parent.type !== 'NewExpression') return false
        break
      case 'VariableDeclarator': {
        const variable = parent.id.type === 'Identifier' && depth < 3 ? localOf(parent.id, file.code) : undefined
        return variable?.references.some((reference) => reference.isRead() && isHandedToRacer(reference.identifier as Node, file, depth + 1)) ?? false
      }
      default:
        return false
    }
    node = parent
  }
}

/** `useAsyncData(key, () => $fetch(url), { timeout: 5000 })` */
function givesUp(call: TSESTree.CallExpression | TSESTree.NewExpression, file: File): boolean {
  const path = signatureOf(call, file)?.signature.givesUp
  const last = call.arguments.at(-1)
  return path !== undefined && last !== undefined && (last.type === 'SpreadElement' || optionAt(valueOf(last, file), path.split('.')) !== 'absent')
}

/** `Promise.all([…])`, `.then(…)`: what goes in comes out. */
function isThrough(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (call.callee.type !== 'MemberExpression') return false
  return ['all', 'allSettled', 'any', 'resolve', 'then', 'catch', 'finally'].includes(keyOf(call.callee) ?? '')
}

/** Whether code that we do not see can reach what is made here: it is exported, returned, passed on. */
export function escapes(node: Node, file: File): boolean {
  const { parent, from } = around(node)
  switch (parent?.type) {
    case 'VariableDeclarator': {
      if (parent.parent.parent.type === 'ExportNamedDeclaration') return true
      const variable = parent.id.type === 'Identifier' ? localOf(parent.id, file.code) : undefined
      return variable?.references.some((reference) => reference.isRead() && isHandedOn(reference.identifier as Node) && !isForLocalUse(reference.identifier as Node, file)) ?? true
    }
    case 'PropertyDefinition':
      return parent.value === from && parent.accessibility !== 'private' && parent.key.type !== 'PrivateIdentifier'
    case 'ExpressionStatement':
      return false
    case 'MemberExpression':
      return false
    default:
      return true
  }
}

/** Whether every call of a function stands in its own file: it is not exported, nor handed on, nor a method that others can reach. */
export function isPrivate(fn: FunctionNode, file: File): boolean {
  const { parent } = fn
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return parent.accessibility === 'private' || parent.key.type === 'PrivateIdentifier'
  const name = fn.type === 'FunctionDeclaration' ? fn.id : parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null
  const declaration = fn.type === 'FunctionDeclaration' ? fn : parent.parent
  if (!name || declaration?.parent?.type.startsWith('Export')) return false
  return !localOf(name, file.code)?.references.some((reference) => reference.isRead() && isHandedOn(reference.identifier as Node))
}

/** Handed to a function of its own library that makes no request: one that only signs a URL. */
function isForLocalUse(identifier: Node, file: File): boolean {
  const { parent } = around(identifier)
  const signature = parent?.type === 'CallExpression' ? signatureOf(parent, file)?.signature : undefined
  return signature !== undefined && Object.keys(signature).length === 0
}

function isHandedOn(identifier: Node): boolean {
  const { parent, from } = around(identifier)
  if (parent?.type === 'MemberExpression') return parent.object !== from
  if (parent?.type === 'CallExpression') return parent.callee !== from
  return true
}
