import type { Node, Variable } from '../nouns.ts'
import { bare, dotted, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import { atMost, isDoubling, lastOf, resolved } from './delay.ts'
import { backoffAt } from './insertion.ts'
import type { Edit } from '../edit.ts'
import type { File } from '../file.ts'
import type { Frame, Wait } from './points.ts'

/** What a delay between attempts lacks; nothing where it cannot be told. */
export interface Delay {
  /** Where it is written, in the file being read. */
  node: Node
  /** The same each time. */
  isConstant: boolean
  /** The same for every client. */
  isCertain: boolean
  /** It grows by a factor and nothing stops it: what it comes to in the end, in ms. */
  uncapped: number | undefined
}

/** A longer wait was hardly meant, in ms. */
const longestMeant = 120_000

export function delayOf({ pause }: Wait, isEndless: boolean, file: File): Delay | undefined {
  if (pause.is !== 'effective' || !pause.delay) return undefined
  const written = writtenIn(pause.delay, pause.frame, file)
  if (!written) return undefined
  const { node, frame } = resolved(pause.delay, pause.frame)
  const isConstant = valueOf(node, frame.file).is === 'constant'
  const uncapped = isConstant ? undefined : uncappedOf(node, frame, isEndless)
  const isReadable = isConstant || uncapped !== undefined || node.type === 'BinaryExpression' || (node.type === 'CallExpression' && /^Math\./.test(frame.file.code.text.slice(...node.range)))
  if (!isReadable) return undefined
  const text = frame.file.code.text.slice(...node.range)
  // What a server asks for, or what a call gives, may hold chance.
  const isCertain = isConstant || (!/random|jitter|retry|after|header/i.test(text) && !/(?<!Math\.\w*)\b(?!Math)[\w$]+\(/.test(text.replaceAll(/Math\.\w+\(/g, '')))
  // A variable that is doubled may hold chance from the start.
  return { node: written, isConstant, isCertain: isCertain && node.type !== 'Identifier', uncapped }
}

/** What grows by a factor with each attempt, and how far it gets; nothing where the attempts or a cap end that early, or may. */
function uncappedOf(delay: Node, frame: Frame, isEndless: boolean): number | undefined {
  const growing = growingIn(delay, frame)
  if (growing.length === 0) return undefined
  if (isEndless) return growing.every(isLeftAlone) ? Infinity : undefined
  const most = growing.every((variable) => lastOf(variable, frame) !== undefined) ? atMost(delay, frame, 0) : undefined
  return most !== undefined && most > longestMeant ? most : undefined
}

/** The counters that a power is raised to, and the variables that are doubled; none where something may hold them down. */
function growingIn(expression: Node, from: Frame): Variable[] {
  const { node, frame } = resolved(expression, from)
  const variable = node.type === 'Identifier' ? localOf(node, frame.file.code) : undefined
  if (variable) return writesOf(variable).some((write) => write?.type === 'AssignmentExpression' && (write.operator === '*=' || isDoubling(write, variable))) ? [variable] : []
  const isMath = node.type === 'CallExpression' && dotted(node.callee)?.[0] === 'Math'
  if (isMath && dotted(node.callee)?.[1] === 'min') return []
  const power = isMath && dotted(node.callee)?.[1] === 'pow' ? node.arguments[1] : node.type === 'BinaryExpression' && node.operator === '**' ? node.right : undefined
  if (power) return countersIn(power, frame)
  if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier' && /^[*+-]$/.test(node.operator)) return [...growingIn(node.left, frame), ...growingIn(node.right, frame)]
  return isMath ? node.arguments.flatMap((one) => growingIn(one, frame)) : []
}

/** `attempt`, `attempt - 1` */
function countersIn(power: Node, frame: Frame): Variable[] {
  const node = bare(power)
  if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier' && /^[+-]$/.test(node.operator)) return [...countersIn(node.left, frame), ...countersIn(node.right, frame)]
  const variable = node.type === 'Identifier' && !frame.given.has(localOf(node, frame.file.code) as Variable) ? localOf(node, frame.file.code) : undefined
  return variable && writesOf(variable).some((write) => write?.type === 'UpdateExpression' && write.operator === '++') ? [variable] : []
}

function writesOf(variable: Variable): (Node | undefined)[] {
  return variable.references.filter((reference) => reference.isWrite() && !reference.init).map((reference) => (reference.identifier as Node).parent)
}

/** Nobody compares it or sets it back: `if (delay > most) delay = most`. */
function isLeftAlone(variable: Variable): boolean {
  const isGrown = writesOf(variable).every((write) => write?.type === 'UpdateExpression' || (write?.type === 'AssignmentExpression' && (write.operator === '*=' || isDoubling(write, variable))))
  return isGrown && !variable.references.some((reference) => {
    const { parent } = reference.identifier as Node
    return parent?.type === 'BinaryExpression' && /^[<>=!]/.test(parent.operator)
  })
}

/** The delay, held down. */
export function cappedAt(node: Node, file: File): { writes: string; edits: Edit[] } {
  const text = `Math.min(10_000, ${file.code.text.slice(...node.range)})`
  return { writes: text, edits: [{ range: node.range, text }] }
}

/** The expression that the file gives for the delay. */
function writtenIn(delay: Node, frame: Frame, file: File): Node | undefined {
  let node = delay
  for (let at = frame; ; ) {
    const { node: next, frame: home } = resolved(node, at)
    if (home.file === file && at.file === file && at.given.size === 0) return node
    if (home === at) return at.file === file ? next : undefined
    node = next
    at = home
  }
}

export function grownAt(node: Node, file: File): { writes: string; edits: Edit[] } {
  const text = backoffAt(node, file)
  return { writes: text, edits: [{ range: node.range, text }] }
}
