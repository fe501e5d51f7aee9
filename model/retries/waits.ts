import { valueOf } from '../value.ts'
import { resolved } from './delay.ts'
import { following, type Point, type Wait } from './points.ts'
import type { Place, Walk } from './walk.ts'

/** The waits that a failure brings about, and not the pace of the code: that is kept before the first attempt or after success too. */
export function waitsOf(walk: Walk, onTheWay: Iterable<Place>, request: Point, entry: Point | undefined): Wait[] {
  const each = new Set([...onTheWay].map(({ point }) => point).filter((point): point is Wait => point.is === 'wait' && point.pause.is === 'effective'))
  const succeeded = new Set(walk.places.filter(({ phase, isGoal }) => phase === 'open' && !isGoal).map(({ point }) => point))
  return [...each].filter((wait) => !succeeded.has(wait) && !(entry && isConstant(wait) && !isReached(request, entry, wait)))
}

function isConstant({ pause }: Wait): boolean {
  if (pause.is !== 'effective' || !pause.delay) return false
  const { node, frame } = resolved(pause.delay, pause.frame)
  return valueOf(node, frame.file).is === 'constant'
}

/** There is a way to a point that leads past another. */
function isReached(goal: Point, entry: Point, past: Point): boolean {
  const seen = new Set<Point>([entry, past])
  const stack = [entry]
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at === goal) return true
    for (const next of following(at)) if (!seen.has(next)) {
      seen.add(next)
      stack.push(next)
    }
  }
  return false
}
