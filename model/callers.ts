import { textsIn } from './project-wide.ts'
import type { File } from './file.ts'
import type { FunctionNode } from './nouns.ts'

/** With so many files that call a function and bound nothing, the fault is the function's, and told once. */
const many = 3

const known = new WeakMap<FunctionNode, number>()

/**
 * How many other files of the package call a function that this one exports, and hold no word of a timeout; 0 where they are few.
 * What they pass is not read: a file that says nothing of time, signals or aborting passes no bound.
 */
export function unboundedCallersOf(fn: FunctionNode, home: File): number {
  const before = known.get(fn)
  if (before !== undefined) return before
  const name = exportedName(fn)
  const folder = home.parse && home.project.folder
  const calls = name === undefined ? undefined : new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}\\s*(?:<[^()]*>)?\\(`)
  let count = 0
  if (calls && name !== undefined && folder) for (const { file, text } of textsIn(folder)) if (file !== home.name && text.includes(name) && calls.test(text) && !/signal|timeout|abort|deadline/i.test(text)) count++
  const found = count >= many ? count : 0
  known.set(fn, found)
  return found
}

function exportedName(fn: FunctionNode): string | undefined {
  const declaration = fn.type === 'FunctionDeclaration' ? fn : fn.parent.type === 'VariableDeclarator' ? fn.parent.parent : undefined
  if (!declaration?.parent?.type.startsWith('Export')) return undefined
  if (fn.type === 'FunctionDeclaration') return fn.id?.name
  return fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id.name : undefined
}
