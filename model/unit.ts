import type { Limit, Node } from './nouns.ts'
import { bare, dotted } from './tree.ts'

/** A duration whose own name says that it is in another unit than the option takes. */
export interface UnitMistake {
  node: Node
  /** The name that gives it away. */
  name: string
  says: 'seconds' | 'milliseconds'
  /** The expression in milliseconds. */
  mended: (text: (node: Node) => string) => string
}

const inSeconds = /(?:^|[a-z_])(?:seconds?|secs?)$|_SEC(?:ONDS?|S)?$|[a-z]Sec(?:ond)?s?$/
const inMilliseconds = /(?:^|[a-z_])(?:ms|millis|milliseconds)$|_(?:MS|MILLIS|MILLISECONDS)$|[a-z](?:Ms|MS|Millis|Milliseconds)$/

/** `timeout: timeoutSeconds`, `timeout: timeoutMs * 1000`, where the option takes milliseconds. */
export function unitMistakeOf(limit: Limit, written: Node): UnitMistake | undefined {
  const duration = durationIn(limit, written)
  if (!duration || limit.timeout.takes === 's') return undefined
  const name = dotted(duration)?.at(-1)
  if (name !== undefined && inSeconds.test(name) && !/milli|micro|nano/i.test(name)) return { node: duration, name, says: 'seconds', mended: (text) => `${text(duration)} * 1000` }
  if (duration.type !== 'BinaryExpression' || duration.operator !== '*') return undefined
  const [left, right] = [duration.left as Node, duration.right]
  const other = isThousand(left) ? right : isThousand(right) ? left : undefined
  const named = other && dotted(other)?.at(-1)
  return other && named !== undefined && inMilliseconds.test(named) ? { node: duration, name: named, says: 'milliseconds', mended: (text) => text(other) } : undefined
}

function isThousand(node: Node): boolean {
  return node.type === 'Literal' && node.value === 1000
}

/** The expression of the duration: the option's value, or what `AbortSignal.timeout` is given. */
function durationIn(limit: Limit, written: Node): Node | undefined {
  const node = bare(written)
  if (limit.timeout.takes !== 'signal') return node
  if (node.type !== 'CallExpression' || dotted(node.callee)?.join('.') !== 'AbortSignal.timeout') return undefined
  return node.arguments[0] && bare(node.arguments[0])
}
