import type { Node, Variable } from '../nouns.ts'
import { bare, dotted, functionAround, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import { onlyValueOf, resolved } from './delay.ts'
import { isAboutOutcome, told } from './outcome.ts'
import type { Again, Frame, Test, Write } from './points.ts'
import { isKept, parametersOf } from './sameness.ts'
import { isFixed, neverCounts } from './uncounted.ts'
import { leadingTo, type Place, type Walk } from './walk.ts'

/** The places on the way from a failure to the same request. */
export function failing(walk: Walk): Set<Place> {
  return leadingTo(walk.places.filter((place) => place.isGoal && place.phase !== 'open'), walk.places)
}

/** What changes from one attempt to the next. */
interface Changes {
  variables: ReadonlySet<Variable>
  /** Variables that start again from a constant with each attempt. */
  reborn: ReadonlySet<Variable>
  /** The functions whose code was followed. */
  functions: ReadonlySet<unknown>
}

export function changesIn(places: Iterable<Place>): Changes {
  const variables = new Set<Variable>()
  const reborn = new Set<Variable>()
  const functions = new Set<unknown>()
  const kept = new Set<Variable>()
  const writes: Write[] = []
  for (const { point } of places) {
    if ('frame' in point) functions.add(point.frame.fn)
    if (point.is === 'write') writes.push(point)
    if (point.is !== 'again') continue
    for (const { variable, isSame, isAbsent } of rebound(point)) {
      if (isAbsent) reborn.add(variable)
      else if (isSame) kept.add(variable)
      else variables.add(variable)
    }
  }
  for (const { variable, path, node, frame } of writes) {
    if (!variable || path !== undefined || reborn.has(variable)) continue
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init && valueOf(node.init, frame.file).is === 'constant') reborn.add(variable)
    else if (neverCounts(variable, frameOf(variable, frame))) continue
    else if (!(node.type === 'UpdateExpression' && !node.prefix && kept.has(variable) && node.parent.type === 'CallExpression')) variables.add(variable)
  }
  return { variables, reborn, functions }
}

/** The frame of the function whose variable it is. */
function frameOf(variable: Variable, frame: Frame): Frame {
  for (let at: Frame | undefined = frame; at; at = at.caller) if (at.fn === variable.scope.block) return at
  return frame
}

function rebound(again: Again): { variable: Variable; isSame: boolean; isAbsent: boolean }[] {
  return parametersOf(again.target).map(({ variable, at, rest }) => {
    // What is not given starts from its default each time.
    const isAbsent = again.node !== undefined && !again.node.arguments.slice(0, at + 1).some((one) => one.type === 'SpreadElement') && again.node.arguments[at] === undefined
    return { variable, isAbsent, isSame: isKept(variable, again.node, at, rest, again.frame) }
  })
}

/** Nothing on the way back must come out otherwise after so many failures. */
export function isEndless(walk: Walk, onTheWay: ReadonlySet<Place>): boolean {
  if (isPolled(walk, onTheWay) || [...onTheWay].some(isPaced)) return false
  const changed = changesIn(onTheWay)
  const endless = new Set<Place>([...onTheWay].filter((place) => place.isGoal))
  for (let round = 0, isChanged = true; isChanged && round < 60; round++) {
    isChanged = false
    for (const place of onTheWay) {
      if (endless.has(place) || !goesOn(place, endless, changed)) continue
      endless.add(place)
      isChanged = true
    }
  }
  return endless.has(walk.fails) || endless.has(walk.ok)
}

/** The server says when: `sleep(reset - Date.now())`. */
function isPaced({ point }: Place): boolean {
  if (point.is !== 'wait' || point.pause.is !== 'effective' || !point.pause.delay) return false
  const { node, frame } = resolved(point.pause.delay, point.pause.frame)
  return /\bDate\.now\(\)|\bnew Date\b/.test(frame.file.code.text.slice(...node.range))
}

function goesOn({ point, next }: Place, endless: ReadonlySet<Place>, changed: Changes): boolean {
  if (point.is === 'items') return false
  if (point.is !== 'test' || isStuck(point, changed)) return next.some((one) => endless.has(one))
  // It can come out either way, and both go on.
  return next.length === 2 && next.every((one) => endless.has(one))
}

function isStuck({ node, frame }: Test, changed: Changes): boolean {
  if (valueOf(node, frame.file).is === 'constant') return true
  return isStuckExpression(node, frame, changed, 0)
}

