import type { TSESTree } from '@typescript-eslint/utils'
import { durationOf } from './duration.ts'
import type { File } from './file.ts'
import { isAtOnce } from './functions.ts'
import { lengthOf } from './length.ts'
import type { CallNode, FanOut, Node, Reading, Value } from './nouns.ts'
import { optionAt } from './objects.ts'
import { argument, signatureOf } from './origin.ts'
import { pushedInto } from './pushed.ts'
import { around, bare, dotted, functionAround, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** Every place of a file where functions are started for many items together, and nothing limits how many run at once. */
export function fanOutsIn(file: File): FanOut[] {
  return file.index.calls.flatMap((call) => builtIn(call, file) ?? ofCatalog(call, file))
}

const joins = new Set(['all', 'allSettled', 'any', 'race'])

/** `Promise.all(list.map(…))`, also over what was pushed into a list, `list.forEach(async …)`, `for await (… of list.map(…))`. */
function builtIn(call: CallNode, file: File): FanOut[] | undefined {
  const { callee } = call
  if (callee.type !== 'MemberExpression' || call.type !== 'CallExpression') return undefined
  const key = keyOf(callee)
  if (callee.object.type === 'Identifier' && callee.object.name === 'Promise') {
    const first = key !== undefined && joins.has(key) ? call.arguments[0] : undefined
    const mapped = first && (mappedBy(first, file) ?? pushedInto(first, file))
    return mapped ? [{ is: 'fan-out', node: call, name: `Promise.${key ?? ''}`, ...mapped, limiter: undefined }] : undefined
  }
  const first = call.arguments[0]
  if (key === 'forEach' && first) {
    const fn = valueOf(first, file)
    return fn.is === 'function' && fn.node.async ? [{ is: 'fan-out', node: call, name: 'forEach', list: callee.object, mapper: fn.node, length: lengthOf(callee.object, file), limiter: undefined }] : undefined
  }
  const { parent } = around(call)
  if (key === 'map' && parent?.type === 'ForOfStatement' && parent.await && bare(parent.right) === call) {
    const mapped = mappedBy(call, file)
    return mapped ? [{ is: 'fan-out', node: call, name: 'for await', ...mapped, limiter: undefined }] : undefined
  }
  return undefined
}

/** `list.map(fn)`, also by way of a constant. */
function mappedBy(expression: Node, file: File): Pick<FanOut, 'list' | 'mapper' | 'length'> | undefined {
  let node = bare(expression)
  if (node.type === 'Identifier') {
    const definition = localOf(node, file.code)?.defs[0]
    if (definition?.type !== 'Variable' || definition.parent.kind !== 'const' || !definition.node.init || definition.node.id.type !== 'Identifier') return undefined
    node = bare(definition.node.init)
  }
  if (node.type === 'ArrayExpression' && node.elements.length === 1 && node.elements[0]?.type === 'SpreadElement') node = bare(node.elements[0].argument)
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined
  const isFrom = dotted(node.callee)?.join('.') === 'Array.from'
  const list = isFrom ? node.arguments[0] : node.callee.object
  const first = node.arguments[isFrom ? 1 : 0]
  const fn = first && (isFrom || keyOf(node.callee) === 'map') ? valueOf(first, file) : undefined
  if (fn?.is !== 'function' || !list || list.type === 'SpreadElement') return undefined
  const length = isFrom ? lengthOf(node, file) : lengthOf(list, file)
  return { list, mapper: fn.node, length }
}

function ofCatalog(call: CallNode, file: File): FanOut[] {
  const found = signatureOf(call, file)
  const fansOut = found?.signature.fansOut
  if (!found || !fansOut) return []
  const name = dotted(call.callee)?.join('.') ?? found.api.client.name
  const limit: Reading = fansOut.limit ? limitOf(call, fansOut.limit, file) : { setting: { is: 'none', trail: [] } }
  if (limit.setting.is !== 'none') return []
  const limiter = { call, fansOut, limit }
  const list = fansOut.list === undefined ? undefined : call.arguments[fansOut.list]
  if (fansOut.list !== undefined && (!list || list.type === 'SpreadElement')) return []
  if (fansOut.mapper === undefined && list) {
    const mapped = mappedBy(list, file)
    return mapped ? [{ is: 'fan-out', node: call, name, ...mapped, limiter: undefined }] : []
  }
  const first = fansOut.mapper === undefined ? undefined : call.arguments[fansOut.mapper]
  const mapper = first && valueOf(first, file)
  if (mapper?.is === 'function') return [{ is: 'fan-out', node: call, name, list, mapper: mapper.node, length: list ? lengthOf(list, file) : sourceOf(call, file), limiter }]
  return fansOut.takes === undefined ? [] : taken(call, fansOut.takes, file).flatMap((one): FanOut[] => {
    const fn = valueOf(one, file)
    return fn.is === 'function' ? [{ is: 'fan-out', node: call, name, list: undefined, mapper: fn.node, length: 'data', limiter }] : []
  }).slice(0, 1)
}

/** `none` where nobody sets it, or it is set to a number without end. */
function limitOf(call: CallNode, { at, path }: { at: number; path?: string }, file: File): Reading {
  const given = argument(call, at, file)
  const found = path === undefined ? { value: given, node: given.node } : optionAt(given, path.split('.'))
  if (found === 'unknown') return { setting: { is: 'unknown', trail: [] } }
  const value: Value | undefined = found === 'absent' ? undefined : found.value
  if (!value || (value.is === 'constant' && value.value === undefined)) return { setting: { is: 'none', trail: [] } }
  return { setting: durationOf(value, { Infinity: 'never' }, 1, []).setting, at: { value, node: found === 'absent' ? call : found.node } }
}

/** `from(list).pipe(mergeMap(…))`: the list that an operator works on. */
function sourceOf(call: CallNode, file: File): FanOut['length'] {
  const { parent } = around(call)
  if (parent?.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression' || keyOf(parent.callee) !== 'pipe') return 'unknown'
  const source = bare(parent.callee.object)
  const list = source.type === 'CallExpression' && dotted(source.callee)?.at(-1) === 'from' ? source.arguments[0] : undefined
  return list && list.type !== 'SpreadElement' ? lengthOf(list, file) : 'unknown'
}

/** The functions that a queue of this file is given more than once: in a loop, or by a function that is called again. */
function taken(call: CallNode, member: string, file: File): Node[] {
  const { parent } = around(call)
  const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? localOf(parent.id, file.code) : undefined
  return (variable?.references ?? []).flatMap((reference) => {
    const identifier = reference.identifier as Node
    const callee: Node | undefined = member === '' ? identifier : identifier.parent
    if (callee !== identifier && (callee?.type !== 'MemberExpression' || keyOf(callee) !== member)) return []
    const use = callee?.parent
    return use?.type === 'CallExpression' && use.callee === callee && use.arguments[0] && isRepeated(use, call) ? [use.arguments[0]] : []
  })
}

function isRepeated(use: Node, made: TSESTree.Node): boolean {
  for (let at: Node | undefined = use; at && !(at.range[0] <= made.range[0] && at.range[1] >= made.range[1]); at = at.parent) {
    if (/^(?:For|While|DoWhile)/.test(at.type)) return true
  }
  const fn = functionAround(use)
  return fn !== undefined && fn !== functionAround(made) && (isAtOnce(fn) || functionAround(made) === undefined)
}
