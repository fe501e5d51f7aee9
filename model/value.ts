import type { TSESTree } from '@typescript-eslint/utils'
import { binary, textOf, unary } from './arithmetic.ts'
import { exportOf, importOf, moduleOf } from './exports.ts'
import { apiOfCall, apiOfGlobal, apiOfMember, specifierOf } from './origin.ts'
import { resultOf } from './result.ts'
import type { Api } from '../catalog/shape.ts'
import type { File } from './file.ts'
import { declaredClass, isInStatic, memberOf } from './classes.ts'
import { homeOf } from './elsewhere.ts'
import type { ClassNode, FunctionNode, Node, Value, Variable } from './nouns.ts'
import { momentOfCall } from './moment.ts'
import { objectOf, withWrites } from './objects.ts'
import { signalOfCall, signalOfController } from './signal.ts'
import { bare, classAround, isFunction, keyOf, localOf } from './tree.ts'

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
      return node.operator === '=' ? valueOf(node.right, file) : unknown(node)
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

export function choice(of: readonly Value[], node: Node): Value {
  const flat = of.flatMap((value) => (value.is === 'choice' ? value.of : [value]))
  return flat.length === 1 ? (flat[0] as Value) : { is: 'choice', of: flat, node }
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

/** The value of a variable that is given once; of one that is given several, or by a caller, nothing. */
export function valueOfVariable(variable: Variable, at: Node, file: File): Value {
  const definition = variable.defs[0]
  if (!definition || variable.defs.length > 1) return unknown(at)
  const name = definition.name as Node
  switch (definition.type as string) {
    case 'ImportBinding':
      return imported(definition.node as Node, definition.parent as Node | null, file, at)
    case 'FunctionName':
      return isFunction(definition.node as Node) && !isReassigned(variable) ? { is: 'function', node: definition.node as FunctionNode } : unknown(at)
    case 'Parameter':
      return parameter(variable, name, definition.node as FunctionNode, file, at)
    case 'ClassName':
      return { is: 'class', node: definition.node as ClassNode }
    case 'Variable':
      break
    default:
      return unknown(at)
  }
  const declarator = definition.node as TSESTree.VariableDeclarator
  const writes = variable.references.filter((reference) => reference.isWrite())
  const write = writes[0]
  if (writes.length === 0) return declaredText(name, at) ?? unknown(at)
  if (writes.length !== 1 || !write?.writeExpr) return unknown(at)
  if (!write.init) {
    // `let x` and one `x = …` later; a loop variable or an update is not that.
    const assignment = write.identifier.parent
    if (declarator.init || assignment.type !== 'AssignmentExpression' || assignment.operator !== '=' || assignment.left !== write.identifier) return unknown(at)
    return choice([withWrites(valueOf(assignment.right, file), variable, file)], at)
  }
  if (!declarator.init) return unknown(at)
  const init = valueOf(declarator.init, file)
  return withWrites(declarator.id.type === 'Identifier' ? init : unpacked(declarator.id, name, init, file), variable, file)
}

function isReassigned(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && !reference.init)
}

function imported(specifier: Node, declaration: Node | null, file: File, at: Node): Value {
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const reference = specifier.moduleReference
    const name = reference.type === 'TSExternalModuleReference' ? specifierOf(reference.expression) : undefined
    return (name !== undefined && moduleOf(name, file, at)) || unknown(at)
  }
  if (declaration?.type !== 'ImportDeclaration') return unknown(at)
  const from = declaration.source.value
  if (specifier.type === 'ImportNamespaceSpecifier') return moduleOf(from, file, at) ?? unknown(at)
  if (specifier.type === 'ImportDefaultSpecifier') return importOf(from, 'default', file, at) ?? unknown(at)
  if (specifier.type !== 'ImportSpecifier') return unknown(at)
  const name = specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
  return importOf(from, name, file, at) ?? unknown(at)
}

/** What a caller gives cannot be seen; a default is what there is when he gives nothing, a type may say it is a string. */
function parameter(variable: Variable, name: Node, fn: FunctionNode, file: File, at: Node): Value {
  if (isReassigned(variable)) return unknown(at)
  const passed = file.given.get(variable)
  if (passed) return withWrites(passed, variable, file)
  const given = calledWith(name, fn, file) ?? declaredText(name, at) ?? declaredClass(name, file) ?? unknown(at)
  for (const parameter of fn.params) {
    const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
    if (pattern.type === 'AssignmentPattern' && pattern.left === name) return choice([given, valueOf(pattern.right, file)], at)
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern
    if ((target.type === 'ObjectPattern' || target.type === 'ArrayPattern') && isInside(name, target)) return unpacked(target, name, unknown(at), file)
  }
  return given
}

/** A client that a function is called with where it stands: `(function ($) { … })(jQuery)`. */
function calledWith(name: Node, fn: FunctionNode, file: File): Value | undefined {
  const { parent } = fn
  const argument = parent.type === 'CallExpression' && parent.callee === fn ? parent.arguments[fn.params.indexOf(name as TSESTree.Parameter)] : undefined
  const value = argument && argument.type !== 'SpreadElement' ? valueOf(argument, file) : undefined
  return value?.is === 'api' || value?.is === 'global' ? value : undefined
}

/** `url: string`: a string of which nothing is known. */
function declaredText(name: Node, at: Node): Value | undefined {
  return name.type === 'Identifier' && name.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword' ? { is: 'text', start: '', node: at } : undefined
}

export function isInside(node: Node, ancestor: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === ancestor) return true
  return false
}

/** The part of a value that a destructuring pattern gives to one of its names. */
export function unpacked(pattern: Node, name: Node, value: Value, file: File): Value {
  if (pattern === name) return value
  if (pattern.type === 'AssignmentPattern') {
    if (!isInside(name, pattern.left)) return unknown(name)
    const fallback = () => valueOf(pattern.right, file)
    const given = value.is === 'constant' && value.value === undefined ? fallback() : value.is === 'unknown' ? choice([value, fallback()], name) : value
    return unpacked(pattern.left, name, given, file)
  }
  if (pattern.type !== 'ObjectPattern') return unknown(name)
  for (const property of pattern.properties) {
    if (!isInside(name, property)) continue
    if (property.type !== 'Property') return unknown(name)
    const key = keyOf(property)
    return key === undefined ? unknown(name) : unpacked(property.value, name, propertyOf(value, key, name, file), file)
  }
  return unknown(name)
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

/** `superagent[method]`: whichever method it is, it is one of the client's. */
function computedMember(node: TSESTree.MemberExpression, file: File): Value {
  const value = valueOf(node.object, file)
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
