import { edited, type Edit } from '../edit.ts'
import type { File } from '../file.ts'
import type { Node } from '../nouns.ts'
import { bare, functionAround } from '../tree.ts'
import { resolved } from './delay.ts'
import { backoffAt, pauseIn } from './insertion.ts'
import type { Wait } from './points.ts'

/** What looks like a wait, made one. */
export function mendedPause({ node, pause }: Wait, file: File): Edit[] | undefined {
  if (pause.is !== 'none' || pause.shownIn.file !== file) return undefined
  const { shown, because } = pause
  const textOf = (one: Node) => file.code.text.slice(...one.range)
  const fn = functionAround(shown)
  switch (because) {
    case 'not awaited':
      return fn?.async ? [{ range: [shown.range[0], shown.range[0]], text: 'await ' }] : undefined
    case 'not yielded':
      return [{ range: [shown.range[0], shown.range[0]], text: 'yield ' }]
    case 'not called':
      return [{ range: [shown.range[1], shown.range[1]], text: `(${backoffAt(shown, file)})` }]
    case 'global timer': {
      const delay = node.type === 'CallExpression' ? (node.arguments[1] ?? node.arguments[0]) : undefined
      const { text, edits } = pauseIn(delay && delay.type !== 'ArrowFunctionExpression' ? textOf(delay) : backoffAt(shown, file), file)
      return [edited(node, text), ...edits]
    }
    case 'no delay':
      return misplaced(node, file)
    case 'xor': {
      const power = xorIn(resolved(shown, pause.shownIn).node)
      return power?.type === 'BinaryExpression' ? [edited(power, `${textOf(power.left)} ** ${textOf(power.right)}`)] : undefined
    }
    case 'header':
      return [edited(shown, `${textOf(shown)} || ${backoffAt(shown, file)}`)]
    default: {
      if (shown.type !== 'CallExpression') return [edited(shown, backoffAt(shown, file))]
      const [first] = shown.arguments
      const isTimer = shown === node
      return isTimer ? first && [edited(shown, `setTimeout(${textOf(first)}, ${backoffAt(shown, file)})`)] : [edited(shown, backoffAt(shown, file))]
    }
  }
}

/** What it becomes, for people. */
export function mendedText({ pause }: Wait, text: string, file: File): string {
  if (pause.is !== 'none') return text
  const written = file.code.text.slice(...pause.shown.range)
  switch (pause.because) {
    case 'not awaited':
    case 'not yielded':
      return text + written
    case 'not called':
      return written + text
    case 'no delay':
      return `${written.slice(0, -1)}${text})`
    default:
      return text
  }
}

/** `new Promise((resolve) => setTimeout(resolve), 1000)`: the delay belongs to the timer. */
function misplaced(timer: Node, file: File): Edit[] | undefined {
  const [callback] = timer.type === 'CallExpression' ? timer.arguments : []
  if (!callback) return undefined
  const executor = functionAround(timer)
  const made = executor?.parent
  const extra = made?.type === 'NewExpression' ? made.arguments[1] : undefined
  const delay = extra ? file.code.text.slice(...extra.range) : backoffAt(timer, file)
  const edits: Edit[] = [{ range: [callback.range[1], callback.range[1]], text: `, ${delay}` }]
  if (extra && executor) edits.push({ range: [executor.range[1], extra.range[1]], text: '' })
  return edits
}

function xorIn(expression: Node): Node | undefined {
  const node = bare(expression)
  if (node.type === 'BinaryExpression') return node.operator === '^' ? node : (xorIn(node.left) ?? xorIn(node.right))
  if (node.type === 'CallExpression') for (const one of node.arguments) {
    const found = xorIn(one)
    if (found) return found
  }
  return undefined
}
