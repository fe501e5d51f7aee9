import type { Api } from './shape.ts'

/** Operators that do something to the answer, and nothing to the time it takes. */
const harmless = [
  'map', 'catchError', 'tap', 'filter', 'first', 'take', 'single', 'finalize', 'switchMap', 'mergeMap', 'concatMap', 'exhaustMap', 'retry', 'shareReplay', 'share',
  'throwIfEmpty', 'defaultIfEmpty', 'pluck', 'mapTo', 'toArray', 'delay',
]

/** A request as an Observable: it is sent when somebody subscribes. */
export const answer: Api = {
  members: {
    pipe: { call: { passes: harmless, timesOut: 'timeout' } },
    toPromise: { call: { settles: true } },
    unsubscribe: { call: { ends: true } },
  },
}
