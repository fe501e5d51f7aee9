import type { TSESTree } from '@typescript-eslint/utils'
import { fileOf } from './elsewhere.ts'
import { handsOn } from './hints.ts'
import type { File } from './file.ts'
import type { Node, Value } from './nouns.ts'
import { apiOfMember, apiOfModule } from './origin.ts'
import { keyOf, variableOf } from './tree.ts'
import { propertyOf, valueOf } from './value.ts'
import { valueOfVariable } from './variable.ts'

/** What a module of another file, or of a client, gives under a name. */
export function importOf(specifier: string, name: string, from: File, at: Node): Value | undefined {
  const api = apiOfModule(specifier, from, at)
  if (api) return apiOfMember(api, name, at)
  const file = fileOf(specifier, from, mayHold(name, at, from))
  return file && exportOf(file, name, 0)
}

/** What a function can return that bounds a call. */
const bounds = /timeout|AbortSignal|AbortController/i

/** Whether a file's text is worth parsing for a name: what is called must be a client, or give something that bounds one. */
function mayHold(name: string | undefined, at: Node, from: File): (text: string) => boolean {
  const isCall = isCalled(at)
  return (text) => handsOn.test(text) || ((name === undefined || name === 'default' || text.includes(name)) && (!isCall || from.knowledge.words.test(text) || bounds.test(text)))
}

function isCalled(at: Node): boolean {
  let node = at
  while (node.parent?.type === 'MemberExpression' && node.parent.object === node) node = node.parent
  return (node.parent?.type === 'CallExpression' || node.parent?.type === 'NewExpression') && node.parent.callee === node
}

/** The whole module: `import * as http from './http'`, `require('./http')`. */
export function moduleOf(specifier: string, from: File, at: Node): Value | undefined {
  const api = apiOfModule(specifier, from, at)
  if (api) return api
  const file = fileOf(specifier, from, mayHold(undefined, at, from))
  if (!file) return undefined
  return commonOf(file, undefined) ?? { is: 'module', file, node: file.code.ast }
}

/** How many times a name may be handed on before we give up. */
const deepest = 10

export function exportOf(file: File, name: string, depth: number): Value | undefined {
  if (depth > deepest) return undefined
  const behind: string[] = []
  for (const statement of file.code.ast.body) {
    switch (statement.type) {
      case 'ExportNamedDeclaration': {
        const declared = statement.declaration && declaredIn(statement.declaration, name, file)
        if (declared) return declared
        for (const specifier of statement.specifiers) {
          if (nameOf(specifier.exported) !== name) continue
          const local = nameOf(specifier.local)
          if (statement.source) return again(statement.source.value, local, file, depth, specifier)
          const variable = variableOf(local, statement, file.code)
          return variable && valueOfVariable(variable, specifier, file)
        }
        break
      }
      case 'ExportDefaultDeclaration':
        if (name === 'default') return valueOf(statement.declaration, file)
        break
      case 'TSExportAssignment':
        if (name === 'default') return valueOf(statement.expression, file)
        break
      case 'ExportAllDeclaration':
        if (!statement.exported && name !== 'default') behind.push(statement.source.value)
        else if (statement.exported && nameOf(statement.exported) === name) return moduleOf(statement.source.value, file, statement)
        break
    }
  }
  for (const specifier of behind) {
    const found = again(specifier, name, file, depth, file.code.ast)
    if (found) return found
  }
  return commonOf(file, name)
}

function again(specifier: string, name: string, file: File, depth: number, at: Node): Value | undefined {
  const api = apiOfModule(specifier, file, at)
  if (api) return apiOfMember(api, name, at)
  const next = fileOf(specifier, file, (text) => text.includes(name) || name === 'default' || handsOn.test(text))
  return next && exportOf(next, name, depth + 1)
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}

function declaredIn(declaration: Node, name: string, file: File): Value | undefined {
  // A function declares its parameters too, which it does not export.
  if ('id' in declaration && declaration.id?.type === 'Identifier' && declaration.id.name !== name) return undefined
  const variable = file.code.getDeclaredVariables?.(declaration).find((one) => one.name === name)
  return variable && valueOfVariable(variable, declaration, file)
}

/** `module.exports = …`, `exports.name = …`; without a name, the whole. */
function commonOf(file: File, name: string | undefined): Value | undefined {
  let whole: Value | undefined
  for (const write of file.index.writes) {
    const { object } = write.left
    const key = keyOf(write.left)
    if (object.type === 'Identifier' && object.name === 'module' && key === 'exports') whole = valueOf(write.right, file)
    else if (name !== undefined && key === name && isExports(object)) return valueOf(write.right, file)
  }
  if (!whole || name === undefined) return whole
  // `import x from './common.cjs'` is all of it.
  return name === 'default' ? whole : propertyOf(whole, name, whole.node, file)
}

function isExports(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'exports') || (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && keyOf(node) === 'exports')
}
