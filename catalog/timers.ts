import type { Values } from './shape.ts'

/** What Node's `AbortSignal.timeout(ms)` does with values out of the ordinary. */
export const abortSignalTimeout = {
  zero: 'at-once',
  negative: 'throws',
  fraction: 'throws',
  decimal: 'throws',
  overflow: 'at-once',
  NaN: 'throws',
  Infinity: 'throws',
  null: 'throws',
  false: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
} as const satisfies Values

/** What the delay of Node's `setTimeout(function, ms)` does with them: whatever is no delay becomes 1 ms. */
export const setTimeoutDelay = {
  zero: 'at-once',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'at-once',
  NaN: 'at-once',
  Infinity: 'at-once',
  null: 'at-once',
  false: 'at-once',
  true: 'at-once',
  text: 'at-once',
  object: 'at-once',
} as const satisfies Values

/** Packages whose function stops waiting for the promise that it is given, and ends nothing. */
export const racers: readonly string[] = ['p-timeout', 'promise-timeout']
