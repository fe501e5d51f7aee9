import { dotted, isFunction } from '../tree.ts'
import { awaited } from './expressions.ts'
import { enter } from './invoking.ts'
import { end, type CallNode, type Point } from './points.ts'
import type { Way } from './statements.ts'

/** Names of what takes time, or may: a name is no proof of a wait, but reason enough to say nothing. */
const waits = /sleep|wait|delay|pause|back.?off|throttl|limiter|bucket|acquire|schedule|cooldown|retry|once|prompt|confirm|question|tick|ready/i
/** Names of what gives nothing to wait for. */
const noWaits = /^(?:log|debug|info|warn|warning|error|trace|fatal|json|text|arrayBuffer|blob|formData|buffer|cancel|destroy|resume|dump|captureException|captureMessage|emit|increment|observe|setStatus|recordException|end)$/
/** Names of what runs the function that it is given, once. */
const runners = /^(?:with[A-Z]\w*|startSpan|startActiveSpan|trace|run|limit|measure|time|span|transaction|runInContext)$/
/** Names of what stands between a promise and who waits for it. */
const wrappers = /timeout|race|abort|deadline|check|assert|unwrap|parse|handle/i

/** A call of something that we cannot look into. */
export function opaque(node: CallNode, next: Point, way: Way, fails: Point | undefined): Point {
  const { frame } = way
  const name = dotted(node.callee)?.at(-1) ?? ''
  // `sleep` from a package that we do not know blocks, or is a promise that nobody waits for.
  const isBlocking = /^(?:sleepSync|msleep|usleep|waitSync)$/.test(name) || dotted(node.callee)?.join('.') === 'Atomics.wait' || waits.test(name)
  const unknownWait = (point: Point): Point => ({ is: 'wait', node, frame, pause: { is: 'unknown' }, next: point })
  if (!fails) return isBlocking ? unknownWait(next) : next
  if (node.type === 'NewExpression' || noWaits.test(name)) return next
  const [first] = node.arguments
  const functions = node.arguments.flatMap((one) => (isFunction(one) ? [one] : []))
  if (functions.length > 0) {
    const isRunner = runners.test(name)
    const inside = functions.flatMap((fn) => enter({ fn, frame }, undefined, isRunner ? next : unknownWait(next), way, { fails: isRunner ? fails : unknownWait(fails) }) ?? [])
    return inside.length > 0 ? { is: 'pass', next: inside } : unknownWait(next)
  }
  if (first?.type === 'CallExpression' && wrappers.test(name)) return { is: 'pass', next: [awaited(first, next, fails, { ...way, throws: end })] }
  return unknownWait(next)
}
