import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { Node, Value, Variable } from './nouns.ts'
import { around, bare, dotted, functionAround, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** One thing that is written to an options object, in the order of the text. */
export type Written =
  | { is: 'set'; key: string; value: Value | undefined; node: Node } // `undefined`: it is deleted
  | { is: 'spread'; of: Node; node: Node }
  | { is: 'unseen'; node: Node } // somebody else gets hold of the object

/** All that is written to the options of a call before it starts; undefined where that cannot be followed. */
export function writtenTo(options: Node, call: Node, file: File): readonly Written[] | undefined {
  const object = bare(options)
  if (object.type === 'ObjectExpression') return ofLiteral(object, file)
  const variable = object.type === 'Identifier' ? localOf(object, file.code) : undefined
  if (!variable || variable.defs.length !== 1 || (variable.defs[0]?.type as string) !== 'Variable') return undefined
  let found: Written[] | undefined
  for (const { identifier } of [...variable.references].sort((one, other) => one.identifier.range[0] - other.identifier.range[0])) {
    const node = identifier as Node
    if (node.range[0] >= call.range[0]) break
    const step = stepAt(node, variable, file)
    if (functionAround(node) !== functionAround(call)) {
      if (step) return undefined
      continue
    }
    if (step === 'anew') found = ofLiteral(given(node) as TSESTree.ObjectExpression, file)
    else if (step) found = found && [...found, ...step]
  }
  return found
}

function given(node: Node): Node | undefined {
  const { parent } = node
  const value = parent?.type === 'VariableDeclarator' && parent.id === node ? parent.init : parent?.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=' ? parent.right : undefined
  return value ? bare(value) : undefined
}

function stepAt(node: Node, variable: Variable, file: File): readonly Written[] | 'anew' | undefined {
  const unseen: Written[] = [{ is: 'unseen', node }]
  const value = given(node)
  if (value?.type === 'ObjectExpression') {
    const [first, ...rest] = value.properties
    const isItself = first?.type === 'SpreadElement' && first.argument.type === 'Identifier' && localOf(first.argument, file.code) === variable
    return isItself ? rest.flatMap((property) => ofProperty(property, file)) : 'anew'
  }
  if (value) return unseen
  const { parent } = around(node)
  if (parent?.type === 'MemberExpression' && parent.object === node) return ofMember(parent, file)
  if (parent?.type === 'CallExpression' && dotted(parent.callee)?.join('.') === 'Object.assign' && parent.arguments[0] === node) {
    return parent.arguments.slice(1).flatMap((source): readonly Written[] => (source.type === 'ObjectExpression' ? ofLiteral(source, file) : [{ is: 'spread', of: source.type === 'SpreadElement' ? source.argument : source, node: parent }]))
  }
  // `{ ...options }` takes from it and leaves it as it is.
  return parent?.type === 'SpreadElement' || (parent?.type === 'CallExpression' && /^(?:console\.\w+|JSON\.stringify)$/.test(dotted(parent.callee)?.join('.') ?? '')) ? undefined : unseen
}

function ofMember(member: TSESTree.MemberExpression, file: File): readonly Written[] | undefined {
  const { parent } = around(member)
  const key = keyOf(member)
  const isDeleted = parent?.type === 'UnaryExpression' && parent.operator === 'delete'
  if (parent?.type === 'AssignmentExpression' && parent.left === member) return key === undefined || parent.operator !== '=' ? [{ is: 'unseen', node: parent }] : [{ is: 'set', key, value: valueOf(parent.right, file), node: parent }]
  if (isDeleted) return key === undefined ? [{ is: 'unseen', node: parent }] : [{ is: 'set', key, value: undefined, node: parent }]
  return undefined
}

function ofLiteral(object: TSESTree.ObjectExpression, file: File): Written[] {
  return object.properties.flatMap((property) => ofProperty(property, file))
}

function ofProperty(property: TSESTree.ObjectExpression['properties'][number], file: File): Written[] {
  if (property.type === 'SpreadElement') return [{ is: 'spread', of: property.argument, node: property }]
  const key = keyOf(property)
  return key === undefined ? [{ is: 'unseen', node: property }] : [{ is: 'set', key, value: valueOf(property.value, file), node: property }]
}
