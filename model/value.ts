import type { TSESTree } from '@typescript-eslint/utils'
import { binary, textOf, unary } from './arithmetic.ts'
import { exportOf, moduleOf } from './exports.ts'
import { apiOfCall, apiOfGlobal, apiOfMember, specifierOf } from './origin.ts'
import { resultOf } from './result.ts'
import type { Api } from '../catalog/shape.ts'
import type { File } from './file.ts'
import { isInStatic, memberOf } from './classes.ts'
import { homeOf } from './elsewhere.ts'
import type { ApiValue, Node, Value } from './nouns.ts'
import { momentOfCall } from './moment.ts'
import { objectOf } from './objects.ts'
import { signalOfCall, signalOfController } from './signal.ts'
import { bare, classAround, keyOf, localOf } from './tree.ts'
import { valueOfVariable } from './variable.ts'

export const unknown = (node: Node): Value => ({ is: 'unknown', node })
export const constant = (value: string | number | boolean | bigint | null | undefined, node: Node): Value => ({ is: 'constant', value, node })

/** What an expression is worth. Never throws, and never loops: a value that depends on itself is unknown. */
export function valueOf(expression: Node, file: File): Value {
  const node = bare(expression)
  // `url as string`: whatever it is, it is one.
  if (expression.type === 'TSAsExpression' && expression.typeAnnotation.type === 'TSStringKeyword') {
    const value = valueOf(expression.expression, file)
    return value.is === 'unknown' ? { is: 'text', start: '', node: expression } : value
  }
  if (file.values.has(node)) return file.values.get(node) ?? unknown(node)
  file.values.set(node, undefined)
  const value = file.values.size > 200_000 ? unknown(node) : read(node, file)
  file.values.set(node, value)
  return value
}

function read(node: Node, file: File): Value {
  switch (node.type) {
    case 'Literal':
      return 'regex' in node ? unknown(node) : constant(node.value as string | number | boolean | null, node)
    case 'TemplateLiteral':
      return textOf(node.quasis.map((quasi) => quasi.value.cooked ?? ''), node.expressions, node, file)
    case 'ObjectExpression':
      return objectOf(node, file)
    case 'ArrayExpression':
      return {
        is: 'list',
        items: node.elements.flatMap((item) => (item && item.type !== 'SpreadElement' ? [valueOf(item, file)] : [])),
        open: node.elements.some((item) => item?.type === 'SpreadElement'),
        node,
      }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return { is: 'function', node }
    case 'ClassDeclaration':
    case 'ClassExpression':
      return { is: 'class', node }
    case 'UnaryExpression':
      return unary(node, file)
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier' ? unknown(node) : binary(node, file)
    case 'LogicalExpression':
      return logical(node, file)
    case 'ConditionalExpression':
      return choice([valueOf(node.consequent, file), valueOf(node.alternate, file)], node)
    case 'AssignmentExpression':
      if (node.operator === '=') return valueOf(node.right, file)
      // `(x ??= …)` is what `x` holds.
      return node.operator === '??=' || node.operator === '||=' ? valueOf(node.left, file) : unknown(node)
    case 'Identifier':
      return identifier(node, file)
    case 'MemberExpression':
      return member(node, file)
    case 'ImportExpression': {
      const specifier = specifierOf(node.source)
      return (specifier !== undefined && moduleOf(specifier, file, node)) || unknown(node)
    }
    case 'CallExpression':
    case 'NewExpression':
      return signalOfCall(node, file) ?? momentOfCall(node, file) ?? apiOfCall(node, file) ?? resultOf(node, file)
    default:
      return unknown(node)
  }
}

/** One of several. Where they are one part of one client, as `secure ? https : http` is, it is that part. */
export function choice(of: readonly Value[], node: Node): Value {
  const flat = of.flatMap((value) => (value.is === 'choice' ? value.of : [value]))
  const [first] = flat
  if (first?.is === 'api') return flat.every((value) => isSamePart(value, first)) ? { ...first, node } : { is: 'choice', of: flat, node }
  return flat.length === 1 ? (first as Value) : { is: 'choice', of: flat, node }
}

