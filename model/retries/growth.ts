import type { Node } from '../nouns.ts'
import { valueOf } from '../value.ts'
import { resolved } from './delay.ts'
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
}

export function delayOf({ pause }: Wait, file: File): Delay | undefined {
  if (pause.is !== 'effective' || !pause.delay) return undefined
  const written = writtenIn(pause.delay, pause.frame, file)
  if (!written) return undefined
  const { node, frame } = resolved(pause.delay, pause.frame)
  const isConstant = valueOf(node, frame.file).is === 'constant'
  const isReadable = isConstant || node.type === 'BinaryExpression' || (node.type === 'CallExpression' && /^Math\./.test(frame.file.code.text.slice(...node.range)))
  if (!isReadable) return undefined
  const text = frame.file.code.text.slice(...node.range)
  // What a server asks for, or what a call gives, may hold chance.
  const isCertain = isConstant || (!/random|jitter|retry|after|header/i.test(text) && !/(?<!Math\.\w*)\b(?!Math)[\w$]+\(/.test(text.replaceAll(/Math\.\w+\(/g, '')))
  return { node: written, isConstant, isCertain }
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
