import type { TSESTree } from '@typescript-eslint/utils'
import type { Client } from '../catalog/shape.ts'
import { edited, insertArgument, insertProperty, objectIn, type Edit } from './edit.ts'
import type { File } from './file.ts'
import type { Call, Ignored, Instance, Limit, Node } from './nouns.ts'
import { holdsAnySignal } from './runtime.ts'
import { numberInCode } from './words.ts'

/** A change of the code that really bounds the call. */
export interface Repair {
  /** What it writes, for people: "`timeout: 10_000`". */
  writes: string
  edits: readonly Edit[]
}

/** The repairs of a call or instance that nothing bounds, best first. */
export function repairsOf(subject: Call | Instance, file: File): Repair[] {
  return subject.client.repair.flatMap((path) => {
    const timeout = subject.client.timeouts.find((one) => one.path === path)
    // A signal made once ends every request after its time: it belongs to the call.
    if (!timeout || (timeout.takes === 'signal' && subject.is === 'instance')) return []
    return add(subject, path, amountFor(subject.client, path, file), file) ?? []
  })
}

/** The text of the policy's time, as the option takes it. */
function amountFor(client: Client, path: string, file: File): string {
  const ms = file.policy.timeout.default
  const takes = client.timeouts.find((one) => one.path === path)?.takes
  return takes === 'signal' ? `AbortSignal.timeout(${numberInCode(ms)})` : numberInCode(takes === 's' ? ms / 1000 : ms)
}

function add(subject: Call | Instance, path: string, amount: string, file: File): Repair | undefined {
  const [head, ...rest] = path.split('.') as [string, ...string[]]
  const chained = subject.is === 'call' && subject.chain ? chainMember(subject.client, head) : undefined
  if (chained !== undefined) {
    const [first, ...others] = rest
    const written = `.${chained}(${first === undefined ? amount : `{ ${property(first, others, amount)} }`})`
    return { writes: written, edits: [afterCall(subject.node, written, file)] }
  }
  if (subject.slot === undefined) return undefined
  const written = property(head, rest, amount)
  const options = objectIn(subject.node.arguments[subject.slot])
  const there = options && propertyNamed(options, head)
  if (there) {
    const value = there.value
    if (rest.length > 0 && value.type === 'ObjectExpression') return { writes: `${rest.join('.')}: ${amount}`, edits: insertProperty(value, property(rest[0] as string, rest.slice(1), amount), file.code) }
    return { writes: written, edits: [edited(there, written)] }
  }
  const edits = insertArgument(subject.node, subject.slot, written, file.code)
  return edits && { writes: written, edits }
}

/** `timeout: { request: 10_000 }` */
function property(head: string, rest: readonly string[], amount: string): string {
  const [next, ...others] = rest
  return `${head}: ${next === undefined ? amount : `{ ${property(next, others, amount)} }`}`
}

function propertyNamed(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  return object.properties.find((one): one is TSESTree.Property => one.type === 'Property' && !one.computed && (one.key.type === 'Identifier' ? one.key.name : one.key.type === 'Literal' ? one.key.value : undefined) === name)
}

/** The method of the client's request object that sets this option: superagent's `.timeout(ms)`. */
function chainMember(client: Client, head: string): string | undefined {
  for (const type of Object.values(client.types)) {
    for (const [name, member] of Object.entries(type.members ?? {})) if (typeof member === 'object' && member.call?.sets === head) return name
  }
  return undefined
}

/** After a call, on a line of its own where the chain goes on that way. */
function afterCall(call: Node, text: string, file: File): Edit {
  const next = /^\s*\n\s*(?=\.)/.exec(file.code.text.slice(call.range[1]))
  return { range: [call.range[1], call.range[1]], text: (next?.[0] ?? '') + text }
}

/** The repair of a value that means "never", or that does not do what it says: the policy's time in its place. */
export function replacement(limit: Limit, subject: Call | Instance, file: File): Repair | undefined {
  const at = writtenAt(limit)
  if (!at) return undefined
  const amount = amountFor(subject.client, limit.timeout.path, file)
  if (limit.timeout.takes === 'signal' && subject.is === 'instance') return undefined
  return { writes: `${limit.timeout.path}: ${amount}`, edits: [edited(at, amount)] }
}

/** The expression that gives the option its value, where it is written. */
export function writtenAt(limit: Limit): Node | undefined {
  const node = limit.setting.trail.find((step) => step.node && !step.file)?.node
  if (node?.type === 'Property') return node.shorthand ? undefined : node.value
  if (node?.type === 'AssignmentExpression') return node.right
  if (node?.type === 'CallExpression') return node.arguments[0]
  return undefined
}

/** The repair of an option that the client does not read: the one that it does, with the value kept. */
export function reread(ignored: Ignored, subject: Call | Instance, file: File): Repair | undefined {
  const { node, meant } = ignored
  if (ignored.because === 'misplaced') return moved(ignored, subject, file)
  const timeout = subject.client.timeouts.find((one) => one.path === meant)
  if (meant === undefined || !timeout || node.value.type === 'AssignmentPattern') return undefined
  const value = file.code.text.slice(...node.value.range)
  if (timeout.takes !== 'signal') {
    const [head, ...rest] = meant.split('.') as [string, ...string[]]
    const written = property(head, rest, value)
    return { writes: written, edits: [edited(node, written)] }
  }
  if (subject.is === 'instance') return undefined
  const fresh = `AbortSignal.timeout(${value})`
  const object = node.parent as TSESTree.ObjectExpression
  const signal = propertyNamed(object, meant)
  if (!signal) return { writes: `${meant}: ${fresh}`, edits: [edited(node, `${meant}: ${fresh}`)] }
  if (!holdsAnySignal(file)) return undefined
  const merged = `${meant}: AbortSignal.any([${file.code.text.slice(...signal.value.range)}, ${fresh}])`
  return { writes: merged, edits: [edited(signal, merged), without(node, object)] }
}

/** Takes a property out of its object, with its comma. */
function without(node: TSESTree.Property, object: TSESTree.ObjectExpression): Edit {
  const at = object.properties.indexOf(node)
  const before = object.properties[at - 1]
  const after = object.properties[at + 1]
  if (after) return { range: [node.range[0], after.range[0]], text: '' }
  return { range: [before ? before.range[1] : node.range[0], node.range[1]], text: '' }
}

/** An options object put where the client reads it. */
function moved({ node }: Ignored, { node: call, slot }: Call | Instance, file: File): Repair | undefined {
  const object = node.parent as TSESTree.ObjectExpression
  const at = call.arguments.indexOf(object)
  if (slot === undefined || at < 0) return undefined
  const text = file.code.text.slice(...object.range)
  // It stands where the body belongs: there is none.
  if (at < slot) return { writes: text, edits: [{ range: [object.range[0], object.range[0]], text: 'undefined, '.repeat(slot - at) }] }
  // It stands one too far: what stands in its place is empty, or takes it in.
  const there = call.arguments[slot]
  if (there?.type !== 'ObjectExpression') return there && isNothing(there) ? { writes: text, edits: [edited(there, text), { range: [there.range[1], object.range[1]], text: '' }] } : undefined
  const last = call.arguments[at - 1] as Node
  const inner = file.code.text.slice(object.range[0] + 1, object.range[1] - 1).trim().replace(/,$/, '')
  return { writes: inner, edits: [...insertProperty(there, inner, file.code), { range: [last.range[1], object.range[1]], text: '' }] }
}

function isNothing(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null)
}
