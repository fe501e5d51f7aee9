import type { Client } from '../../catalog/shape.ts'
import { homeOf } from '../elsewhere.ts'
import type { FunctionNode, Node, Variable } from '../nouns.ts'
import { signatureOf } from '../origin.ts'
import { requestObjectOf } from '../request.ts'
import { bare, callsIn, functionAround, isFunction, isInside, keyOf, localOf } from '../tree.ts'
import { pauseOf } from './delay.ts'
import { opaque } from './opaque.ts'
import { end, type Bound, type CallNode, type Frame, type Pass, type Point } from './points.ts'
import { block, returning, type Way } from './statements.ts'
import { callsItsParameters, functionOf, isPromise, promisedTimer, reachOf, timerOf } from './within.ts'

/** Where the promise that a call gives leads when it is broken; absent where nobody waits for it. */
interface Waited {
  fails: Point
}

export interface Callee {
  fn: FunctionNode
  /** Where its closure stands. */
  frame: Frame
}

/** The function that an expression stands for, through the parameters it was passed by. */
export function resolveFunction(expression: Node, frame: Frame): Callee | undefined {
  const node = bare(expression)
  if (isFunction(node)) return { fn: node, frame }
  if (node.type === 'Identifier') {
    const bound = frame.given.get(localOf(node, frame.file.code) as Variable)
    if (bound?.is === 'expression') return bound.node === node ? undefined : resolveFunction(bound.node, bound.frame)
    if (bound) return undefined
  }
  const fn = functionOf(node, frame.file)
  return fn && { fn, frame }
}

/** A call, once its arguments are there. */
export function invoke(node: CallNode, next: Point, way: Way, waited?: Waited): Point {
  const { frame } = way
  const callee = bare(node.callee)
  const bound = callee.type === 'Identifier' ? frame.given.get(localOf(callee, frame.file.code) as Variable) : undefined
  // `resolve()`, `reject(error)`: what comes behind them is not what matters.
  if (bound?.is === 'point') return bound.point
  return timer(node, next, way, waited) ?? promise(node, next, way, waited) ?? request(node, next, way, waited) ?? known(node, next, way, waited) ?? opaque(node, next, way, waited?.fails)
}

function timer(node: CallNode, next: Point, way: Way, waited: Waited | undefined): Point | undefined {
  const { frame } = way
  const name = timerOf(node, frame.file)
  const [first, second] = node.arguments
  if (name !== undefined) {
    if (name === 'setInterval' || !first || first.type === 'SpreadElement') return next
    const isAwaited = waited !== undefined && name === 'setTimeout'
    const goesOn: Point = isAwaited ? { is: 'wait', node, frame, pause: { is: 'none', because: 'global timer', shown: node, shownIn: frame }, next } : next
    const run = called(first, way)
    if (name !== 'setTimeout') return fork({ is: 'wait', node, frame, pause: { is: 'none', because: 'zero', shown: node, shownIn: frame }, next: run }, goesOn)
    const pause = !second ? ({ is: 'none', because: 'no delay', shown: node, shownIn: frame } as const) : endsSomething(first, frame) ? ({ is: 'unknown' } as const) : pauseOf(second, frame)
    return fork({ is: 'wait', node, frame, pause, next: run }, goesOn)
  }
  const pause = promisedTimer(node, frame.file)
  if (!pause) return undefined
  if (!waited) return { is: 'wait', node, frame, pause: { is: 'none', because: pause.mustYield ? 'not yielded' : 'not awaited', shown: node, shownIn: frame }, next }
  return { is: 'wait', node, frame, pause: pauseOf(node.arguments[pause.at], frame), next }
}

const ends = /^(?:abort|destroy|terminate|close|cancel)$/

/** `() => { socket.close(); resolve(false) }` bounds an attempt, and is no wait for the next one. */
function endsSomething(given: Node, frame: Frame): boolean {
  const { fn, frame: home } = resolveFunction(given, frame) ?? {}
  const calls = fn && home && callsIn(fn, home.file.index).filter((call) => call.type === 'CallExpression')
  const isEnd = ({ callee }: CallNode) => callee.type === 'MemberExpression' && ends.test(keyOf(callee) ?? '')
  const settles = ({ callee }: CallNode) => callee.type === 'Identifier' && home?.given.get(localOf(callee, home.file.code) as Variable)?.is === 'point'
  return calls !== undefined && calls.some(isEnd) && calls.every((call) => isEnd(call) || settles(call))
}

function fork(one: Point, other: Point): Point {
  return { is: 'pass', next: [one, other] }
}

