import type { TSESTree } from '@typescript-eslint/utils'
import { edited, insertProperty, propertyNamed, without } from './edit.ts'
import type { File } from './file.ts'
import { amountFor, isMadeFor, keptValue, property, timeoutAt, type Repair } from './fix.ts'
import type { Call, Ignored, Instance, Limit, Node } from './nouns.ts'
import { holdsAnySignal } from './runtime.ts'
import { commentsBetween } from './text.ts'
import { unitMistakeOf } from './unit.ts'
import { valueOf } from './value.ts'

/** The repair of an option that the client does not read: the one that it does, with the value kept where it holds. */
export function reread(ignored: Ignored, subject: Call | Instance, file: File): Repair | undefined {
  const { node, meant } = ignored
  if (ignored.because === 'misplaced') return moved(ignored, subject, file)
  const timeout = timeoutAt(meant, subject.client)
  if (meant === undefined || !timeout || node.value.type === 'AssignmentPattern') return undefined
  const [head, ...rest] = meant.split('.') as [string, ...string[]]
  const object = node.parent as TSESTree.ObjectExpression
  const there = propertyNamed(object, head)
  const value = textFor(ignored, timeout, file)
  if (timeout.takes !== 'signal') {
    if (there) return { writes: '', edits: without(node, object, file.code) }
    const written = property(head, rest, value)
    return { writes: written, edits: [edited(node, written)] }
  }
  if (!isMadeFor(subject, node, file)) return undefined
  if (!there) return { writes: `${head}: ${value}`, edits: [edited(node, `${head}: ${value}`)] }
  const signal = valueOf(there.value, file)
  if (signal.is === 'constant' && signal.value == null) return { writes: `${head}: ${value}`, edits: [edited(there, `${head}: ${value}`), ...without(node, object, file.code)] }
  if (signal.is === 'signal' && (signal.after ?? signal.of)) return { writes: '', edits: without(node, object, file.code) }
  if (!holdsAnySignal(file)) return undefined
  const merged = `${head}: AbortSignal.any([${file.code.text.slice(...there.value.range)}, ${value}])`
  return { writes: merged, edits: [edited(there, merged), ...without(node, object, file.code)] }
}

/** The value that was written, as the other option takes it; the policy's time where it does not hold there. */
function textFor({ node, value }: Ignored, timeout: NonNullable<ReturnType<typeof timeoutAt>>, file: File): string {
  const mistake = unitMistakeOf({ timeout: { ...timeout, takes: 'ms' } } as Limit, node.value)
  if (mistake && timeout.takes !== 's') {
    const mended = mistake.mended((one) => file.code.text.slice(...one.range))
    return timeout.takes === 'signal' ? `AbortSignal.timeout(${mended})` : mended
  }
  return (node.method ? undefined : keptValue(value, node.value, timeout, file)) ?? amountFor(timeout, file)
}

/** An options object put where the client reads it. */
function moved({ node, value, key }: Ignored, subject: Call | Instance, file: File): Repair | undefined {
  const { node: call, slot, client } = subject
  const object = node.parent as TSESTree.ObjectExpression
  const at = call.arguments.indexOf(object)
  if (slot === undefined || at < 0) return undefined
  const timeout = timeoutAt(key, client)
  // It stands where the body belongs: there is none.
  if (at < slot) {
    const isKept = !timeout || timeout.takes === 'signal' || keptValue(value, node.value, timeout, file) !== undefined
    const inserted = { range: [object.range[0], object.range[0]] as const, text: 'undefined, '.repeat(slot - at) }
    if (isKept) return { writes: '', edits: [inserted] }
    const writes = `${key}: ${amountFor(timeout, file)}`
    return { writes, edits: [inserted, edited(node, writes)] }
  }
  // It stands one too far: what stands in its place is empty, or takes it in.
  const there = call.arguments[slot]
  const last = call.arguments[at - 1] as Node
  const taken = { range: [last.range[1], object.range[1]] as const, text: '' }
  const text = file.code.text.slice(...object.range)
  if (there && (isNothing(there) || isEmptyObject(there, file))) return { writes: '', edits: [edited(there, text), { ...taken, range: [there.range[1], object.range[1]] }] }
  const [first, end] = [object.properties[0], object.properties.at(-1)]
  if (there?.type !== 'ObjectExpression' || !first || !end || commentsBetween(...object.range, file.code).length > 0) return undefined
  if (object.properties.some((one) => one.type !== 'Property' || one.key.type !== 'Identifier' || propertyNamed(there, one.key.name))) return undefined
  const inner = file.code.text.slice(first.range[0], end.range[1])
  return { writes: '', edits: [...insertProperty(there, inner, file.code), taken] }
}

function isEmptyObject(node: Node, file: File): boolean {
  return node.type === 'ObjectExpression' && node.properties.length === 0 && commentsBetween(...node.range, file.code).length === 0
}

function isNothing(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null)
}