function isStuckExpression(expression: Node, frame: Frame, changed: Changes, depth: number): boolean {
  const node = bare(expression)
  if (depth > 8) return false
  const again = (one: Node) => isStuckExpression(one, frame, changed, depth + 1)
  switch (node.type) {
    case 'Literal':
      return true
    case 'Identifier':
      return node.name === 'undefined' || isStuckVariable(node, frame, changed, depth)
    case 'UnaryExpression':
      return again(node.argument)
    case 'UpdateExpression': {
      // `++n` of a counter that is born again, or `n--` of one that is passed on as it was.
      const variable = node.argument.type === 'Identifier' ? localOf(node.argument, frame.file.code) : undefined
      return variable !== undefined && changed.reborn.has(variable)
    }
    case 'BinaryExpression':
    case 'LogicalExpression':
      if (isAboutOutcome(node) && !mentionsChanged(node, frame, changed)) return true
      // A limit that an object was made with: `n < this.most`.
      if (/^[<>]=?$/.test(node.operator) && node.left.type !== 'PrivateIdentifier' && isFixed(node.right, frame)) return again(node.left)
      return node.left.type !== 'PrivateIdentifier' && again(node.left) && again(node.right)
    case 'MemberExpression':
      if (/\.(?:length|size|byteLength)$/.test(dotted(node)?.join('.') ?? '') && again(node.object)) return true
      return dotted(node)?.[0] === 'process' || (isAboutOutcome(node) && !mentionsChanged(node, frame, changed))
    default:
      return (isAboutOutcome(node) || Object.keys(told(node, frame)).length > 0) && !mentionsChanged(node, frame, changed) && isPlainCall(node)
  }
}

/** `isRetryable(error)` says the same of the same error; `policy.shouldRetry(error)` may count. */
function isPlainCall(node: Node): boolean {
  if (node.type !== 'CallExpression') return true
  return node.callee.type === 'Identifier' ? node.arguments.length === 1 : node.callee.type === 'MemberExpression' && (isAboutOutcome(node.callee.object) || /^(?:Array|Object)Expression$/.test(node.callee.object.type) || (node.callee.object.type === 'Identifier' && /^[A-Z]/.test(node.callee.object.name)) || node.callee.object.type === 'Literal')
}

function isStuckVariable(node: Extract<Node, { type: 'Identifier' }>, frame: Frame, changed: Changes, depth: number): boolean {
  const variable = localOf(node, frame.file.code)
  if (!variable) return false
  const only = onlyValueOf(variable)
  // Worked out anew on the way: by what it is worked out from.
  if (changed.variables.has(variable)) return isAboutOutcome(node) || (only !== undefined && isStuckExpression(only, frame, changed, depth + 1))
  if (changed.reborn.has(variable)) return true
  const bound = frame.given.get(variable)
  if (bound?.is === 'expression') return isStuckExpression(bound.node, bound.frame, changed, depth + 1)
  // A signal, or somebody else who writes it: they may end it.
  if (/stop|abort|cancel|clos|run|active|alive|enabled|destroy|dispos|exit|shut/i.test(variable.name)) return false
  const writers = variable.references.filter((reference) => reference.isWrite() && !reference.init)
  return writers.every((reference) => changed.functions.has(functionAround(reference.identifier as Node)) || functionAround(reference.identifier as Node) === functionAround((variable.defs[0]?.name ?? node) as Node))
}

function mentionsChanged(node: Node, frame: Frame, changed: Changes): boolean {
  const text = frame.file.code.text.slice(...node.range)
  return [...changed.variables, ...changed.reborn].some((variable) => !isAboutOutcome({ type: 'Identifier', name: variable.name } as Node) && new RegExp(`(?<![\\w$.])${variable.name.replaceAll('$', '\\$')}(?![\\w$])`).test(text)) || /attempt|retr(?:y|ies)(?:Count|s|Left|Number)|tries|count/i.test(text)
}

/** It asks again after success too: a poller, or a consumer, that nothing needs to end. */
export function isPolled(walk: Walk, onTheWay: ReadonlySet<Place>): boolean {
  const succeeded = new Set<Variable>()
  for (const place of walk.places) if (place.phase === 'open' && !onTheWay.has(place) && place.point.is === 'write' && place.point.variable) succeeded.add(place.point.variable)
  const mentions = ({ node, frame }: Test) => [...succeeded].some((variable) => new RegExp(`(?<![\\w$.])${variable.name.replaceAll('$', '\\$')}(?![\\w$])`).test(frame.file.code.text.slice(...node.range)))
  const again = leadingTo(walk.places.filter((place) => place.isGoal), walk.places)
  const seen = new Set<Place>()
  const stack = [walk.ok]
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at.isGoal) return true
    if (seen.has(at)) continue
    seen.add(at)
    // What success sets, it is asked for, where the answer may lead out.
    if (at.point.is === 'test' && mentions(at.point) && !(at.next.length === 2 && at.next.every((next) => again.has(next)))) continue
    stack.push(...at.next.filter((next) => next.phase === 'open'))
  }
  return false
}
