import { boundsFor } from './bounds.ts'
import { edited, insertArgument } from './edit.ts'
import type { File } from './file.ts'
import { repairsOf, type Repair } from './fix.ts'
import type { Call, Instance, Node } from './nouns.ts'
import type { SharedSignal } from './shared-signal.ts'
import { around, localOf } from './tree.ts'
import { numberInCode } from './words.ts'

/** A signal made where it is used; for an instance, the client's own option in its place. */
export function repairOfShared({ made, signal }: SharedSignal, subject: Call | Instance, file: File): Repair | undefined {
  const delay = made.arguments[0]
  if (!delay || delay.type === 'SpreadElement' || signal.node !== made) return undefined
  const text = file.code.text.slice(...delay.range)
  const { parent } = around(made)
  if (subject.is === 'instance') {
    const own = subject.client.repair[0]
    const timeout = subject.client.timeouts.find((one) => one.path === own)
    if (parent?.type !== 'Property' || own === undefined || own.includes('.') || timeout?.takes !== 'ms') return undefined
    return { writes: `${own}: ${text}`, edits: [edited(parent, `${own}: ${text}`)] }
  }
  if (delay.type !== 'Literal' || parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || parent.parent.declarations.length !== 1 || parent.parent.parent.type.startsWith('Export')) return undefined
  const uses = localOf(parent.id, file.code)?.references.filter((one) => one.isRead()).map((one) => one.identifier as Node) ?? []
  const writes = file.code.text.slice(...made.range)
  const properties = uses.map((use) => (use.parent?.type === 'Property' && use.parent.value === use ? use.parent : undefined))
  if (properties.includes(undefined)) return undefined
  const edits = properties.flatMap((one) => (one ? [one.shorthand ? edited(one, `${file.code.text.slice(...one.key.range)}: ${writes}`) : edited(one.value, writes)] : []))
  const end = /^[ \t]*;?\n*[ \t]*/.exec(file.code.text.slice(parent.parent.range[1]))?.[0].length ?? 0
  return { writes: `signal: ${writes}`, edits: [{ range: [parent.parent.range[0], parent.parent.range[1] + end], text: '' }, ...edits] }
}

/** The signal of a request object, given to the call as well. */
export function repairOfRequest(call: Call, signal: Node, file: File): Repair | undefined {
  if (call.node.arguments.length !== 1) return undefined
  const writes = `signal: ${file.code.text.slice(...signal.range)}`
  const edits = insertArgument(call.node, 1, writes, file.code)
  return edits && { writes, edits }
}

/** A signal for a call that has none, with the time that the code names already. */
export function signalRepairsOf(call: Call, delay: Node | undefined, file: File): Repair[] {
  const named = delay?.type === 'Literal' ? file.code.text.slice(...delay.range) : undefined
  const standard = `AbortSignal.timeout(${numberInCode(boundsFor(call, file).timeout.default)})`
  const timed = (text: string) => (named === undefined ? text : text.replace(standard, `AbortSignal.timeout(${named})`))
  return repairsOf(call, file).flatMap((repair) => (repair.writes.includes(standard) ? [{ writes: timed(repair.writes), edits: repair.edits.map((edit) => ({ ...edit, text: timed(edit.text) })) }] : []))
}
