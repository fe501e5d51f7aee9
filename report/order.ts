import type { CallRow, Found, Place, Report, StepRow } from './nouns.ts'

const kinds = { endless: 0, bounded: 1, unknown: 2 } as const

/** The calls in the order of how long they can wait: those without an end first, what cannot be seen last. */
export function worstFirst(calls: readonly CallRow[]): CallRow[] {
  return calls.toSorted((a, b) => kinds[a.wait.is] - kinds[b.wait.is] || longest(b) - longest(a) || inOrder(a, b))
}

/** The longest that it waits, in ms; one that a runtime gives up on is not as bad as one that nothing ends. */
export function longest({ wait }: CallRow): number {
  if (wait.is === 'endless') return wait.backstop ?? Infinity
  return wait.is === 'bounded' ? Math.max(wait.answer ?? 0, wait.total ?? 0) : 0
}

export function inOrder(a: Place, b: Place): number {
  return compared(a.file, b.file) || a.line - b.line || a.column - b.column
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What is said of the calls of one client, package or host together. */
export interface Total {
  name: string
  calls: number
  endless: number
  unknown: number
  /** The longest among those that end, in ms. */
  worst: number | undefined
}

export function totalsBy(calls: readonly CallRow[], key: 'client' | 'package' | 'host'): Total[] {
  const groups = groupedBy(calls, (call) => call[key] ?? 'cannot be seen')
  const totals = [...groups].map(([name, group]): Total => {
    const bounded = group.filter(({ wait }) => wait.is === 'bounded')
    return {
      name,
      calls: group.length,
      endless: group.filter(({ wait }) => wait.is === 'endless').length,
      unknown: group.filter(({ wait }) => wait.is === 'unknown').length,
      worst: bounded.length > 0 ? Math.max(...bounded.map(longest)) : undefined,
    }
  })
  return totals.sort((a, b) => b.endless - a.endless || b.calls - a.calls || compared(a.name, b.name))
}

/** The innermost call that a finding speaks of. */
export function callOf(finding: Place, { calls }: Pick<Report, 'calls'>): CallRow | undefined {
  const around = calls.filter((call) => call.file === finding.file && startsIn(finding, call))
  // An option can be written far from the call that it reaches.
  return around.sort((a, b) => sizeOf(a) - sizeOf(b))[0] ?? calls.find((call) => decidedAt(call).some(({ file, line }) => file === finding.file && line === finding.line))
}

/** The places that decide how long a call waits. */
export function decidedAt({ trail, bounds }: CallRow): StepRow[] {
  return [...trail, ...bounds.flatMap((bound) => bound.trail)]
}

function startsIn(inner: Place, outer: Place): boolean {
  const isAfter = inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column)
  const isBefore = inner.line < outer.endLine || (inner.line === outer.endLine && inner.column < outer.endColumn)
  return isAfter && isBefore
}

function sizeOf({ line, column, endLine, endColumn }: Place): number {
  return (endLine - line) * 100_000 + endColumn - column
}

/** The findings by the call they speak of. */
export function findingsOf(report: Pick<Report, 'calls' | 'findings'>): Map<CallRow, Found[]> {
  const known = new Map<CallRow, Found[]>()
  const byFile = new Map<string, Set<CallRow>>()
  for (const call of report.calls) for (const file of [call.file, ...decidedAt(call).map((step) => step.file ?? call.file)]) byFile.set(file, (byFile.get(file) ?? new Set()).add(call))
  for (const finding of report.findings) {
    const call = callOf(finding, { calls: [...(byFile.get(finding.file) ?? [])] })
    if (call) known.set(call, [...(known.get(call) ?? []), finding])
  }
  return known
}

export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
