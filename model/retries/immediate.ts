import type { Node } from '../nouns.ts'
import { isAboutOutcome, told } from './outcome.ts'
import type { CallNode, Wait } from './points.ts'
import type { Place, Walk } from './walk.ts'

/** A way from a failure to the same request on which nothing waits. */
export interface Immediate {
  /** The request got no answer, or its answer was looked at. */
  edge: 'error' | 'answer'
  /** The handler of the error, or the test of the answer. */
  from: Node | undefined
  /** Where the file sends it again. */
  at: CallNode
  /** A wait on the way that is none. */
  none: Wait | undefined
  places: readonly Place[]
}

/** How the same request is reached from a place: at once, only after a wait, or not at all. */
type Reached = 'at once' | 'later' | 'never'

export function immediateWays(walk: Walk, isPolled: boolean, sentBy: (places: readonly Place[]) => CallNode): Immediate[] {
  const reached = reachedFrom(walk.places)
  const starts = [{ edge: 'error' as const, place: walk.fails }, ...(isPolled ? [] : [{ edge: 'answer' as const, place: walk.ok }])]
  return starts.flatMap(({ edge, place }) => (reached.get(place) === 'at once' ? [wayFrom(edge, place, reached, sentBy)] : []))
}

function reachedFrom(places: readonly Place[]): Map<Place, Reached> {
  const reached = new Map<Place, Reached>()
  // Backwards, until nothing changes; what leads in a circle never gets there.
  for (let round = 0, isChanged = true; isChanged && round < 60; round++) {
    isChanged = false
    for (let at = places.length - 1; at >= 0; at--) {
      const place = places[at] as Place
      const now = reachedAt(place, (next) => reached.get(next) ?? 'never')
      if (now === (reached.get(place) ?? 'never')) continue
      reached.set(place, now)
      isChanged = true
    }
  }
  return reached
}

function reachedAt(place: Place, of: (place: Place) => Reached): Reached {
  const { point, phase } = place
  // A new token may make all the difference, another answer came between, and what succeeds before it is asked again does not fail.
  if (place.isGoal) return phase === 'failed' || phase === 'lost' ? 'at once' : 'never'
  const each = place.next.map(of)
  if (point.is === 'wait' && point.pause.is !== 'none') return each.some((one) => one !== 'never') ? 'later' : 'never'
  const isLater = each.includes('later')
  // `if (attempt < last) await sleep(…)`: which side it takes has to do with whether there is another attempt.
  if (isLater && (point.is === 'items' || (point.is === 'test' && !isAboutOutcome(point.node) && Object.keys(told(point.node, point.frame)).length === 0))) return 'later'
  return each.includes('at once') ? 'at once' : isLater ? 'later' : 'never'
}

function wayFrom(edge: 'error' | 'answer', start: Place, reached: Map<Place, Reached>, sentBy: (places: readonly Place[]) => CallNode): Immediate {
  const places: Place[] = []
  const seen = new Set<Place>()
  const stack: Place[][] = [[start]]
  for (let path = stack.pop(); path; path = stack.pop()) {
    const at = path.at(-1) as Place
    if (at.isGoal) {
      places.push(...path)
      break
    }
    if (seen.has(at)) continue
    seen.add(at)
    for (const next of at.next) if (reached.get(next) === 'at once') stack.push([...path, next])
  }
  const isFailing = (place: Place, at: number) => place.phase === 'open' && places[at + 1]?.phase !== 'open'
  const turn = places.find(isFailing)?.point
  const handler = places.map(({ point }) => point).find((point) => point.is === 'pass' && point.node)
  const none = places.map(({ point }) => point).find((point): point is Wait => point.is === 'wait')
  return { edge, from: edge === 'answer' ? (turn && 'node' in turn ? turn.node : undefined) : handler?.is === 'pass' ? handler.node : undefined, at: sentBy(places), none, places }
}
