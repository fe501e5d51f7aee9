import type { TSESTree } from '@typescript-eslint/utils'
import type { Client } from '../catalog/shape.ts'
import { edited, type Edit } from './edit.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { Call, FunctionNode, Node, Value, Variable } from './nouns.ts'
import { optionAt } from './objects.ts'
import { holdsAnySignal } from './runtime.ts'
import { clocks } from './shared-signal.ts'
import { timedSignals } from './timers.ts'
import { around, bare, functionAround, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** Two signals for one request, of which one wins. */
export interface Overridden {
  /** `erased`: the caller's takes the place of the time. `dropped`: the time takes the place of the caller's. */
  how: 'erased' | 'dropped'
  path: string
  property: TSESTree.Property
  spread: TSESTree.SpreadElement
  /** The parameter that is spread. */
  from: Variable
}

export function overriddenOf(call: Call, file: File): Overridden | undefined {
  const options = call.slot === undefined ? undefined : call.node.arguments[call.slot]
  if (options?.type !== 'ObjectExpression' || call.through) return undefined
  for (const { timeout, given } of call.limits) {
    const property = given?.node
    if (timeout.takes !== 'signal' || property?.type !== 'Property' || property.parent !== options || !isBound(given?.value)) continue
    for (const spread of options.properties) {
      if (spread.type !== 'SpreadElement') continue
      const from = parameterOf(spread, file)
      if (!from || !mayHold(from, timeout.path, call.client, file) || isHeeded(from, timeout.path, call.node, file) || !isGiven(from, timeout.path, file)) continue
      return { how: spread.range[0] > property.range[0] ? 'erased' : 'dropped', path: timeout.path, property, spread, from }
    }
  }
  return undefined
}

function isBound(value: Value | undefined): boolean {
  return value !== undefined && clocks(value).length + timedSignals(value).length > 0
}

function parameterOf(spread: TSESTree.SpreadElement, file: File): Variable | undefined {
  const name = bare(spread.argument)
  const variable = name.type === 'Identifier' ? localOf(name, file.code) : undefined
  const definition = variable?.defs[0]
  return definition?.type === ('Parameter' as never) && (definition.name as Node).parent?.type !== 'RestElement' && !variable?.references.some((one) => one.isWrite() && !one.init) ? variable : undefined
}

/** Its type says that it can hold the option. */
function mayHold(variable: Variable, key: string, client: Client, file: File): boolean {
  const name = variable.defs[0]?.name as TSESTree.Identifier
  return name.typeAnnotation !== undefined && hasKey(name.typeAnnotation.typeAnnotation, key, client, file, 0)
}

function hasKey(type: Node, key: string, client: Client, file: File, depth: number): boolean {
  if (depth > 4) return false
  const within = (one: Node) => hasKey(one, key, client, file, depth + 1)
  if (type.type === 'TSTypeLiteral') return type.members.some((member) => member.type === 'TSPropertySignature' && keyOf(member as never) === key)
  if (type.type === 'TSIntersectionType') return type.types.some(within)
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false
  const { name } = type.typeName
  if (['Partial', 'Readonly', 'Required'].includes(name) && type.typeArguments?.params[0]) return within(type.typeArguments.params[0])
  if (client.optionTypes?.includes(name)) return true
  for (const statement of file.code.ast.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type === 'TSTypeAliasDeclaration' && declared.id.name === name) return within(declared.typeAnnotation)
    if (declared?.type === 'TSInterfaceDeclaration' && declared.id.name === name) {
      return declared.body.body.some((member) => member.type === 'TSPropertySignature' && keyOf(member as never) === key) || declared.extends.some((one) => one.expression.type === 'Identifier' && (client.optionTypes?.includes(one.expression.name) ?? false))
    }
  }
  return false
}

/** Others than this file can call it, and its type invites them to; else one of its calls has to give the option. */
function isGiven(from: Variable, key: string, file: File): boolean {
  const fn = from.defs[0]?.node as FunctionNode
  if (isPublic(fn, file)) return true
  const at = fn.params.findIndex((parameter) => parameter === from.defs[0]?.name || (parameter.type === 'AssignmentPattern' && parameter.left === from.defs[0]?.name))
  return file.index.calls.some((call) => {
    const given = call.arguments[at]
    if (!given || given.type === 'SpreadElement') return false
    const callee = valueOf(call.callee, file)
    return callee.is === 'function' && callee.node === fn && typeof optionAt(valueOf(given, file), [key]) === 'object'
  })
}

function isPublic(fn: FunctionNode, file: File): boolean {
  const { parent } = around(fn)
  const statement = parent?.type === 'VariableDeclarator' ? parent.parent.parent : fn.type === 'FunctionDeclaration' ? parent : undefined
  if (statement?.type.startsWith('Export')) return true
  if (parent?.type === 'MethodDefinition') return parent.accessibility !== 'private' && parent.parent.parent.parent.type.startsWith('Export')
  const name = fn.type === 'FunctionDeclaration' ? fn.id?.name : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined
  return name !== undefined && file.code.ast.body.some((one) => (one.type === 'ExportNamedDeclaration' && one.specifiers.some((specifier) => specifier.local.type === 'Identifier' && specifier.local.name === name)) || (one.type === 'ExportDefaultDeclaration' && one.declaration.type === 'Identifier' && one.declaration.name === name))
}

/** The code asks for the caller's signal itself: it knows what it does. */
function isHeeded(from: Variable, key: string, call: Node, file: File): boolean {
  const fn = functionAround(from.references[0]?.identifier as Node ?? call)
  const name = from.name.replace(/\$/g, '\\$')
  const text = file.code.text.slice(...((from.scope.block as Node | undefined) ?? fn ?? call).range)
  return new RegExp(`\\b${name}\\s*(?:\\?\\.|!?\\.|as )[^\\n]*\\b${key}\\b|\\b${key}\\b[^}]*\\}\\s*=\\s*${name}\\b`).test(text)
}

/** Either signal ends the request. */
export function repairOfOverridden({ how, path, property, spread, from }: Overridden, file: File): Repair | undefined {
  if (!holdsAnySignal(file) || property.shorthand || spread.argument.type !== 'Identifier') return undefined
  const own = file.code.text.slice(...property.value.range)
  const name = from.defs[0]?.name as TSESTree.Identifier
  const isOptional = name.optional || /\bundefined\b|\bnull\b/.test(name.typeAnnotation ? file.code.text.slice(...name.typeAnnotation.range) : '')
  const both = `${from.name}${isOptional ? '?' : ''}.${path} ? AbortSignal.any([${from.name}.${path}, ${own}]) : ${own}`
  const writes = `${path}: ${both}`
  if (how === 'dropped') return { writes, edits: [edited(property.value, both)] }
  const object = property.parent as TSESTree.ObjectExpression
  const next = object.properties[object.properties.indexOf(property) + 1]
  if (!next) return undefined
  const edits: Edit[] = [{ range: [property.range[0], next.range[0]], text: '' }, { range: [spread.range[1], spread.range[1]], text: `, ${writes}` }]
  return { writes, edits }
}
