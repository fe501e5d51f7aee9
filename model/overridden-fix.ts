import type { TSESTree } from '@typescript-eslint/utils'
import { edited, type Edit } from './edit.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { Overridden } from './overridden.ts'
import { holdsAnySignal } from './runtime.ts'

/** Either signal ends the request. */
export function repairOfOverridden({ how, path, bound, by, from }: Overridden, file: File): Repair | undefined {
  const isInOneObject = bound.type === 'Property' && by.type === 'SpreadElement' && bound.parent === by.parent
  if (!isInOneObject || !from || bound.shorthand || by.argument.type !== 'Identifier' || !holdsAnySignal(file)) return undefined
  const own = file.code.text.slice(...bound.value.range)
  const name = from.defs[0]?.name as TSESTree.Identifier
  const isOptional = name.optional || /\bundefined\b|\bnull\b/.test(name.typeAnnotation ? file.code.text.slice(...name.typeAnnotation.range) : '')
  const both = `${from.name}${isOptional ? '?' : ''}.${path} ? AbortSignal.any([${from.name}.${path}, ${own}]) : ${own}`
  const writes = `${path}: ${both}`
  if (how === 'dropped') return { writes, edits: [edited(bound.value, both)] }
  const object = bound.parent as TSESTree.ObjectExpression
  const next = object.properties[object.properties.indexOf(bound) + 1]
  if (!next) return undefined
  const edits: Edit[] = [{ range: [bound.range[0], next.range[0]], text: '' }, { range: [by.range[1], by.range[1]], text: `, ${writes}` }]
  return { writes, edits }
}

/** The statement that takes the bound away, taken out with its line. */
export function withoutClearing({ how, by }: Overridden, file: File): Repair | undefined {
  const statement = by.parent
  if (how !== 'cleared' || statement?.type !== 'ExpressionStatement' || !/^(?:BlockStatement|Program)$/.test(statement.parent.type) || by.type === 'CallExpression') return undefined
  const { text } = file.code
  const start = text.slice(0, statement.range[0]).search(/\n[\t ]*$/)
  const isAlone = start >= 0 && /^[\t ]*(?:\r?\n|$)/.test(text.slice(statement.range[1]))
  return { writes: text.slice(...statement.range), edits: [{ range: isAlone ? [start, statement.range[1]] : statement.range, text: '' }] }
}
