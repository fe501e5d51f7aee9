import type { Call, FunctionNode, Node } from '../nouns.ts'
import { bare, isFunction, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import type { File } from '../file.ts'
import { lastOf } from './delay.ts'
import { blindEdges } from './doubt.ts'
import type { Configured } from './libraries.ts'
import type { Point } from './points.ts'
import type { Retry } from './retries.ts'
import { failing } from './unbounded.ts'
import { functionOf } from './within.ts'

/** A client that tries again on its own, inside something that tries it again. */
export interface Nested {
  call: Call
  /** What is around it: a library's name; absent for the code itself. */
  by: string | undefined
  /** Requests for one failure: those of the client times those around it, where these can be counted. */
  inner: number
  outer: number | undefined
}

export function nestedIn(uses: readonly Configured[], retries: readonly Retry[], calls: readonly Call[], file: File): Nested[] {
  const libraries = uses.flatMap((use) => {
    const outer = use.attempts
    return outer === undefined || outer < 2 ? [] : callsRunBy(use, calls, file).flatMap((call) => nested(call, use.retrier.name, outer))
  })
  const written = retries.flatMap((retry) => {
    const { walk, request, node, once, polled } = retry
    const call = request.node === node && !once && !polled ? calls.find((one) => one.node === node) : undefined
    const onTheWay = call && walk && failing(walk)
    // Where somebody picks the failures, they may be others than the client's.
    if (!call || !walk || !onTheWay || !blindEdges(walk).includes('error')) return []
    const outer = attemptsIn([...onTheWay].map(({ point }) => point))
    return outer !== undefined && outer < 2 ? [] : nested(call, undefined, outer)
  })
  return [...libraries, ...written]
}

function nested(call: Call, by: string | undefined, outer: number | undefined): Nested[] {
  const { retries } = call
  if (retries.is === 'none' || retries.is === 'unknown' || retries.value < 1) return []
  return [{ call, by, inner: retries.value + 1, outer }]
}

/** The calls that stand in what a library runs. */
export function callsRunBy({ node, retrier: { runs } }: Configured, calls: readonly Call[], file: File): Call[] {
  if (runs === undefined || runs === 'receiver') return []
  const fns = runs.flatMap((at) => functionAt(node.arguments[at], file) ?? [])
  return calls.filter((call) => fns.some((fn) => call.node.range[0] >= fn.range[0] && call.node.range[1] <= fn.range[1]))
}

function functionAt(node: Node | undefined, file: File): FunctionNode | undefined {
  if (!node || node.type === 'SpreadElement') return undefined
  return isFunction(node) ? node : functionOf(node, file)
}

/** How often a loop runs at most: `i < 4` from 0, `left-- > 0` from 4. */
function attemptsIn(points: readonly Point[]): number | undefined {
  for (const point of points) {
    if (point.is !== 'test') continue
    const node = bare(point.node)
    const counter = bare(node.type === 'BinaryExpression' ? (node.left as Node) : node)
    const isDown = counter.type === 'UpdateExpression' && counter.operator === '--' && !counter.prefix
    const name = isDown ? counter.argument : counter
    const variable = name.type === 'Identifier' ? localOf(name, point.frame.file.code) : undefined
    const init = variable?.defs[0]?.node as Node | undefined
    const start = init?.type === 'VariableDeclarator' && init.init ? valueOf(init.init, point.frame.file) : undefined
    if (!variable || start?.is !== 'constant' || typeof start.value !== 'number') continue
    if (isDown) return start.value
    const last = lastOf(variable, point.frame)
    if (last !== undefined) return last - start.value + 1
  }
  return undefined
}
