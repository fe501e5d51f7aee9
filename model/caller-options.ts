import type { TSESTree } from '@typescript-eslint/utils'
import type { Client } from '../catalog/shape.ts'
import type { File } from './file.ts'
import type { Call, FunctionNode, Node, Value, Variable } from './nouns.ts'
import { optionAt } from './objects.ts'
import { clocks } from './shared-signal.ts'
import { timedSignals } from './timers.ts'
import { around, bare, functionAround, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** The parameter that is spread, where callers give an option in it: others may, by its type, or a call of this file does. */
export function callersIn(spread: Node, key: string, call: Call, file: File): Variable | undefined {
  const variable = parameterOf(spread, file)
  const type = (variable?.defs[0]?.name as TSESTree.Identifier | undefined)?.typeAnnotation
  if (!variable || (type && !hasKey(type.typeAnnotation, key, call.client, file, 0)) || isHeeded(variable, key, call.node, file)) return undefined
  return (type && isPublic(functionOf(variable), file)) || givenFor(variable, key, file).length > 0 ? variable : undefined
}

/** What others give is not seen; of what this file gives, something has no time of its own. */
export function isGivenUnbounded(variable: Variable, key: string, file: File): boolean {
  const given = givenFor(variable, key, file)
  return given.length === 0 || given.some((value) => clocks(value).length + timedSignals(value).length === 0)
}

function functionOf(variable: Variable): FunctionNode {
  return variable.defs[0]?.node as FunctionNode
}

/** What the calls of this file give for the option. */
function givenFor(variable: Variable, key: string, file: File): Value[] {
  const fn = functionOf(variable)
  const name = variable.defs[0]?.name as Node | undefined
  const at = fn.params.findIndex((parameter) => parameter === name || (parameter.type === 'AssignmentPattern' && parameter.left === name))
  return file.index.calls.flatMap((call) => {
    const given = call.arguments[at]
    if (!given || given.type === 'SpreadElement') return []
    const callee = valueOf(call.callee, file)
    const found = callee.is === 'function' && callee.node === fn ? optionAt(valueOf(given, file), [key]) : 'absent'
    return typeof found === 'object' && !(found.value.is === 'constant' && found.value.value == null) ? [found.value] : []
  })
}

function parameterOf(spread: Node, file: File): Variable | undefined {
  const name = bare(spread)
  const variable = name.type === 'Identifier' ? localOf(name, file.code) : undefined
  const definition = variable?.defs[0]
  return definition?.type === ('Parameter' as never) && (definition.name as Node).parent?.type !== 'RestElement' && !variable?.references.some((one) => one.isWrite() && !one.init) ? variable : undefined
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
