import type { CallRow } from '../nouns.ts'

/** How a call ends, or does not: what the colours mean. */
export type Kind = 'forever' | 'runtime' | 'bounded' | 'unknown'

export const kinds: readonly { kind: Kind; label: string; short: string; title: string }[] = [
  { kind: 'forever', label: 'forever', short: 'forever', title: 'Nothing ends it' },
  { kind: 'runtime', label: 'until the runtime gives up', short: 'runtime ends it', title: 'Nobody set a timeout; the runtime ends the silence in the end, and not a body that drips' },
  { kind: 'bounded', label: 'bounded', short: 'bounded', title: 'A timeout ends it' },
  { kind: 'unknown', label: 'cannot be seen', short: 'cannot be seen', title: 'What bounds it is decided at run time' },
]

export function kindOf({ wait }: CallRow): Kind {
  if (wait.is !== 'endless') return wait.is
  return wait.backstop === undefined ? 'forever' : 'runtime'
}