/** A function given to be called later: what it leads to, and nobody waits for it. */
function called(given: Node, way: Way): Point {
  const { frame } = way
  const bound = given.type === 'Identifier' ? frame.given.get(localOf(given, frame.file.code) as Variable) : undefined
  if (bound?.is === 'point') return bound.point
  // What a call gives is a function of its own, with a closure of its own: `setTimeout(later(n - 1), ms)`.
  const fn = bare(given).type === 'CallExpression' ? undefined : resolveFunction(given, frame)
  return (fn && enter(fn, undefined, end, { ...way, throws: end })) ?? end
}

function promise(node: CallNode, next: Point, way: Way, waited: Waited | undefined): Point | undefined {
  const [first] = node.arguments
  if (!isPromise(node, way.frame.file) || !first || first.type === 'SpreadElement') return undefined
  const fn = resolveFunction(first, way.frame)
  if (!fn) return waited ? { is: 'wait', node, frame: way.frame, pause: { is: 'unknown' }, next } : next
  const [ok, fails] = waited ? [next, waited.fails] : [end, end]
  const point = enter(fn, undefined, end, { ...way, throws: fails }, undefined, [ok, { is: 'thrown', node, next: fails }]) ?? next
  return waited ? point : fork(point, next)
}

function request(node: CallNode, next: Point, way: Way, waited: Waited | undefined): Point | undefined {
  const { frame } = way
  const found = signatureOf(node, frame.file)
  if (!found?.signature.request) return undefined
  const resent = optionsResent(node, frame)
  if (resent) return resent
  const callbacks = node.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : (resolveCallback(one, frame) ?? [])))
  const behind = callbacks.map((fn) => enter(fn, undefined, end, { ...way, throws: end }) ?? end)
  const listeners = found.signature.returns !== undefined ? listenersOf(node, found.signature.returns, way) : []
  const itself: Pass = { is: 'pass', next: [] }
  listeners.push(...handlersIn(node, found.api.client, itself, way))
  const isHeard = behind.length > 0 || listeners.length > 0
  // A request object tells its errors to its listeners, whoever else waits.
  const ok: Point = isHeard ? { is: 'pass', next: [...behind, ...(waited ? [next] : [])] } : waited ? next : end
  const fails: Point = listeners.length > 0 ? { is: 'pass', next: [...listeners, ...(waited ? [waited.fails] : [])] } : (waited?.fails ?? end)
  const point: Point = { is: 'request', node, frame, ok, fails }
  itself.next = [point]
  return waited ? point : fork(point, next)
}

function resolveCallback(node: Node, frame: Frame): Callee | undefined {
  const isCallable = isFunction(node) || node.type === 'Identifier'
  return isCallable ? resolveFunction(node, frame) : undefined
}

/** The functions for failures that stand among its options. */
function handlersIn(node: CallNode, client: Client, itself: Point, way: Way): Point[] {
  const options = node.arguments.find((one) => one.type === 'ObjectExpression')
  if (!client.failsTo || !options) return []
  way.frame.sending.set(options, itself)
  return options.properties.flatMap((property): Point[] => {
    const fn = property.type === 'Property' && client.failsTo?.includes(keyOf(property) ?? '') ? resolveFunction(property.value, way.frame) : undefined
    const point = fn && enter(fn, undefined, end, { ...way, throws: end })
    return point ? [{ is: 'pass', node: fn.fn, next: [point] }] : []
  })
}

/** The function whose `this` it is: an arrow has none. */
function ownerOfThis(node: Node): FunctionNode | undefined {
  let fn = functionAround(node)
  while (fn?.type === 'ArrowFunctionExpression') fn = functionAround(fn)
  return fn
}

/** `$.ajax(this)`, in a function that stands among the options of a request. */
function optionsResent(node: CallNode, { sending }: Frame): Point | undefined {
  if (node.arguments.length !== 1 || node.arguments[0]?.type !== 'ThisExpression') return undefined
  const fn = ownerOfThis(node)
  return fn?.parent.type === 'Property' ? sending.get(fn.parent.parent) : undefined
}

/** What listens to the errors of a request object. */
function listenersOf(node: CallNode, type: string, way: Way): Point[] {
  const { frame } = way
  const client = signatureOf(node, frame.file)?.api.client
  if (!client) return []
  const object = requestObjectOf(node, type, client, frame.file)
  // A connection that is meant to last and is lost: its end is a failure.
  return ['error', 'timeout', ...(client.lasts ? ['close'] : [])].flatMap((event) =>
    (object.listeners.get(event) ?? []).flatMap((value): Point[] => {
      if (value.is !== 'function') return []
      const point = enter({ fn: value.node, frame }, undefined, end, { ...way, throws: end })
      return point ? [{ is: 'pass', node: value.node, next: [point] }] : []
    }),
  )
}

