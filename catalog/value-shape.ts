/**
 * The shape of what we know about values that are no ordinary duration: plain data.
 */

/** The kinds of value people write where a duration belongs. */
export type ValueClass =
  | 'zero'
  | 'negative'
  | 'fraction' // between 0 and 1
  | 'decimal' // above 1, not a whole number
  | 'overflow' // above 2^31-1
  | 'NaN'
  | 'Infinity'
  | 'null'
  | 'false'
  | 'true'
  | 'numeric-string' // "5000"
  | 'text' // "5s"
  | 'object'
  | 'number' // an ordinary one: for an option that takes an object since some version

/** What the client does with such a value. Absent from a table: it works as written. */
export type Outcome =
  | 'never' // no timeout at all
  | 'at-once' // every request fails at once
  | 'throws'
  | 'crashes' // an uncaught error ends the process
  | 'default' // the client's own default is used
  | 'clamped' // cut to 2^31-1 ms
  | 'works'

export type Values = Partial<Record<ValueClass, Outcome>>
