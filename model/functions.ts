import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { FunctionNode, Node, Variable } from './nouns.ts'
import { around, classAround, functionAround, keyOf, localOf } from './tree.ts'

/** A function that runs where it stands, before what follows goes on: called on the spot, a promise's executor, `.then`. */
export function isAtOnce(fn: FunctionNode): boolean {
  const { parent, from } = around(fn)
  if (parent?.type === 'NewExpression') return parent.callee.type === 'Identifier' && parent.callee.name === 'Promise'
  if (parent?.type !== 'CallExpression') return false
  if (parent.callee === from) return true
  const name = parent.callee.type === 'MemberExpression' ? keyOf(parent.callee) : undefined
  return name !== undefined && /^(?:then|catch|finally|map|flatMap|forEach|reduce|filter|some|every)$/.test(name)
}

/** The variable that a function is called by: its own name, or the constant that it is given to. */
export function variableFor(fn: FunctionNode, file: File): Variable | undefined {
  if (fn.type === 'FunctionDeclaration' && fn.id) return file.code.getDeclaredVariables?.(fn)[0]
  const { parent, from } = around(fn)
  return parent?.type === 'VariableDeclarator' && parent.init === from && parent.id.type === 'Identifier' ? localOf(parent.id, file.code) : undefined
}

/** The method that a function is the body of, by name. */
function methodOf(fn: FunctionNode): string | undefined {
  const { parent } = fn
  return (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') && !parent.computed ? keyOf(parent as TSESTree.PropertyDefinition) : undefined
}

/** Where a function of this file is called in it; undefined where it is handed on, and anybody may call it. */
export function callersOf(fn: FunctionNode, file: File): TSESTree.CallExpression[] | undefined {
  const method = methodOf(fn)
  if (method !== undefined) {
    const owner = classAround(fn.parent)
    return file.index.calls.filter((call): call is TSESTree.CallExpression => {
      const { callee } = call
      return call.type === 'CallExpression' && callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression' && keyOf(callee) === method && classAround(call) === owner
    })
  }
  const variable = variableFor(fn, file)
  if (!variable) return undefined
  const callers: TSESTree.CallExpression[] = []
  for (const reference of variable.references) {
    if (reference.init) continue
    const { parent, from } = around(reference.identifier as Node)
    if (parent?.type === 'CallExpression' && parent.callee === from) callers.push(parent)
    else if (!isExport(parent)) return undefined
  }
  return callers
}

function isExport(parent: Node | undefined): boolean {
  return parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration' || parent?.type === 'AssignmentExpression' || (parent?.type === 'Property' && parent.parent.parent.type === 'AssignmentExpression')
}

/** Whether other files can call a function. A method that is not private can be called by anybody. */
export function isExported(fn: FunctionNode, file: File): boolean {
  if (methodOf(fn) !== undefined) return !methodOf(fn)?.startsWith('#')
  if (/^Export/.test(fn.parent.type) || /^Export/.test(fn.parent.parent?.parent?.type ?? '')) return true
  return variableFor(fn, file)?.references.some((reference) => isExport(around(reference.identifier as Node).parent)) ?? false
}

/** What a program calls when it starts. */
const starts = /^(?:main|run|cli|bootstrap|init\w*|setup\w*|start\w*|boot\w*|launch\w*|configure\w*|register\w*|constructor)$/i

/** A function that runs once in a program: its name says so, or it is called in one place, at the top of the file. */
export function calledOnce(fn: FunctionNode, file: File): boolean {
  const name = methodOf(fn) ?? variableFor(fn, file)?.name ?? ''
  if (starts.test(name)) return true
  const outer = functionAround(fn)
  // The function that a start hands on runs as it likes.
  const callers = callersOf(fn, file)
  return callers?.length === 1 && !isExported(fn, file) && functionAround(callers[0] as Node) === undefined && !outer
}
