import { homeOf } from './elsewhere.ts'
import type { File } from './file.ts'
import type { CallNode, FunctionNode } from './nouns.ts'
import { mayReach, signatureOf } from './origin.ts'
import { callsIn } from './tree.ts'
import { valueOf } from './value.ts'

/** How many functions deep a request is looked for. */
const deepest = 5

/** Every request that a call of the project's own function may lead to, and the file it stands in. */
export function requestsBehind(call: CallNode, file: File, seen = new Set<FunctionNode>(), depth = 0): { node: CallNode; file: File }[] {
  if (call.type !== 'CallExpression' || depth > deepest || !mayReach(call.callee, file)) return []
  const value = valueOf(call.callee, file)
  if (value.is !== 'function' || seen.has(value.node)) return []
  seen.add(value.node)
  const fn = value.node
  const home = homeOf(fn, file)
  return callsIn(fn, home.index).flatMap((one) => (signatureOf(one, home)?.signature.request ? [{ node: one, file: home }] : requestsBehind(one, home, seen, depth + 1)))
}
