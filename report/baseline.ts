import type { Found, Report } from './nouns.ts'
import { groupedBy } from './order.ts'

/** The findings that a project knows and lives with for now: fingerprints by rule by file, so that a merge can be read. */
export interface Baseline {
  $schema?: string
  version: 1
  files: Record<string, Record<string, string[]>>
}

export function baselineOf({ findings }: Pick<Report, 'findings'>): Baseline {
  const files = [...groupedBy(findings, ({ file }) => file)].sort(byName).map(([file, own]) => {
    const rules = [...groupedBy(own, ({ rule }) => rule)].sort(byName).map(([rule, list]) => [rule, list.map(({ fingerprint = '' }) => fingerprint).sort()] as const)
    return [file, Object.fromEntries(rules)] as const
  })
  return { version: 1, files: Object.fromEntries(files) }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

/** The report without what the baseline knows. */
export function without(report: Report, { files }: Baseline): Report {
  const left = new Map(Object.entries(files).flatMap(([file, rules]) => Object.entries(rules).flatMap(([rule, prints]) => prints.map((print) => [`${file}\n${rule}\n${print}`, true] as const))))
  const all = left.size
  const isKnown = ({ file, rule, fingerprint = '' }: Found) => left.delete(`${file}\n${rule}\n${fingerprint}`)
  const findings = report.findings.filter((finding) => !isKnown(finding))
  const of = (severity: Found['severity']) => findings.filter((finding) => finding.severity === severity).length
  return { ...report, findings, known: all - left.size, gone: left.size, counts: { ...report.counts, errors: of('error'), warnings: of('warning') } }
}
