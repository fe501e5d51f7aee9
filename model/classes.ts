import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import { homeOf } from './elsewhere.ts'
import type { Client } from '../catalog/shape.ts'
import type { ClassNode, Node, Value, Variable } from './nouns.ts'
import { apiOfModule, mayHoldAny } from './origin.ts'
import { classAround, keyOf, variableOf } from './tree.ts'
import { valueOf } from './value.ts'
import { valueOfVariable } from './variable.ts'

/**
 * What a class holds under a name, itself or from the class it extends, when it gives it once: as a property, in one place
 * by `this.http = …`, as a parameter of the constructor, or as a method.
 */
export function memberOf(owner: ClassNode, key: string, isStatic: boolean, file: File, depth = 0): Value | undefined {
  const given: Node[] = []
  let declared: TSESTree.TypeNode | undefined
  for (const element of owner.body.body) {
    if (element.type === 'StaticBlock' || element.type === 'TSIndexSignature' || keyOf(element as TSESTree.PropertyDefinition) !== key || element.static !== isStatic) continue
    if (element.type === 'PropertyDefinition' || element.type === 'AccessorProperty') {
      if (element.value) given.push(element.value)
      else declared = element.typeAnnotation?.typeAnnotation
    } else if (element.type === 'MethodDefinition' && element.kind === 'method' && element.value.type === 'FunctionExpression') given.push(element.value)
    else return undefined
  }
  for (const write of file.index.writes) {
    if (write.left.object.type !== 'ThisExpression' || keyOf(write.left) !== key || classAround(write) !== owner || isInStatic(write) !== isStatic) continue
    if (write.operator !== '=') return undefined
    given.push(write.right)
  }
  const parameter = isStatic ? undefined : parameterNamed(owner, key)
  if (parameter) given.push(parameter)
  if (given.length > 1) return undefined
  if (given[0]) return valueOf(given[0], file)
  // A framework puts it there: `@Inject() http: HttpService`.
  if (declared) return classOf(declared, declared, file)
  const parent = owner.superClass && depth < 10 ? valueOf(owner.superClass, file) : undefined
  return parent?.is === 'class' ? memberOf(parent.node, key, isStatic, homeOf(parent.node, file), depth + 1) : undefined
}

/** `constructor(private readonly http: HttpService)` */
function parameterNamed(owner: ClassNode, key: string): Node | undefined {
  for (const element of owner.body.body) {
    if (element.type !== 'MethodDefinition' || element.kind !== 'constructor') continue
    for (const parameter of element.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue
      const name = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
      if (name.type === 'Identifier' && name.name === key) return name
    }
  }
  return undefined
}

/** Whether `this` is the class itself here. */
export function isInStatic(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type === 'StaticBlock') return true
    if (at.type === 'MethodDefinition' || at.type === 'PropertyDefinition' || at.type === 'AccessorProperty') return at.static
  }
  return false
}

/** `api: Api`, where `Api` is a class that we can read, or a client's; what others made of it with options of theirs is that client all the same. */
export function declaredClass(name: Node, file: File): Value | undefined {
  return classOf(name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined, name, file)
}

function classOf(annotation: TSESTree.TypeNode | undefined, name: Node, file: File): Value | undefined {
  if (annotation?.type !== 'TSTypeReference' || annotation.typeName.type !== 'Identifier') return undefined
  // Most types are of no interest here, and their files need not be read.
  if (!mayHoldAny(annotation.typeName, file)) return undefined
  const variable = variableOf(annotation.typeName.name, name, file.code)
  const instance = variable && instanceTyped(variable, name, file)
  if (instance) return instance
  const type = variable?.defs.length ? valueOfVariable(variable, annotation.typeName, file) : undefined
  if (type?.is === 'api' && type.api.construct?.makes !== undefined && !type.api.construct.role) return madeElsewhere(type.client, type.api.construct.makes, name)
  return type?.is === 'class' ? { is: 'made', class: type.node, node: name } : undefined
}

/** `api: AxiosInstance` */
function instanceTyped(variable: Variable, name: Node, file: File): Value | undefined {
  const definition = variable.defs[0]
  const by = definition?.node as Node | undefined
  const from = (definition?.parent as Node | null | undefined) ?? undefined
  if (from?.type !== 'ImportDeclaration' || by?.type !== 'ImportSpecifier' || by.imported.type !== 'Identifier') return undefined
  const client = apiOfModule(from.source.value, file, name)?.client
  const type = client?.instances?.[by.imported.name]
  return client && type !== undefined ? madeElsewhere(client, type, name) : undefined
}

function madeElsewhere(client: Client, type: string, node: Node): Value {
  return { is: 'api', client, api: client.types[type] ?? {}, member: undefined, owner: client.injected ? { client } : { client, node, options: { is: 'unknown', node } }, others: [], node }
}