/** A function whose code can be read, when it matters here. */
function known(node: CallNode, next: Point, way: Way, waited: Waited | undefined): Point | undefined {
  const { frame } = way
  const callee = resolveFunction(node.callee, frame)
  if (!callee || node.type === 'NewExpression') return undefined
  const { fn } = callee
  const reach = reachOf(fn, callee.frame.file)
  const isPassed = node.arguments.some((one) => one.type !== 'SpreadElement' && (isFunction(one) || (one.type === 'Identifier' && resolveFunction(one, frame)))) && callsItsParameters(fn, callee.frame.file)
  const isRunning = running(fn, frame)
  if (!reach.requests && !reach.timers && !isPassed && !isRunning) return undefined
  const isLater = fn.async || reach.timers
  if (waited) return enter(callee, { call: node, given: node.arguments }, next, way, waited)
  if (!fn.async && !reach.timers) return enter(callee, { call: node, given: node.arguments }, next, { ...way }, undefined)
  const point = enter(callee, { call: node, given: node.arguments }, end, { ...way, throws: isLater ? end : way.throws }, { fails: end })
  if (!point) return undefined
  // A pause that nobody waits for is none.
  const isPause = isPurePause(fn, callee.frame)
  return fork(point, isPause ? { is: 'wait', node, frame, pause: { is: 'none', because: 'not awaited', shown: node, shownIn: frame }, next } : next)
}

/** `ms => new Promise(resolve => setTimeout(resolve, ms))` */
function isPurePause(fn: FunctionNode, frame: Frame): boolean {
  const home = homeOf(fn, frame.file)
  const reach = reachOf(fn, frame.file)
  return reach.timers && !reach.requests && home.code.text.slice(...fn.range).length < 300 && /\bPromise\b/.test(home.code.text.slice(...fn.range)) && /\bsetTimeout\b/.test(home.code.text.slice(...fn.range))
}

function running(fn: FunctionNode, frame: Frame): Frame | undefined {
  for (let at: Frame | undefined = frame; at; at = at.caller) if (at.fn === fn) return at
  return undefined
}

/** How many calls deep code is followed. */
const deepest = 6

/** Goes into a function. What is given by `points` are ways on, for its first parameters: `resolve`, `reject`. */
export function enter(callee: Callee, call: { call: CallNode; given: readonly Node[] } | undefined, next: Point, way: Way, waited?: Waited, points?: readonly Point[]): Point | undefined {
  const { fn } = callee
  const caller = way.frame
  const before = running(fn, caller)
  if (before) return { is: 'again', node: call?.call, frame: caller, target: before, next: before.entry }
  if (caller.depth >= deepest || caller.budget.calls <= 0 || !fn.body) return undefined
  caller.budget.calls--
  caller.budget.entered.add(fn)
  const file = homeOf(fn, callee.frame.file)
  const given = new Map<Variable, Bound>([...callee.frame.given, ...caller.given])
  for (const [at, parameter] of fn.params.entries()) {
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
    const variable = file.code.getDeclaredVariables?.(fn).find((one) => isInside(one.defs[0]?.name as Node, name))
    if (!variable || name.type !== 'Identifier') continue
    const point = points?.[at]
    const node = call?.given[at]
    if (point) given.set(variable, { is: 'point', point })
    else if (node && node.type !== 'SpreadElement') given.set(variable, { is: 'expression', node, frame: caller })
  }
  const entry: Pass = { is: 'pass', next: [] }
  const fails = waited?.fails ?? (fn.async ? end : way.throws)
  const frame: Frame = { fn, file, given, entry, rejected: waited?.fails ?? end, caller, by: call?.call, depth: caller.depth + 1, budget: caller.budget, sending: caller.sending }
  entry.next = [bodyOf(fn, { frame, throws: fails, returns: next, breaks: new Map(), continues: new Map() })]
  return entry
}

export function bodyOf(fn: FunctionNode, way: Way): Point {
  return fn.body?.type === 'BlockStatement' ? block(fn.body.body, way.returns, way) : returning(fn.body, way)
}

/** A client's request on which more is called: `got(url).json()`, `superagent.get(url).set(…)`. */
export function isRequestChain(object: Node, frame: Frame): boolean {
  for (let node = bare(object); ; ) {
    if (node.type === 'CallExpression' && signatureOf(node, frame.file)?.signature.request) return true
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || /^(?:then|catch|finally)$/.test(keyOf(node.callee) ?? '')) return false
    node = bare(node.callee.object)
  }
}

