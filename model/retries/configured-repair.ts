import { edited, insertArgument, insertProperty, type Edit } from '../edit.ts'
import type { File } from '../file.ts'
import type { Repair } from '../fix.ts'
import { keyOf } from '../tree.ts'
import type { Configured } from './libraries.ts'

/** The library's own bounded backoff, as it was measured. */
export function waitsBetween(use: Configured, file: File): Repair | undefined {
  const { repair } = use.retrier
  return repair && withOption(use, repair.path, repair.text.replace('{name}', use.local), file, repair.import)
}

/** A count in place of what means for ever. */
export function endsSometime(use: Configured, file: File): Repair | undefined {
  const { limit, forever } = use.retrier
  if (!limit || use.endless?.decides) return undefined
  const written = use.endless?.written?.node
  // `forever: true` becomes the count.
  if (written?.type === 'Property' && forever !== undefined && keyOf(written) === forever) return { writes: limit.text, edits: [edited(written, limit.text)] }
  return withOption(use, limit.path, limit.text, file)
}

function withOption(use: Configured, path: string, text: string, file: File, needs?: { name: string; from: string }): Repair | undefined {
  const imported = needs ? importing(needs, file) : []
  if (!imported) return undefined
  const { node, options, slot, retrier } = use
  const given = node.arguments[slot]
  const there = options?.properties.find((one) => one.type === 'Property' && keyOf(one) === path)
  if (there) return { writes: text, edits: [edited(there, text), ...imported] }
  if (options) return { writes: text, edits: [...insertProperty(options, text, file.code), ...imported] }
  if (given?.type === 'Literal' && typeof given.value === 'number') return { writes: text, edits: [edited(given, `{ ${retrier.count.path}: ${file.code.text.slice(...given.range)}, ${text} }`), ...imported] }
  if (given) return undefined
  const edits = insertArgument(node, slot, text, file.code)
  return edits && { writes: text, edits: [...edits, ...imported] }
}

/** What puts a name into an import that is there; nothing where it is there already. */
function importing({ name, from }: { name: string; from: string }, file: File): Edit[] | undefined {
  for (const statement of file.code.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== from || statement.importKind === 'type') continue
    const last = statement.specifiers.at(-1)
    if (statement.specifiers.some((one) => one.type === 'ImportSpecifier' && one.local.name === name)) return []
    if (last?.type === 'ImportSpecifier') return [{ range: [last.range[1], last.range[1]], text: `, ${name}` }]
  }
  return undefined
}
