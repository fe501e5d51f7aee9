import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { analyse } from '../model/calls.ts'
import type { File } from '../model/file.ts'
import type { Source } from '../model/nouns.ts'
import { requestsBehind } from '../model/reached.ts'
import { diffOf } from '../report/diff.ts'
import type { CallRow, Found, Report } from '../report/nouns.ts'
import { worstFirst } from '../report/order.ts'
import { rowsOf } from '../report/rows.ts'
import hangtime from '../rules/index.ts'
import { filesIn, whyUnread } from './files.ts'
import { fingerprinted } from './fingerprint.ts'
import type { Changes } from './git.ts'
import { createLint, type Finding } from './lint.ts'
import { createPackages } from './packages.ts'
import { read } from './readings.ts'
import { asWritten } from './scripts.ts'
import { createSettings, type Config, type Settings } from './settings.ts'

export interface Check {
  paths: readonly string[]
  cwd: string
  /** Overrules what the settings say. */
  config?: Config
  /** The change that the report is about, where it is about one. */
  changes?: Changes
  onProgress?: (done: number, all: number) => void
}

const largest = 2_000_000

/** Reads every file under the paths, and asks the model and all rules. */
export function check({ paths, cwd, config, changes, onProgress }: Check): Report {
  const { files, unread } = filesIn(paths, cwd)
  const lint = createLint()
  const settingsFor = createSettings()
  const overruled = new WeakMap<Settings, Settings>()
  const named = (file: string) => path.relative(cwd, asWritten(file)).split(path.sep).join('/') || '.'
  const packageOf = createPackages(cwd)
  const reached = new Set<string>()
  const report: Report = {
    version: 1,
    folder: '',
    findings: [],
    broken: unread.map(({ file, why }) => ({ file: named(file), line: 1, column: 1, message: `cannot be read: ${why}` })),
    leftOut: [],
    counts: { files: 0, lookedAt: 0, calls: 0, errors: 0, warnings: 0 },
    calls: [],
    pools: [],
  }

  function settingsOf(file: string): Settings {
    const settings = settingsFor(file)
    if (config === undefined) return settings
    const own = overruled.get(settings) ?? { ...settings, config }
    overruled.set(settings, own)
    return own
  }

  function look(full: string): void {
    const file = named(full)
    const text = textOf(full)
    if (typeof text !== 'string') {
      if (text.isLeftOut) report.leftOut.push({ file, why: text.why })
      else report.broken.push({ file, line: 1, column: 1, message: `cannot be read: ${text.why}` })
      return
    }
    report.counts.files++
    const { findings, broken, source } = read(lint, text, full, settingsOf(full), 'skip')
    if (broken) report.broken.push({ file, ...broken })
    if (source) tell(source, full)
    for (const finding of fingerprinted(findings.map((one) => foundIn(file, text, one)), text)) {
      report.counts[finding.severity === 'error' ? 'errors' : 'warnings']++
      report.findings.push({ ...finding, ...(changes?.(full, finding.line, finding.endLine) && { change: 'touched' }) })
    }
  }

  function tell(source: Source, full: string): void {
    const { calls, file } = analyse(source)
    const rows = rowsOf(source, { named, packageOf })
    report.counts.lookedAt++
    report.counts.calls += calls.length
    report.calls.push(...rows.calls)
    report.pools.push(...rows.pools)
    if (changes && file) for (const place of reachedFrom(file, full, changes)) reached.add(place)
  }

  /** The requests that the changed lines of a file lead to, wherever they stand. */
  function reachedFrom(file: File, full: string, touches: Changes): string[] {
    const changed = file.index.calls.filter(({ loc }) => touches(full, loc.start.line, loc.end.line))
    return changed.flatMap((call) => requestsBehind(call, file)).map(({ node, file: home }) => `${named(home.name)}:${node.loc.start.line}:${node.loc.start.column + 1}`)
  }

  for (const [index, file] of files.entries()) {
    onProgress?.(index, files.length)
    look(file)
  }
  const calls = changes ? report.calls.map((call) => withChange(call, changes, reached, cwd)) : report.calls
  return { ...report, calls: worstFirst(calls) }
}

/** A call is touched where it stands, and where what bounds it is decided. */
function withChange(call: CallRow, changes: Changes, reached: ReadonlySet<string>, cwd: string): CallRow {
  const isTouched = [call, ...call.trail, ...call.bounds.flatMap(({ trail }) => trail)].some(({ file, line, ...rest }) =>
    file !== undefined && line !== undefined && changes(path.resolve(cwd, file), line, 'endLine' in rest ? rest.endLine : line))
  if (isTouched) return { ...call, change: 'touched' }
  return reached.has(`${call.file}:${call.line}:${call.column}`) ? { ...call, change: 'reached' } : call
}

function textOf(file: string): string | { why: string; isLeftOut: boolean } {
  try {
    if (statSync(file).size > largest) return { why: 'over 2 MB', isLeftOut: true }
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    return isMinified(text) ? { why: 'minified', isLeftOut: true } : text
  } catch (error) {
    return { why: whyUnread(error), isLeftOut: false }
  }
}

/** Nobody writes lines of 500 characters; a short file of one long line is somebody's snippet. */
function isMinified(text: string): boolean {
  if (text.length < 5_000) return false
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return text.length / lines > 500
}

function foundIn(file: string, text: string, finding: Finding): Found {
  const { line, column, endLine = line, endColumn = column, severity, message, suggestions = [] } = finding
  const rule = finding.ruleId ?? ''
  const url = pageOf(rule)
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    rule,
    severity: severity === 2 ? 'error' : 'warning',
    message,
    ...(url !== undefined && { url }),
    suggestions: suggestions.map(({ desc, fix }) => ({ message: desc, range: fix.range, text: fix.text, diff: diffOf(text, fix) })),
  }
}

export function pageOf(rule: string): string | undefined {
  return hangtime.rules?.[rule.replace('hangtime/', '')]?.meta?.docs?.url
}
