import type { TSESTree } from '@typescript-eslint/utils'
import { boundsFor } from '../bounds.ts'
import type { Edit } from '../edit.ts'
import type { File } from '../file.ts'
import type { Repair } from '../fix.ts'
import type { Node } from '../nouns.ts'
import { functionAround, isFunction, keyOf } from '../tree.ts'
import { backoffAt, before, insideEnd, pauseIn, semicolonIn } from './insertion.ts'
import type { Immediate } from './immediate.ts'
import { mendedPause, mendedText } from './pause-repair.ts'
import type { Again, Point } from './points.ts'
import type { Retry } from './retries.ts'

/** A wait before the next attempt, on every way where there is none. */
export function pausedRepair({ immediate, request, node }: Retry): Repair | undefined {
  const { file } = request.frame
  if (request.node !== node) return undefined
  const each = immediate.map((way) => editsFor(way, immediate, request.node, file))
  if (each.length === 0 || each.some((edits) => !edits)) return undefined
  const edits = new Map<string, Edit>()
  for (const edit of (each as Edit[][]).flat()) edits.set(`${String(edit.range[0])}:${String(edit.range[1])}`, edit)
  const first = [...edits.values()][0]
  return first && { writes: immediate[0]?.none ? mendedText(immediate[0].none, first.text, file) : shown(first.text), edits: [...edits.values()] }
}

/** As the suggestion says it: without what stands around it. */
function shown(text: string): string {
  return text.trim().replace(/^\{|\}$/g, '').trim().split('\n')[0]?.replace(/;$/, '') ?? ''
}

function editsFor(way: Immediate, all: readonly Immediate[], request: Node, file: File): Edit[] | undefined {
  if (way.none) return mendedPause(way.none, file)
  const points = way.places.map((place) => place.point)
  const again = points.find((point): point is Again => point.is === 'again' && isIn(point, file))
  if (again) return again.node && beforeCall(again.node, file)
  const loop = way.from && loopAround(way.from)
  // An interceptor sends the request itself.
  if (!loop) return way.from ? undefined : beforeCall(request, file)
  return inLoop(way, all, loop, file)
}

function isIn(point: Point, file: File): boolean {
  return 'frame' in point && point.frame.file === file
}

type Loop = TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForOfStatement | TSESTree.ForInStatement

export function loopAround(node: Node): Loop | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (/^(?:For|While|DoWhile)\w*Statement$/.test(at.type)) return at as Loop
  return undefined
}

function inLoop(way: Immediate, all: readonly Immediate[], loop: Loop, file: File): Edit[] | undefined {
  if (!functionAround(loop)?.async && functionAround(loop)) return undefined
  const pause = (at: Node) => `await ${pauseIn(backoffAt(at, file), file).text}`
  const imported = pauseIn('', file).edits
  if (way.edge === 'answer') {
    const test = ifAround(way.from as Node)
    const turns = test ? continuesIn(test, loop) : []
    if (turns.length > 0) return [...turns.map((turn) => before(turn, pause(turn), file)), ...imported].flat()
    // Behind the body of a `do` the answer is looked at only afterwards.
    if (loop.body.type !== 'BlockStatement' || loop.type === 'DoWhileStatement') return undefined
    return [insideEnd(loop.body, pause(loop.body), file), ...imported]
  }
  if (way.from?.type !== 'CatchClause') return undefined
  const turns = continuesIn(way.from, loop)
  const answered = all.find((one) => one.edge === 'answer' && !one.none && one.from && loopAround(one.from) === loop)
  // Both ways come together at the end of the loop: there one wait is enough.
  if (answered && turns.length === 0 && continuesIn(ifAround(answered.from as Node), loop).length === 0 && loop.type !== 'DoWhileStatement') return inLoop(answered, all, loop, file)
  const ends = way.from.body.body.at(-1)?.type === 'ContinueStatement' ? [] : [insideEnd(way.from.body, pause(way.from.body), file)]
  return [...turns.map((turn) => before(turn, pause(turn), file)), ends, imported].flat()
}

function ifAround(node: Node): TSESTree.IfStatement | undefined {
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent) if (at.type === 'IfStatement') return at
  return undefined
}

