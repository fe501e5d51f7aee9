import type { TSESTree } from '@typescript-eslint/utils'
import { declaredClass } from './classes.ts'
import { importOf, moduleOf } from './exports.ts'
import type { File } from './file.ts'
import type { ClassNode, FunctionNode, Node, Value, Variable } from './nouns.ts'
import { withWrites } from './objects.ts'
import { specifierOf } from './origin.ts'
import { bare, isFunction, isInside, keyOf } from './tree.ts'
import { choice, propertyOf, unknown, valueOf } from './value.ts'

type Reference = Variable['references'][number]

/** The value of a variable that is given once, whatever stands in it until then; of one that is given several, or by a caller, nothing. */
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
  if (writes.length === 0) return declaredText(name, at) ?? unknown(at)
  const [write, ...others] = writes.filter((one) => !isPlaceholder(one, writes))
  if (others.length > 0) return oneClient([write, ...others], variable, file, at) ?? unknown(at)
  if (!write?.writeExpr) return unknown(at)
  if (!write.init) return filled(write.identifier, variable, file) ?? unknown(at)
  const init = valueOf(write.writeExpr, file)
  return withWrites(declarator.id.type === 'Identifier' ? init : unpacked(declarator.id, name, init, file), variable, file)
}

/** `let client = http` and `client = https` later: whichever it is, it behaves the same. */
function oneClient(writes: readonly (Reference | undefined)[], variable: Variable, file: File, at: Node): Value | undefined {
  if (writes.length > 3) return undefined
  const value = choice(writes.map((write) => (write?.init && write.identifier.parent.type === 'VariableDeclarator' && write.writeExpr ? valueOf(write.writeExpr, file) : write && filled(write.identifier, variable, file)) ?? unknown(at)), at)
  return value.is === 'api' ? value : undefined
}

/** `let x` and one `x = …` later, also `x ??= …` and `({ x } = …)`; a loop's variable or an update is not that. */
function filled(name: Node, variable: Variable, file: File): Value | undefined {
  let pattern = name
  while (pattern.parent && pattern.parent.type !== 'AssignmentExpression' && /Pattern$|^Property$/.test(pattern.parent.type)) pattern = pattern.parent
  const assignment = pattern.parent
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== pattern || !['=', '??=', '||='].includes(assignment.operator)) return undefined
  return withWrites(unpacked(pattern, name, valueOf(assignment.right, file), file), variable, file)
}

/** What stands in a name until it is filled: nothing, or a function that puts something else in its own place when it is first called. */
function isPlaceholder(write: Reference, writes: readonly Reference[]): boolean {
  if (!write.writeExpr || writes.length === 1) return false
  const given = bare(write.writeExpr)
  if (given.type === 'Literal' && given.value === null && !('regex' in given)) return true
  if (given.type === 'Identifier' && given.name === 'undefined') return true
  return write.init === true && isFunction(given) && writes.some((other) => other !== write && isInside(other.identifier, given))
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
