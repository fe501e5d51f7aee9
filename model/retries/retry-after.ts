import { edited } from '../edit.ts'
import type { File } from '../file.ts'
import type { Repair } from '../fix.ts'
import { analyse } from '../calls.ts'
import type { Call, Node, Source, Variable } from '../nouns.ts'
import { bare, dotted, keyOf, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import { onlyValueOf, resolved } from './delay.ts'
import { delayOf } from './growth.ts'
import type { Frame, Wait } from './points.ts'
import { retriesOf, type Retry } from './retries.ts'
import { failing } from './unbounded.ts'

/** What is wrong with how code meets a server that says when to come back. */
export interface Unheeded {
  /**
   * - `unread`: the answer says when, and nobody reads it
   * - `uncapped`: whatever it says is waited for
   * - `fallback`: what should stand in for it never does
   */
  because: 'unread' | 'uncapped' | 'fallback'
  node: Node
  name: string
  /** The status that is tested for. */
  status: number | undefined
  repair: Repair | undefined
}

export function unheededOf(source: Source): Unheeded[] {
  const { calls, file } = analyse(source)
  if (!file) return []
  const found = retriesOf(source).flatMap((retry) => unheeded(retry, calls.find(({ node }) => node === retry.request.node), file))
  return found.filter((one, at) => found.findIndex(({ node }) => node === one.node) === at)
}

const saysWhen = /retry-?_?after|rate-?_?limit|reset/i

function unheeded(retry: Retry, call: Call | undefined, file: File): Unheeded[] {
  const { walk, name, request, node, waits, endless } = retry
  if (!walk || request.node !== node || request.frame.file !== file) return []
  const used = waits.flatMap((wait): Unheeded[] => {
    const fault = faultOf(wait)
    return fault ? [{ ...fault, name, status: undefined }] : []
  })
  if (used.length > 0 || saysWhen.test(file.code.text)) return used
  const onTheWay = failing(walk)
  // What we cannot look into may read it.
  if ([...onTheWay].some(({ point }) => point.is === 'wait' && point.pause.is === 'unknown')) return []
  for (const { point, next } of onTheWay) {
    if (point.is !== 'test' || point.frame.file !== file) continue
    const { status, side } = statusIn(point.node, point.frame) ?? {}
    if (side === undefined || !next.some((one) => one.point === point[side] && onTheWay.has(one))) continue
    const [wait] = waits
    const delay = wait && delayOf(wait, endless, file)
    if (delay) return [{ because: 'unread', node: delay.node, name, status, repair: readHere(point.node, delay.node, call, file) }]
  }
  return []
}

/** `status === 429`, `[429, 503].includes(status)` */
function statusIn(test: Node, frame: Frame): { status: number; side: 'yes' | 'no' } | undefined {
  const node = bare(test)
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
    const value = valueOf(node.right, frame.file)
    return value.is === 'constant' && isBusy(value.value) ? { status: value.value, side: node.operator.startsWith('!') ? 'no' : 'yes' } : undefined
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !/^(?:includes|has)$/.test(keyOf(node.callee) ?? '')) return undefined
  const list = valueOf(node.callee.object, frame.file)
  const status = list.is === 'list' ? list.items.flatMap((item) => (item.is === 'constant' && isBusy(item.value) ? [item.value] : []))[0] : undefined
  return status === undefined ? undefined : { status, side: 'yes' }
}

function isBusy(status: unknown): status is number {
  return status === 429 || status === 503
}

/** The header, where the answer is at hand and has it the way that fetch does. */
function readHere(test: Node, delay: Node, call: Call | undefined, file: File): Repair | undefined {
  const status = bare(test)
  const read = status.type === 'BinaryExpression' ? bare(status.left as Node) : undefined
  const answer = read?.type === 'MemberExpression' ? read.object : undefined
  const variable = answer?.type === 'Identifier' ? localOf(answer, file.code) : undefined
  const block = (variable?.scope as { block: Node } | undefined)?.block
  if (!answer || !variable || !block || !call?.client.readers?.includes('text') || delay.range[0] < block.range[0] || delay.range[1] > block.range[1]) return undefined
  const text = `Math.min(60_000, Number(${file.code.getText(answer)}.headers.get('retry-after')) * 1000 || ${inParentheses(delay, file)})`
  return { writes: text, edits: [edited(delay, text)] }
}

