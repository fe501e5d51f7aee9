import { valueOf } from '../value.ts'
import { told, type Outcome } from './outcome.ts'
import { following, type Items, type Point, type Request } from './points.ts'
import { changes, rebinds, type Parts } from './sameness.ts'

/**
 * What is known of the request while code runs on after it.
 *
 * - `open`: it was answered, and nobody looked at the answer yet
 * - `failed`, `refused`: see `Outcome`
 * - `past`: it failed, and another request came after it and was answered: a token was renewed, a failure was reported
 * - `lost`: it failed, and so did another request after it; answers looked at now are another's
 */
export type Phase = 'open' | 'failed' | 'refused' | 'past' | 'lost'

/** A point at a phase: where code stands and what it knows. */
export interface Place {
  point: Point
  phase: Phase
  next: Place[]
  /** The same request starts again here. */
  isGoal: boolean
}

export interface Walk {
  places: readonly Place[]
  /** Where a failure starts: the rejection, and the answer. */
  fails: Place
  ok: Place
}

const most = 20_000

/** Everywhere that code can get after a request, on both its ways, up to where the same request starts again. */
export function walkFrom({ ok: answered, fails: rejected }: Pick<Request, 'ok' | 'fails'>, isAgain: (point: Point) => boolean, parts: Parts): Walk | undefined {
  const places = new Map<Point, Map<Phase, Place>>()
  const all: Place[] = []
  const stack: Place[] = []
  const place = (point: Point, phase: Phase): Place => {
    const there = places.get(point) ?? new Map<Phase, Place>()
    places.set(point, there)
    const before = there.get(phase)
    if (before) return before
    const made: Place = { point, phase, next: [], isGoal: isAgain(point) }
    there.set(phase, made)
    all.push(made)
    if (!made.isGoal) stack.push(made)
    return made
  }
  const fails = place(rejected, 'failed')
  const ok = place(answered, 'open')
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (all.length > most) return undefined
    at.next = stepsFrom(at.point, at.phase, parts).map(([point, phase]) => place(point, phase))
  }
  return { places: all, fails, ok }
}

type Step = [Point, Phase]

function stepsFrom(point: Point, phase: Phase, parts: Parts): Step[] {
  switch (point.is) {
    case 'request': {
      if (phase === 'open') return [[point.ok, phase]]
      return phase === 'refused' ? [[point.ok, phase], [point.fails, phase]] : [[point.ok, 'past'], [point.fails, phase === 'failed' ? 'lost' : phase]]
    }
    case 'test': {
      const value = valueOf(point.node, point.frame.file)
      const { yes, no } = told(point.node, point.frame)
      const isTrue = value.is === 'constant' && Boolean(value.value)
      const isFalse = value.is === 'constant' && !value.value
      return [...(isFalse ? [] : side(point.yes, phase, yes)), ...(isTrue ? [] : side(point.no, phase, no))]
    }
    case 'write':
      return changes(point, parts) ? [] : [[point.next, phase]]
    case 'again':
      return rebinds(point, parts) ? [] : [[point.next, phase]]
    case 'items':
      return phase !== 'open' && isAnotherItem(point) ? [[point.no, phase]] : [[point.yes, phase], [point.no, phase]]
    case 'thrown':
      return [[point.next, phase === 'open' ? 'failed' : phase]]
    default:
      return following(point).map((next) => [next, phase])
  }
}

/** The next turn of a loop over things is about another thing, even where the request does not say which. */
function isAnotherItem({ node, frame }: Items): boolean {
  if (node.type !== 'ForOfStatement' && node.type !== 'ForInStatement') return false
  return (frame.file.code.getDeclaredVariables?.(node.left) ?? []).some((variable) => variable.references.some((reference) => reference.isRead()))
}

function side(next: Point, phase: Phase, outcome: Outcome | undefined): Step[] {
  if (outcome === 'another') return []
  // What is looked at now is the later request's, which failed as well.
  if (phase === 'lost' && outcome === 'ok') return []
  if (phase === 'past' || phase === 'lost' || outcome === undefined) return [[next, phase]]
  if (outcome === 'ok') return phase === 'open' ? [[next, phase]] : []
  if (outcome === 'refused') return [[next, 'refused']]
  return [[next, phase === 'refused' ? phase : 'failed']]
}

/** The places from which one of these can be reached. */
export function leadingTo(goals: readonly Place[], places: readonly Place[]): Set<Place> {
  const before = new Map<Place, Place[]>()
  for (const place of places) for (const next of place.next) before.set(next, [...(before.get(next) ?? []), place])
  const found = new Set(goals)
  const stack = [...goals]
  for (let at = stack.pop(); at; at = stack.pop()) {
    for (const one of before.get(at) ?? []) {
      if (found.has(one)) continue
      found.add(one)
      stack.push(one)
    }
  }
  return found
}
