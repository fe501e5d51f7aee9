import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { FunctionNode, Node, Value } from './nouns.ts'
import { assigned } from './objects.ts'
import { homeOf } from './elsewhere.ts'
import { moduleOf } from './exports.ts'
import { argument, specifierOf } from './origin.ts'
import { bare, dotted, isInside, keyOf, localOf } from './tree.ts'
import { constant, unknown, valueOf } from './value.ts'
import { unpacked } from './variable.ts'

/** A call of a function that stands in this file is worth what it returns; of `Number` and the like, what they do. */
export function resultOf(node: TSESTree.CallExpression | TSESTree.NewExpression, file: File): Value {
  const callee = bare(node.callee)
  const first = node.arguments[0]
  if (callee.type === 'Identifier' && !localOf(callee, file.code)) {
    if (callee.name === 'require' && first) {
      const specifier = specifierOf(first)
      return (specifier !== undefined && moduleOf(specifier, file, node)) || unknown(node)
    }
    if (node.type === 'NewExpression' && callee.name === 'URL' && first) return node.arguments[1] ? resolved(first, node.arguments[1], file, node) : valueOf(first, file)
    if (['Number', 'parseInt', 'parseFloat'].includes(callee.name) && first && first.type !== 'SpreadElement') {
      const value = valueOf(first, file)
      return value.is === 'constant' ? constant(callee.name === 'Number' ? Number(value.value) : parseFloat(String(value.value)), node) : unknown(node)
    }
    return unknown(node)
  }
  if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && !localOf(callee.object, file.code)) {
    const name = `${callee.object.name}.${keyOf(callee) ?? ''}`
    if (name === 'URL.createObjectURL') return { is: 'text', start: 'blob:', node }
    if (name === 'Object.freeze' && first) return valueOf(first, file)
    if (name === 'Object.assign' && node.type === 'CallExpression') return assigned(node, file)
  }
  // A file of a browser extension's own.
  if (callee.type === 'MemberExpression' && /\.(?:runtime|extension)\.getURL$/.test(dotted(callee)?.join('.') ?? '')) return { is: 'text', start: 'chrome-extension:', node }
  // `fetch.bind(globalThis)` is fetch.
  if (callee.type === 'MemberExpression' && keyOf(callee) === 'bind') return valueOf(callee.object, file)
  const fn = valueOf(callee, file)
  if (fn.is === 'class' && node.type === 'NewExpression') return { is: 'made', class: fn.node, node }
  if (fn.is !== 'function' || fn.node.generator) return unknown(node)
  const result = returned(fn.node)
  if (!result) return unknown(node)
  return valueOf(result, followed(fn.node, node, file) ?? homeOf(result, file))
}

/** How many calls deep values are followed. */
const deepest = 4

/** The file of a function, with its parameters given what a call passes; undefined where that is too deep to follow. */
export function followed(fn: FunctionNode, call: TSESTree.CallExpression | TSESTree.NewExpression, file: File): File | undefined {
  const home = homeOf(fn, file)
  if (fn.params.length === 0) return home
  if (file.depth >= deepest) return undefined
  const given = new Map(file.given)
  const variables = home.code.getDeclaredVariables?.(fn) ?? []
  for (const [at, parameter] of fn.params.entries()) {
    const value = argument(call, at, file)
    const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
    for (const variable of variables) {
      const name = variable.defs[0]?.name as Node | undefined
      if (name && isInside(name, pattern)) given.set(variable, pattern.type === 'RestElement' ? unknown(call) : unpacked(pattern, name, value, home))
    }
  }
  return { ...home, values: new Map(), given, depth: file.depth + 1 }
}

/** `new URL(path, base)` */
function resolved(first: Node, base: Node, file: File, node: Node): Value {
  const value = valueOf(first, file)
  // What stands beside the module is part of the program: a file, or an asset of the bundle.
  if (base.type === 'MemberExpression' && base.object.type === 'MetaProperty') return { is: 'text', start: 'file:', node }
  // A relative one takes its origin from the second argument.
  return value.is === 'constant' && typeof value.value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value.value) ? value : unknown(node)
}

/** The one expression that a function returns, when there is just one. */
export function returned(fn: FunctionNode): Node | undefined {
  if (fn.body?.type !== 'BlockStatement') return fn.body ?? undefined
  const found: Node[] = []
  const stack: Node[] = [...fn.body.body]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'ReturnStatement') found.push(node.argument ?? node)
    else if (node.type === 'BlockStatement') stack.push(...node.body)
    else if (node.type === 'IfStatement') stack.push(node.consequent, ...(node.alternate ? [node.alternate] : []))
    else if (node.type === 'TryStatement') stack.push(node.block, ...(node.handler ? [node.handler.body] : []), ...(node.finalizer ? [node.finalizer] : []))
    else if (/^(?:For|While|DoWhile|Switch|Labeled)/.test(node.type)) return undefined
  }
  return found.length === 1 && found[0]?.type !== 'ReturnStatement' ? found[0] : undefined
}
