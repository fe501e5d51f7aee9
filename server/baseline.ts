import path from 'node:path'
import { existsSync } from 'node:fs'
import { baselineOf, without, type Baseline } from '../report/baseline.ts'
import type { Report } from '../report/nouns.ts'
import { complaint } from './complaint.ts'
import { writeWhole } from './output.ts'
import { jsonIn } from './report.ts'
import { mismatchWith } from './schema.ts'
import schema from './schemas/baseline.schema.json' with { type: 'json' }

/** The report without the findings that the file knows. */
export function measured(report: Report, file: string, cwd: string): Report {
  const full = path.resolve(cwd, file)
  if (!existsSync(full)) throw complaint(`there is no ${file}: --update-baseline makes it`)
  const baseline = jsonIn(full, file)
  const wrong = mismatchWith(schema, baseline)
  if (wrong) throw complaint(`${file} is no baseline of Hangtime: ${wrong.at === '' ? 'it' : wrong.at} ${wrong.problem}`)
  return without(report, baseline as Baseline)
}

export function saveBaseline(file: string, report: Report, cwd: string): void {
  writeWhole(path.resolve(cwd, file), `${JSON.stringify(baselineOf(report), undefined, 2)}\n`)
}