function isSamePart(value: Value, one: ApiValue): boolean {
  return value === one || (value.is === 'api' && value.client === one.client && value.api === one.api && value.owner.node === one.owner.node)
}

const globals = new Set(['globalThis', 'window', 'self', 'global'])

function identifier(node: TSESTree.Identifier, file: File): Value {
  if (node.name === 'undefined') return constant(undefined, node)
  const variable = localOf(node, file.code)
  if (variable) return valueOfVariable(variable, node, file)
  if (globals.has(node.name)) return { is: 'global', node }
  if (node.name === 'Infinity' || node.name === 'NaN') return constant(Number(node.name), node)
  return apiOfGlobal(node.name, file, node) ?? unknown(node)
}

/** `value.key`. */
export function propertyOf(value: Value, key: string, at: Node, file: File): Value {
  switch (value.is) {
    case 'object': {
      const entry = value.entries.get(key)
      return entry ? entry.value : value.open ? unknown(at) : constant(undefined, at)
    }
    case 'api':
      return apiOfMember(value, key, at) ?? unknown(at)
    case 'class':
      return memberOf(value.node, key, true, homeOf(value.node, file)) ?? unknown(at)
    case 'made':
      return memberOf(value.class, key, false, homeOf(value.class, file)) ?? unknown(at)
    case 'module':
      return exportOf(value.file, key, 0) ?? unknown(at)
    case 'global':
      return apiOfGlobal(key, file, at) ?? unknown(at)
    case 'choice':
      return choice(value.of.map((one) => propertyOf(one, key, at, file)), at)
    default:
      return unknown(at)
  }
}

function member(node: TSESTree.MemberExpression, file: File): Value {
  const key = keyOf(node)
  if (key === undefined) return computedMember(node, file)
  if (node.object.type === 'ThisExpression') {
    const owner = classAround(node)
    return (owner && memberOf(owner, key, isInStatic(node), file)) ?? unknown(node)
  }
  const object = bare(node.object)
  if (object.type === 'Identifier' && !localOf(object, file.code)) {
    if (object.name === 'Number' && key === 'POSITIVE_INFINITY') return constant(Infinity, node)
    if (object.name === 'Number' && key === 'MAX_SAFE_INTEGER') return constant(Number.MAX_SAFE_INTEGER, node)
  }
  const value = valueOf(object, file)
  if (value.is === 'controller') return key === 'signal' ? signalOfController(value, file, node) : unknown(node)
  return propertyOf(value, key, node, file)
}

/** `superagent[method]`, `{ 'http:': http, 'https:': https }[protocol]`: whichever it is, it is one of the client's. */
function computedMember(node: TSESTree.MemberExpression, file: File): Value {
  const value = valueOf(node.object, file)
  if (value.is === 'object' && !value.open && value.entries.size > 0) {
    const entry = choice([...value.entries.values()].map((one) => one.value), node)
    return entry.is === 'api' ? entry : unknown(node)
  }
  if (value.is !== 'api') return unknown(node)
  const key = valueOf(node.property, file)
  if (key.is === 'constant') return propertyOf(value, String(key.value), node, file)
  const requests = Object.values(value.api.members ?? {}).filter((member) => typeof member === 'object' && member.call?.request)
  const [first] = requests
  if (typeof first !== 'object' || requests.some((member) => typeof member !== 'object' || !sameCall(member, first))) return unknown(node)
  return { ...value, api: first, member: undefined, others: [], node }
}

function sameCall(one: Api, other: Api): boolean {
  return JSON.stringify(one.call) === JSON.stringify(other.call)
}

function logical(node: TSESTree.LogicalExpression, file: File): Value {
  const left = valueOf(node.left, file)
  const right = valueOf(node.right, file)
  if (left.is === 'constant') {
    const takesRight = node.operator === '??' ? left.value == null : node.operator === '||' ? !left.value : Boolean(left.value)
    return takesRight ? right : left
  }
  if (node.operator !== '&&' && (left.is === 'object' || left.is === 'api' || left.is === 'signal' || left.is === 'function')) return left
  // Of what is false, no property can be read.
  return choice([node.operator === '&&' ? constant(undefined, node) : left, right], node)
}
