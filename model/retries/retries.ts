import { analyse } from '../calls.ts'
import type { File } from '../file.ts'
import type { FunctionNode, Node, Source } from '../nouns.ts'
import { signatureOf } from '../origin.ts'
import { dotted, isFunction } from '../tree.ts'
import { chainedIn } from './chained.ts'
import { bodyOf } from './invoking.ts'
import { immediateWays, type Immediate } from './immediate.ts'
import { interceptorsIn, type Interceptor } from './interceptors.ts'
import { isOnce } from './limit.ts'
import { end, following, type Again, type CallNode, type Frame, type Pass, type Point, type Request, type Wait } from './points.ts'
import { partsOf, type Parts } from './sameness.ts'
import { block } from './statements.ts'
import { failing, isEndless, isPolled } from './unbounded.ts'
import { waitsOf } from './waits.ts'
import { walkFrom, type Place, type Walk } from './walk.ts'
import { leadsToRequest } from './within.ts'

/** A request that code starts again after it failed. */
export interface Retry {
  /** The call that starts it, in the file being read. */
  node: CallNode
  /** As people would say it: `axios.get`. */
  name: string
  request: Request
  /** How code runs on after it; absent for a chain of calls. */
  walk: Walk | undefined
  /** The call of a running function by which it starts again, where there is one. */
  again: Again | undefined
  /** Where the file sends it again: that call, else the request itself. */
  at: CallNode
  /** The ways from a failure to the next attempt on which nothing waits. */
  immediate: readonly Immediate[]
  /** The waits on the way that do wait, because of the failure. */
  waits: readonly Wait[]
  /** Nothing must end it. */
  endless: boolean
  /** It is tried again once at most. */
  once: boolean
  /** The next attempt starts only to be asked again after success too. */
  polled: boolean
}

const known = new WeakMap<object, readonly Retry[]>()

/** Every request of a file that its code starts again after a failure. Worked out once per tree. */
export function retriesOf(source: Source): readonly Retry[] {
  const { file } = analyse(source)
  if (!file) return []
  const before = known.get(file)
  if (before) return before
  const found = retriesIn(file)
  known.set(file, found)
  return found
}

