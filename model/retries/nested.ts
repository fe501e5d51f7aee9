import type { Call, FunctionNode, Node } from '../nouns.ts'
import { isFunction } from '../tree.ts'
import type { File } from '../file.ts'
import type { Configured } from './libraries.ts'
import { functionOf } from './within.ts'

/** A client that tries again on its own, inside something that tries it again. */
export interface Nested {
  use: Configured
  call: Call
  /** Requests for one failure: those of the client times those around it. */
  inner: number
  outer: number
}

export function nestedIn(uses: readonly Configured[], calls: readonly Call[], file: File): Nested[] {
  return uses.flatMap((use) => {
    const outer = use.attempts
    const { runs } = use.retrier
    if (outer === undefined || outer < 2 || runs === undefined || runs === 'receiver') return []
    const fns = runs.flatMap((at) => functionAt(use.node.arguments[at], file) ?? [])
    return calls.flatMap((call): Nested[] => {
      const { retries } = call
      if (retries.is === 'none' || retries.is === 'unknown' || retries.value < 1) return []
      return fns.some((fn) => call.node.range[0] >= fn.range[0] && call.node.range[1] <= fn.range[1]) ? [{ use, call, inner: retries.value + 1, outer }] : []
    })
  })
}

function functionAt(node: Node | undefined, file: File): FunctionNode | undefined {
  if (!node || node.type === 'SpreadElement') return undefined
  return isFunction(node) ? node : functionOf(node, file)
}
