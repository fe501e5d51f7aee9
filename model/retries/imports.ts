import type { File } from '../file.ts'
import type { Node } from '../nouns.ts'
import { specifierOf } from '../origin.ts'
import { bare, keyOf, localOf } from '../tree.ts'

/** The module and the name that an expression comes from: `retry.operation` is `operation` of retry. */
export function importedAs(expression: Node, file: File): { from: string; name: string; local: string } | undefined {
  const node = bare(expression)
  if (node.type === 'MemberExpression') {
    const key = keyOf(node)
    const module = importedAs(node.object, file)
    if (!module || key === undefined) return undefined
    return key === 'default' ? module : module.name === 'default' || module.name === '*' ? { ...module, name: key } : undefined
  }
  if (node.type === 'CallExpression' && isRequire(node)) return required(node, '')
  if (node.type !== 'Identifier') return undefined
  const definition = localOf(node, file.code)?.defs[0]
  const by = definition?.node as Node | undefined
  const parent = definition?.parent as Node | null | undefined
  if (parent?.type === 'ImportDeclaration') {
    const from = parent.source.value
    if (by?.type === 'ImportSpecifier') return { from, name: by.imported.type === 'Identifier' ? by.imported.name : by.imported.value, local: node.name }
    return { from, name: by?.type === 'ImportDefaultSpecifier' ? 'default' : '*', local: node.name }
  }
  if (by?.type !== 'VariableDeclarator' || !by.init) return undefined
  const init = bare(by.init)
  const call = init.type === 'MemberExpression' ? bare(init.object) : init
  if (!isRequire(call)) return undefined
  const module = required(call, node.name)
  if (!module) return undefined
  if (init.type === 'MemberExpression') return { ...module, name: keyOf(init) ?? '*' }
  if (by.id.type !== 'ObjectPattern') return { ...module, name: 'default' }
  const property = by.id.properties.find((one) => one.type === 'Property' && one.value.type === 'Identifier' && one.value.name === node.name)
  return property?.type === 'Property' ? { ...module, name: keyOf(property) ?? '*' } : undefined
}

function isRequire(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
}

function required(node: Node, local: string): { from: string; name: string; local: string } | undefined {
  const [first] = node.type === 'CallExpression' ? node.arguments : []
  const from = first && first.type !== 'SpreadElement' ? specifierOf(first) : undefined
  return from === undefined ? undefined : { from, name: 'default', local }
}
