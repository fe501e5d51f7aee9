import type { TSESTree } from '@typescript-eslint/utils'
import { edited, type Edit } from './edit.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { Call, Node } from './nouns.ts'
import { holdsAnySignal } from './runtime.ts'
import { timerAround } from './signal.ts'
import { holderOf, type EarlyClear } from './timers.ts'
import { around, functionAround, isFunction, localOf } from './tree.ts'

/** Lets the timer live until the body is read, or puts a signal in its place that needs no clearing. */
export function repairOfClear(early: EarlyClear, call: Call, file: File): Repair | undefined {
  const { parent } = around(early.read)
  const isAsync = functionAround(early.read)?.async === true
  if (!early.isReturned && parent?.type === 'ReturnStatement' && isAsync && early.clear.parent.type === 'ExpressionStatement') return { writes: `await ${file.code.text.slice(...early.read.range)}`, edits: [{ range: [early.read.range[0], early.read.range[0]], text: 'await ' }] }
  return asSignal(early, call, file)
}

/** `AbortSignal.timeout(ms)` for a controller that only its timer aborts; the controller, the timer and its clearing go. */
function asSignal({ clear, signal, timer }: EarlyClear, call: Call, file: File): Repair | undefined {
  const delay = timer.arguments[1]
  const member = signal.node
  const fn = functionAround(call.node)
  // Who looks for an AbortError would not know the TimeoutError that this one throws.
  if (!delay || member.type !== 'MemberExpression' || member.object.type !== 'Identifier' || (fn && file.code.text.slice(...fn.range).includes('AbortError'))) return undefined
  const controller = localOf(member.object, file.code)
  const held = holderOf(timer, file)
  if (!controller || !held || controller.defs[0]?.node.parent?.type !== 'VariableDeclaration' || timer.parent.type !== 'VariableDeclarator') return undefined
  const uses = controller.references.filter((reference) => reference.isRead())
  if (uses.length !== 2 || !uses.some((one) => one.identifier === member.object) || !uses.some((one) => timerAround(one.identifier as Node) === timer)) return undefined
  if (held.references.filter((reference) => reference.isRead()).length !== 1) return undefined
  // In a signal of several, the garbage collector may take it away.
  if (member.parent.type !== 'Property' && !holdsAnySignal(file)) return undefined
  const writes = `AbortSignal.timeout(${file.code.text.slice(...delay.range)})`
  const declared = statementOf(controller.defs[0].node as Node)
  const started = statementOf(timer.parent)
  const cleared = withoutClear(clear, file)
  if (!declared || !started || !cleared) return undefined
  const edits = [edited(member, writes), removed(declared, file), removed(started, file), ...cleared].sort((one, other) => one.range[0] - other.range[0])
  return edits.some((edit, i) => i > 0 && edit.range[0] < (edits[i - 1] as Edit).range[1]) ? undefined : { writes, edits }
}

/** A declaration of this name alone. */
function statementOf(declarator: Node): Node | undefined {
  const statement = declarator.parent
  return statement?.type === 'VariableDeclaration' && statement.declarations.length === 1 ? statement : undefined
}

function removed(statement: Node, file: File): Edit {
  const before = /\s*$/.exec(file.code.text.slice(0, statement.range[0]))?.[0].length ?? 0
  return { range: [statement.range[0] - before, statement.range[1]], text: '' }
}

function withoutClear(clear: TSESTree.CallExpression, file: File): Edit[] | undefined {
  const statement = clear.parent
  if (statement.type === 'ExpressionStatement') {
    const block = statement.parent
    if (block.type !== 'BlockStatement') return undefined
    const tried = block.parent
    if (tried.type !== 'TryStatement' || tried.finalizer !== block || block.body.length > 1) return [removed(statement, file)]
    if (tried.handler) return [{ range: [tried.handler.range[1], tried.range[1]], text: '' }]
    return unwrapped(tried, file)
  }
  const link = isFunction(statement) ? statement.parent : undefined
  if (link?.type !== 'CallExpression' || link.callee.type !== 'MemberExpression' || link.arguments.length !== 1 || (link.callee.property as TSESTree.Identifier).name !== 'finally') return undefined
  return [{ range: [link.callee.object.range[1], link.range[1]], text: '' }]
}

/** What stands in a `try`, without it, where none of its names is taken outside. */
function unwrapped(tried: TSESTree.TryStatement, file: File): Edit[] | undefined {
  const { body } = tried.block
  const [first, last] = [body[0], body.at(-1)]
  const outside = file.code.getScope(tried)
  const declared = body.flatMap((one) => file.code.getDeclaredVariables?.(one) ?? [])
  if (!first || !last || declared.some((one) => outside.set.has(one.name))) return undefined
  return [{ range: [tried.range[0], first.range[0]], text: '' }, { range: [last.range[1], tried.range[1]], text: '' }]
}