function inParentheses(node: Node, { code }: File): string {
  return /^(?:Literal|Identifier|CallExpression|MemberExpression|BinaryExpression)$/.test(node.type) ? code.getText(node) : `(${code.getText(node)})`
}

function faultOf({ pause }: Wait): Pick<Unheeded, 'because' | 'node' | 'repair'> | undefined {
  if (pause.is !== 'effective' || !pause.delay) return undefined
  const { file } = pause.frame
  const delay = pause.frame.given.size === 0 ? pause.delay : writtenFor(pause.delay, pause.frame)
  if (!delay || !readsHeader(delay, pause.frame, 0)) return undefined
  const { node } = resolved(delay, pause.frame)
  if (node.type === 'LogicalExpression' && node.operator === '??' && isNumber(node.left)) {
    const text = `Math.min(60_000, ${file.code.getText(node.left)} || ${file.code.getText(node.right)})`
    return { because: 'fallback', node, repair: { writes: text, edits: [edited(node, text)] } }
  }
  if (isHeldDown(delay, pause.frame)) return undefined
  const text = `Math.min(60_000, ${file.code.getText(delay)})`
  return { because: 'uncapped', node: delay, repair: { writes: text, edits: [edited(delay, text)] } }
}

/** What the caller of `sleep(ms)` gave for `ms`. */
function writtenFor(delay: Node, frame: Frame): Node | undefined {
  const node = bare(delay)
  const bound = node.type === 'Identifier' ? frame.given.get(localOf(node, frame.file.code) as Variable) : undefined
  return bound?.is === 'expression' && bound.frame.file === frame.file ? (bound.node === node ? undefined : (writtenFor(bound.node, bound.frame) ?? bound.node)) : undefined
}

/** A number, if not one that is: never null. */
function isNumber(node: Node): boolean {
  const one = bare(node)
  if (one.type === 'BinaryExpression') return one.operator === '*'
  return one.type === 'CallExpression' && /^(?:Number|parseInt|parseFloat|Number\.parse(?:Int|Float))$/.test(dotted(one.callee)?.join('.') ?? '')
}

/** What the header says is waited for in seconds: a number of them, and nothing subtracted. */
function readsHeader(expression: Node, frame: Frame, depth: number): boolean {
  const node = bare(expression)
  if (depth > 8) return false
  const again = (one: Node) => readsHeader(one, frame, depth + 1)
  switch (node.type) {
    case 'Identifier': {
      const variable = localOf(node, frame.file.code)
      const only = variable && onlyValueOf(variable)
      return only !== undefined && again(only)
    }
    case 'LogicalExpression':
      return again(node.left) || again(node.right)
    case 'BinaryExpression':
      return node.operator === '*' && (again(node.left) || again(node.right))
    case 'ConditionalExpression':
      return again(node.consequent) || again(node.alternate)
    case 'UnaryExpression':
      return again(node.argument)
    case 'CallExpression': {
      const name = dotted(node.callee)?.join('.') ?? ''
      const [first] = node.arguments
      if (!first || first.type === 'SpreadElement') return false
      if (/(?:^|\.)headers\.get$/.test(name)) return first.type === 'Literal' && String(first.value).toLowerCase() === 'retry-after'
      return /^(?:Number(?:\.parse(?:Int|Float))?|parseInt|parseFloat|Math\.(?:max|ceil|round))$/.test(name) && node.arguments.some(again)
    }
    case 'MemberExpression':
      return node.computed && node.property.type === 'Literal' && String(node.property.value).toLowerCase() === 'retry-after' && dotted(node.object)?.at(-1) === 'headers'
    default:
      return false
  }
}

/** The function around compares something with what it waits, or takes the least: a cap, or something that may be one. */
function isHeldDown(delay: Node, frame: Frame): boolean {
  const { fn, file } = frame
  let around: Node = fn
  for (let at: Node | undefined = delay; at; at = at.parent) if (/Function/.test(at.type)) {
    around = at
    break
  }
  const text = file.code.getText(around)
  const variable = bare(delay).type === 'Identifier' ? (bare(delay) as Extract<Node, { type: 'Identifier' }>).name : undefined
  return /Math\.min|clamp/i.test(text) || /(?:after|delay|wait|ms|seconds?|header\w*)\w*\)?\s*[<>]=?|[<>]=?\s*\w*(?:max|limit|cap)/i.test(text) || (variable !== undefined && new RegExp(`\\b${variable.replaceAll('$', '\\$')}\\b\\s*[<>]`).test(text))
}
