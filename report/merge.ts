import { joined } from './look.ts'
import type { CallRow, Found, PoolRow, Report, StepRow } from './nouns.ts'
import { inOrder } from './order.ts'

/** Several reports as one, such as those of a monorepo's packages; its paths start at the top of the repository. */
export function merged(reports: readonly Report[]): Report {
  const all = reports.map(atTop)
  const repository = all.find((one) => one.repository)?.repository
  const sum = (of: (report: Report) => number) => all.reduce((total, report) => total + of(report), 0)
  // A file that two of them looked at is one file.
  return {
    version: 1,
    folder: '',
    ...(repository && { repository }),
    findings: unique(all.flatMap(({ findings }) => findings), ({ rule, message }) => `${rule}\n${message}`),
    broken: unique(all.flatMap(({ broken }) => broken), ({ message }) => message),
    leftOut: [...new Map(all.flatMap(({ leftOut }) => leftOut).map((one) => [one.file, one])).values()],
    counts: {
      files: sum(({ counts }) => counts.files),
      lookedAt: sum(({ counts }) => counts.lookedAt),
      calls: sum(({ counts }) => counts.calls),
      errors: sum(({ counts }) => counts.errors),
      warnings: sum(({ counts }) => counts.warnings),
    },
    calls: unique(all.flatMap(({ calls }) => calls), ({ name }) => name),
    pools: unique(all.flatMap(({ pools }) => pools), ({ name }) => name),
  }
}

function unique<T extends { file: string; line: number; column: number }>(items: readonly T[], more: (item: T) => string): T[] {
  const known = new Map(items.map((item) => [`${item.file}:${item.line}:${item.column}:${more(item)}`, item]))
  return [...known.values()].sort((a, b) => inOrder({ ...a, endLine: 0, endColumn: 0 }, { ...b, endLine: 0, endColumn: 0 }))
}

/** The report with its paths as seen from the top of the repository. */
function atTop(report: Report): Report {
  const { folder } = report
  if (folder === '') return report
  const moved = <T extends { file: string }>(item: T): T => ({ ...item, file: joined(folder, item.file) })
  const step = (one: StepRow): StepRow => (one.file === undefined ? one : { ...one, file: joined(folder, one.file) })
  return {
    ...report,
    folder: '',
    findings: report.findings.map((one): Found => moved(one)),
    broken: report.broken.map(moved),
    leftOut: report.leftOut.map(moved),
    calls: report.calls.map((call): CallRow => ({
      ...moved(call),
      trail: call.trail.map(step),
      bounds: call.bounds.map((bound) => ({ ...bound, trail: bound.trail.map(step) })),
      carriers: call.carriers.map(moved),
    })),
    pools: report.pools.map((pool): PoolRow => moved(pool)),
  }
}