/** Where the code below goes on with the next turn of the loop. */
function continuesIn(root: Node | null | undefined, loop: Loop): TSESTree.ContinueStatement[] {
  const found: TSESTree.ContinueStatement[] = []
  const visit = (node: Node): void => {
    if (isFunction(node) || (node !== root && node !== loop && /^(?:For|While|DoWhile)\w*Statement$/.test(node.type))) return
    if (node.type === 'ContinueStatement') found.push(node)
    for (const [key, child] of Object.entries(node)) {
      if (key === 'parent') continue
      for (const one of Array.isArray(child) ? (child as unknown[]) : [child]) if (typeof one === 'object' && one !== null && 'type' in one && 'range' in one) visit(one as Node)
    }
  }
  if (root && root !== loop) visit(root)
  return found
}

/** A wait before a call: as a statement where one can stand, else in the promise or by a timer. */
function beforeCall(call: Node, file: File): Edit[] | undefined {
  const fn = functionAround(call)
  const text = file.code.text.slice(...call.range)
  const { text: pause, edits } = pauseIn(backoffAt(call, file), file)
  const above = call.parent?.type === 'AwaitExpression' ? call.parent : call
  const statement = above.parent
  if (fn?.async && (statement?.type === 'ReturnStatement' || statement?.type === 'ExpressionStatement')) return [...before(statement, `await ${pause}`, file), ...edits]
  if (fn?.async || (fn && isHandler(fn))) return [{ range: call.range, text: `${pause}.then(() => ${text})` }, ...edits]
  if (statement?.type === 'ExpressionStatement' || (fn?.type === 'ArrowFunctionExpression' && fn.body === call)) return [{ range: call.range, text: `setTimeout(() => ${text}, ${backoffAt(call, file)})` }]
  return undefined
}

/** What it returns is waited for: a function given to `.then` or `.catch`, or an interceptor. */
function isHandler(fn: Node): boolean {
  const { parent } = fn
  return parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && /^(?:then|catch|use)$/.test(keyOf(parent.callee) ?? '')
}

/** An end: a count of attempts. */
export function endingRepair({ request, node, again }: Retry): Repair | undefined {
  const { file } = request.frame
  if (request.node !== node) return undefined
  return again ? countedCalls(again, file) : countedLoop(request.node, file)
}

function countedLoop(node: Node, file: File): Repair | undefined {
  const loop = loopAround(node)
  if (loop?.type !== 'WhileStatement' && loop?.type !== 'ForStatement') return undefined
  const isEndless = !loop.test || (loop.test.type === 'Literal' && Boolean(loop.test.value))
  const name = unused('attempt', file) ?? unused('tries', file)
  if (!isEndless || name === undefined || (loop.type === 'ForStatement' && (loop.init || loop.update)) || loop.body.type !== 'BlockStatement' || /\bbreak\b/.test(file.code.text.slice(...loop.body.range)) || loop.parent.type !== 'BlockStatement') return undefined
  const attempts = boundsFor(undefined, file).attempts.default
  const head = `for (let ${name} = 0; ${name} < ${attempts}; ${name}++) `
  const indent = ' '.repeat(loop.loc.start.column)
  return { writes: head.trim(), edits: [{ range: [loop.range[0], loop.body.range[0]], text: head }, { range: [loop.range[1], loop.range[1]], text: `\n${indent}throw new Error('No answer after ${attempts} attempts')${semicolonIn(file)}` }] }
}

function countedCalls({ node: call, target }: Again, file: File): Repair | undefined {
  const { fn } = target
  const name = unused('attempt', file) ?? unused('tries', file)
  if (!call || fn.type === 'Program' || name === undefined || functionAround(call) !== fn || !fn.async) return undefined
  const above = call.parent.type === 'AwaitExpression' ? call.parent : call
  const statement = above.parent
  const last = fn.params.at(-1)
  const lastGiven = call.arguments.at(-1)
  if (!last || !lastGiven || call.arguments.length !== fn.params.length || last.type === 'RestElement' || statement?.type !== 'ReturnStatement') return undefined
  const caught = catchAround(call)
  const attempts = boundsFor(undefined, file).attempts.default
  const error = caught?.param?.type === 'Identifier' ? caught.param.name : `new Error('No answer after ${attempts} attempts')`
  return {
    writes: `if (${name} === ${attempts}) throw ${error}`,
    edits: [{ range: [last.range[1], last.range[1]], text: `, ${name} = 1` }, ...before(statement, `if (${name} === ${attempts}) throw ${error}`, file), { range: [lastGiven.range[1], lastGiven.range[1]], text: `, ${name} + 1` }],
  }
}

function catchAround(node: Node): TSESTree.CatchClause | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (at.type === 'CatchClause') return at
  return undefined
}

function unused(name: string, file: File): string | undefined {
  return new RegExp(`\\b${name}\\b`).test(file.code.text) ? undefined : name
}
