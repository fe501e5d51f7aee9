import type { File } from './file.ts'
import type { Call, Node, SignalValue } from './nouns.ts'
import { signatureOf } from './origin.ts'
import { lowestNode } from './runtime.ts'
import { clocks } from './shared-signal.ts'
import { around, bare, localOf } from './tree.ts'

/** A bound that the garbage collector can take away before it fires. */
export interface CollectedSignal {
  /** `any`: only the combined signal knows the clock. `request`: the request object alone holds the signal, and nobody holds the object. */
  how: 'any' | 'request'
  node: Node
  /** The lowest Node that the project runs on. */
  runtime: number
}

export function collectedSignalOf(call: Call, file: File): CollectedSignal | undefined {
  const runtime = lowestNode(file)
  if (runtime === undefined || file.policy.runtime === 'browser' || call.through) return undefined
  const rest = call.limits.filter((limit) => limit.timeout.takes !== 'signal' && limit.timeout.covers.includes('headers'))
  if (rest.some((limit) => limit.setting.is !== 'none')) return undefined
  for (const { timeout, given } of call.limits) {
    if (timeout.takes !== 'signal' || given?.value.is !== 'signal') continue
    const request = given.layer.from === 'request' ? requestOf(call) : undefined
    if (request && signatureOf(request, file)?.signature.weak && (given.value.after || given.value.of)) return { how: 'request', node: valueNode(given.node), runtime }
    const lost = runtime < 22 && given.value.of && clocks(given.value).find((one) => !isHeld(one, call, file))
    if (lost) return { how: 'any', node: lost.node, runtime }
  }
  return undefined
}

/** The request object that is made in the call itself; one that a variable keeps stays alive. */
function requestOf({ node }: Call) {
  const first = node.arguments[0] && bare(node.arguments[0])
  return first?.type === 'NewExpression' ? first : undefined
}

function valueNode(node: Node): Node {
  return node.type === 'Property' ? node.value : node
}

/** The code still asks for the signal when the call is over, so something keeps it. */
function isHeld({ node }: SignalValue, call: Call, file: File): boolean {
  const { parent } = around(node)
  if (parent?.type === 'AssignmentExpression' || parent?.type === 'PropertyDefinition') return true
  const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? localOf(parent.id, file.code) : undefined
  return variable?.references.some((reference) => reference.isRead() && reference.identifier.range[0] > call.node.range[1]) ?? false
}
