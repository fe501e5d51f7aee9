import type { TSESTree } from '@typescript-eslint/utils'
import type { Node, SourceCode } from '../nouns.ts'
import { dotted, isFunction, keyOf, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import { onlyValueOf, resolved } from './delay.ts'
import { isAboutOutcome, told } from './outcome.ts'
import type { Frame, Point } from './points.ts'
import type { Place, Walk } from './walk.ts'

/**
 * The edges from which the same request starts again whatever went wrong: nothing on the way asks more than whether it failed.
 * A test that picks failures, or that we do not understand, may pick those after which a repetition is right.
 */
export function blindEdges(walk: Walk): ('error' | 'answer')[] {
  return [...(goesBlindly(walk.fails, 500) ? ['error' as const] : []), ...(goesBlindly(walk.ok, 500) ? ['answer' as const] : [])]
}

/** The same after an answer that says the request is wrong. */
export function repeatsRefusals({ ok }: Walk): boolean {
  return goesBlindly(ok, 400)
}

/** `from`: a test may leave out the answers below. */
function goesBlindly(start: Place, from: number): boolean {
  const seen = new Set<Place>([start])
  const stack = [start]
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at.isGoal) {
      if (at.phase === 'failed') return true
      continue
    }
    if (isAsked(at.point)) continue
    for (const next of at.next) {
      if (seen.has(next) || !(next.phase === 'open' || next.phase === 'failed') || (at.point.is === 'test' && isChosen(at.point, next.point, from))) continue
      seen.add(next)
      stack.push(next)
    }
  }
  return false
}

/** A person says whether. */
function isAsked(point: Point): boolean {
  return point.is === 'wait' && point.node.type === 'CallExpression' && /prompt|confirm|question|ask/i.test(dotted(point.node.callee)?.at(-1) ?? '')
}

/** The way on is there for some failures alone, or may be. */
function isChosen({ node, frame, yes, no }: Extract<Point, { is: 'test' }>, next: Point, from: number): boolean {
  return yes !== no && !isPlain(node, frame, next === yes, from)
}

function isPlain(test: Node, frame: Frame, side: boolean, from: number): boolean {
  const { node, frame: home } = resolved(test, frame)
  if (node.type === 'UnaryExpression' && node.operator === '!') return isPlain(node.argument, home, !side, from)
  // `ok`, or the error itself, is there or not.
  if (node.type === 'Identifier' && !/retr[yi]|transient|temporary|should|can[A-Z]|fatal/i.test(node.name)) return true
  if (node.type === 'MemberExpression' && keyOf(node) === 'ok') return true
  if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier') return isPlainComparison(node, home, side, from)
  return !isAboutOutcome(node) && Object.keys(told(node, home)).length === 0 && !mentionsFailure(node, home)
}

function isPlainComparison(node: TSESTree.BinaryExpression, frame: Frame, side: boolean, from: number): boolean {
  if (!isAboutOutcome(node) && Object.keys(told(node, frame)).length === 0 && !mentionsFailure(node, frame)) return true
  if (/^!==?$/.test(node.operator)) return side || isSuccess(node.right, frame)
  // All but one of them go on; whoever leaves out one has thought of what cannot change.
  if (/^(?:===?|instanceof|in)$/.test(node.operator)) return !side && (from > 400 || isSuccess(node.right, frame))
  // All from some on, or those above: `status >= 400`, `status >= 500`.
  const limit = valueOf(node.right, frame.file)
  return limit.is === 'constant' && typeof limit.value === 'number' && limit.value >= 299 && limit.value <= from && (/^>/.test(node.operator) ? side : !side)
}

function isSuccess(node: Node, frame: Frame): boolean {
  const value = valueOf(node, frame.file)
  return value.is === 'constant' && (value.value === null || value.value === undefined || (typeof value.value === 'number' && value.value < 300))
}

/** It speaks of the failure, or of what was worked out from it: `verdict`, where `verdict = classify(response.status)`. */
function mentionsFailure(node: Node, frame: Frame, depth = 0): boolean {
  const { code } = frame.file
  if (/\b(?:e|err|error|ex|exception|cause|status\w*|res|resp|response)\b|retryable|transient/i.test(code.text.slice(...node.range))) return true
  return depth < 3 && identifiersIn(node, code).some((identifier) => {
    const variable = localOf(identifier, code)
    const only = variable && onlyValueOf(variable)
    return only !== undefined && only !== node && !isFunction(only) && mentionsFailure(only, frame, depth + 1)
  })
}

function identifiersIn(node: Node, code: SourceCode): TSESTree.Identifier[] {
  if (node.type === 'Identifier') return [node]
  return (code.visitorKeys[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key]
    return (Array.isArray(child) ? child : [child]).flatMap((one) => (one && !isFunction(one) ? identifiersIn(one, code) : []))
  })
}
