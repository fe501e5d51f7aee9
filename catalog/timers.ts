import type { Values } from './shape.ts'

/** What `AbortSignal.timeout(ms)` does with values out of the ordinary. */
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