function retriesIn(file: File): readonly Retry[] {
  const found = new Map<Node, Retry>()
  const entered = new Set<unknown>()
  for (const fn of functionsOf(file)) {
    // A callback belongs to the function that it stands in, and was read with it.
    if (entered.has(fn) && isArgument(fn)) continue
    try {
      const entry = graphOf(fn, file, entered)
      for (const request of requestsFrom(entry)) {
        const retry = retryOf(request, entry, file)
        const before = retry && found.get(retry.node)
        if (retry && (!before || (before.immediate.length === 0 && !before.endless))) found.set(retry.node, retry)
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  for (const interceptor of interceptorsIn(file)) {
    const retry = retryOfInterceptor(interceptor, file)
    if (retry) found.set(retry.node, retry)
  }
  for (const { node, handler } of chainedIn(file)) {
    const frame = frameOf(file.code.ast, file, new Set())
    found.set(node, { node, name: nameOf(node), request: { is: 'request', node, frame, ok: end, fails: end }, walk: undefined, again: undefined, at: node, waits: [], immediate: [{ edge: 'error', from: handler, at: node, none: undefined, places: [] }], endless: false, once: false, polled: false })
  }
  return [...found.values()]
}

/** The program and the functions that lead to a request. */
function functionsOf(file: File): (FunctionNode | File['code']['ast'])[] {
  const around = new Set<Node>()
  for (const call of file.index.calls) {
    // Whoever stands around one that was met is known too.
    for (let at: Node | undefined = call.parent; at && !around.has(at); at = at.parent) if (isFunction(at) || at.type === 'Program') around.add(at)
  }
  const outermostFirst = [...around].sort((one, other) => one.range[0] - other.range[0])
  return outermostFirst.filter((fn) => leadsToRequest(fn, file)) as (FunctionNode | File['code']['ast'])[]
}

function isArgument({ parent }: Node): boolean {
  return parent?.type === 'CallExpression' || parent?.type === 'NewExpression'
}

function graphOf(fn: FunctionNode | File['code']['ast'], file: File, entered: Set<unknown>): Point {
  const frame = frameOf(fn, file, entered)
  const { entry } = frame
  const way = { frame, throws: end, returns: end, breaks: new Map(), continues: new Map() }
  entry.next = [fn.type === 'Program' ? block(fn.body, end, way) : bodyOf(fn, way)]
  return entry
}

function frameOf(fn: FunctionNode | File['code']['ast'], file: File, entered: Set<unknown>): Frame {
  const entry: Pass = { is: 'pass', next: [] }
  return { fn, file, given: new Map(), entry, rejected: end, caller: undefined, by: undefined, depth: 0, budget: { calls: 300, entered }, sending: new Map() }
}

function requestsFrom(entry: Point): Request[] {
  const seen = new Set<Point>([entry])
  const stack = [entry]
  const found: Request[] = []
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at.is === 'request') found.push(at)
    for (const next of following(at)) if (!seen.has(next)) {
      seen.add(next)
      stack.push(next)
    }
  }
  return found
}

function retryOf(request: Request, entry: Point, file: File): Retry | undefined {
  const node = callIn(request, file)
  const parts = partsOf(request)
  const walk = node && !parts.isNew ? walkFrom(request, (point) => point === request, parts) : undefined
  if (!node || !walk) return undefined
  const onTheWay = failing(walk)
  // What stands in another file altogether is that file's.
  if (![...onTheWay].some(({ point }) => 'frame' in point && point.frame.file.code.ast === file.code.ast)) return undefined
  const once = isOnce(onTheWay)
  const polled = isPolled(walk, onTheWay)
  const again = againOn(onTheWay, file)
  return { node, name: nameOf(request.node), request, walk, again, at: again?.node ?? node, waits: waitsOf(walk, onTheWay, request, entry), immediate: immediateWays(walk, polled, (way) => againOn(way, file)?.node ?? node), endless: !once && !isLasting(request) && isEndless(walk, onTheWay), once, polled }
}

/** What is meant to last is opened again for as long as it takes. */
export function isLasting({ node, frame }: Request): boolean {
  return signatureOf(node, frame.file)?.api.client.lasts === true
}

const noParts: Parts = { variables: new Set(), roots: new Set(), paths: new Set(), isNew: false }

/** The failure is there when the handler starts; what it sends again comes back to it. */
function retryOfInterceptor({ handler, sendsAgain }: Interceptor, file: File): Retry | undefined {
  const entry = graphOf(handler, file, new Set())
  const walk = walkFrom({ ok: end, fails: entry }, sendsAgain, noParts)
  const onTheWay = walk && failing(walk)
  const request = onTheWay && [...onTheWay].find((place) => place.isGoal)?.point
  if (!walk || !onTheWay || request?.is !== 'request' || request.frame.file.code.ast !== file.code.ast) return undefined
  const once = isOnce(onTheWay)
  return { node: request.node, name: nameOf(request.node), request, walk, again: againOn(onTheWay, file), at: request.node, waits: waitsOf(walk, onTheWay, request, undefined), immediate: immediateWays(walk, false, () => request.node), endless: !once && isEndless(walk, onTheWay), once, polled: false }
}

/** The call by which the file leads to the request: itself, or that of a function which stands in another. */
function callIn(request: Request, file: File): CallNode | undefined {
  if (request.frame.file.code.ast === file.code.ast) return request.node
  for (let at: Frame | undefined = request.frame; at; at = at.caller) if (at.by && at.caller?.file.code.ast === file.code.ast) return at.by
  return undefined
}

function nameOf(node: CallNode): string {
  return dotted(node.callee)?.slice(-2).join('.') ?? 'HTTP'
}

function againOn(onTheWay: Iterable<Place>, file: File): Again | undefined {
  for (const { point } of onTheWay) if (point.is === 'again' && point.frame.file.code.ast === file.code.ast) return point
  return undefined
}
