import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { merged } from '../report/merge.ts'
import { addressOf, type Look, type RuleText } from '../report/look.ts'
import type { Report } from '../report/nouns.ts'
import hangtime from '../rules/index.ts'
import { complaint } from './complaint.ts'
import { whyUnread } from './files.ts'
import { cloneAround } from './git.ts'
import manifest from './package.json' with { type: 'json' }
import reportSchema from './schemas/report.schema.json' with { type: 'json' }
import { mismatchWith } from './schema.ts'

/** The report with where it was made: its folder in the repository, and the repository itself. */
export function placed(report: Report, cwd: string): Report {
  const clone = cloneAround(cwd)
  if (!clone) return report
  const { root, url, commit } = clone
  return { ...report, folder: path.relative(root, cwd).split(path.sep).join('/'), ...(url !== undefined && commit !== undefined && { repository: { url, commit } }) }
}

/** Reads reports that were written as JSON, and makes them one. */
export function mergedFrom(files: readonly string[], cwd: string): Report {
  return merged(files.map((file) => reportIn(file, cwd)))
}

function reportIn(file: string, cwd: string): Report {
  const report = jsonIn(path.resolve(cwd, file), file)
  const wrong = mismatchWith(reportSchema, report)
  if (wrong) throw complaint(`${file} is no report of Hangtime: ${wrong.at === '' ? 'it' : wrong.at} ${wrong.problem}`)
  return report as Report
}

export function jsonIn(full: string, file: string): unknown {
  let text: string
  try {
    text = readFileSync(full, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw complaint(`${file} cannot be read: ${whyUnread(error)}`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw complaint(`${file} is not JSON`)
  }
}

export interface Wishes extends Pick<Look, 'paint' | 'width' | 'since'> {
  /** The template of a line's address, where the user gives one. */
  link: string | undefined
}

export function lookOf(report: Report, cwd: string, { link, ...wishes }: Wishes, isPage: boolean): Look {
  return {
    ...wishes,
    version: manifest.version,
    rules: ruleTexts(),
    script: isPage ? pageScript() : '',
    title: titleOf(report, cwd),
    address: link ?? (report.repository && addressOf(report.repository)),
  }
}

/** `owner/name` and the folder in it, else the name of the folder. */
function titleOf({ repository, folder }: Report, cwd: string): string {
  const name = repository && new URL(repository.url).pathname.slice(1)
  return name === undefined ? path.basename(cwd) : [name, folder].filter(Boolean).join('/')
}

function ruleTexts(): Record<string, RuleText> {
  return Object.fromEntries(Object.entries(hangtime.rules ?? {}).map(([name, { meta }]) => [
    `hangtime/${name}`,
    { description: meta?.docs?.description ?? name, url: meta?.docs?.url, page: pageOfRule(name), isRecommended: Boolean((meta?.docs as { recommended?: boolean } | undefined)?.recommended) },
  ]))
}

/** What stands beside the bundle; run from the sources, it stands where it is written or built. */
function besides(...places: string[]): string | undefined {
  const file = places.map((place) => path.join(import.meta.dirname, place)).find((place) => existsSync(place))
  return file === undefined ? undefined : readFileSync(file, 'utf8')
}

function pageOfRule(name: string): string | undefined {
  return besides(`rules/${name}.md`, `../docs/rules/${name}.md`)
}

function pageScript(): string {
  const script = besides('page.js', 'dist/page.js')
  if (script === undefined) throw complaint('the page of the HTML report is not built: run npm run build')
  return script
}
