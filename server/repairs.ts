import { applied, hunksBetween, type Change } from './hunks.ts'
import type { Finding, Reading } from './lint.ts'

/** Which change of a finding to take: one that changes nothing but the text, or the best that bounds the call. */
export type Choose = (finding: Finding) => Change | undefined

export const safe: Choose = ({ fix }) => fix
export const best: Choose = ({ fix, suggestions }) => fix ?? suggestions?.[0]?.fix

/**
 * The changes of all these findings that can be made together. Two that add the same import say it once;
 * of two that change the same place in different ways the second waits.
 */
export function together(text: string, findings: readonly Finding[], choose: Choose): Change[] {
  const taken: Change[] = []
  for (const finding of findings) {
    const change = choose(finding)
    if (!change) continue
    const hunks = hunksBetween(text.slice(...change.range), change.text, change.range[0])
    const fresh = hunks.filter((hunk) => !taken.some((other) => isSame(hunk, other)))
    if (!fresh.some((hunk) => taken.some((other) => clash(hunk, other)))) taken.push(...fresh)
  }
  return taken
}

function isSame(a: Change, b: Change): boolean {
  return a.range[0] === b.range[0] && a.range[1] === b.range[1] && a.text === b.text
}

function clash(a: Change, b: Change): boolean {
  return a.range[0] <= b.range[1] && b.range[0] <= a.range[1]
}

const rounds = 10

/** A text once nothing is left that can be changed, and the findings that are left. */
export interface Repaired {
  text: string
  left: readonly Finding[]
}

/** Repairs a text until it stays as it is: what had to wait is done in the next round. */
export function repaired(before: string, { findings }: Pick<Reading, 'findings'>, choose: Choose, read: (text: string) => Pick<Reading, 'findings' | 'broken'>): Repaired {
  let [text, left] = [before, findings]
  for (let round = 0; round < rounds; round++) {
    const changes = together(text, left, choose)
    if (changes.length === 0) break
    const next = applied(text, changes)
    const after = read(next)
    // What cannot be parsed any more, or is not better, is no repair.
    if (after.broken || after.findings.length >= left.length) break
    ;[text, left] = [next, after.findings]
  }
  return { text, left }
}
