import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { analyse } from '../model/calls.ts'
import hangtime from '../rules/index.ts'
import { diffOf } from './diff.ts'
import { filesIn, whyUnread, type Unread } from './files.ts'
import { createLint, type Finding } from './lint.ts'
import { createSettings, type Config, type Settings } from './settings.ts'

/** What `hangtime check --format json` prints. Lines and columns count from 1; fields may be added, none changes its meaning. */
export interface Report {
  version: 1
  findings: Found[]
  /** Files that could not be read or parsed. */
  broken: Broken[]
  /** Files left out because nobody writes such code by hand. */
  leftOut: Unread[]
  counts: {
    /** Files that were read. */
    files: number
    /** Those among them that may hold calls, and so were parsed. */
    lookedAt: number
    /** The calls seen there. */
    calls: number
    errors: number
    warnings: number
  }
}
export interface Found {
  /** Relative to the working directory, with forward slashes. */
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
  /** `hangtime/require-timeout`. */
  rule: string
  severity: 'error' | 'warning'
  message: string
  /** The page of the rule. */
  url: string | undefined
  /** Ways to repair it, best first. */
  suggestions: Suggestion[]
}
export interface Suggestion {
  message: string
  /** What to replace, as offsets in UTF-16 units from the start of the file, a byte order mark not counted; and by what. */
  range: readonly [number, number]
  text: string
  /** The lines that change, marked `- ` and `+ `. */
  diff: string[]
}
export interface Broken {
  file: string
  line: number
  column: number
  message: string
}

export interface Check {
  paths: readonly string[]
  cwd: string
  /** Overrules what the settings say. */
  config?: Config
  onProgress?: (done: number, all: number) => void
}

const largest = 2_000_000

/** Reads every file under the paths and asks all rules. */
export function check({ paths, cwd, config, onProgress }: Check): Report {
  const { files, unread } = filesIn(paths, cwd)
  const lint = createLint()
  const settingsFor = createSettings()
  const overruled = new WeakMap<Settings, Settings>()
  const named = (file: string) => path.relative(cwd, file).split(path.sep).join('/') || '.'
  const report: Report = {
    version: 1,
    findings: [],
    broken: unread.map(({ file, why }) => ({ file: named(file), line: 1, column: 1, message: `cannot be read: ${why}` })),
    leftOut: [],
    counts: { files: 0, lookedAt: 0, calls: 0, errors: 0, warnings: 0 },
  }

  function settingsOf(file: string): Settings {
    const settings = settingsFor(file)
    if (config === undefined) return settings
    const own = overruled.get(settings) ?? { ...settings, config }
    overruled.set(settings, own)
    return own
  }

  function read(full: string): void {
    const file = named(full)
    const text = textOf(full)
    if (typeof text !== 'string') {
      if (text.isLeftOut) report.leftOut.push({ file, why: text.why })
      else report.broken.push({ file, line: 1, column: 1, message: `cannot be read: ${text.why}` })
      return
    }
    report.counts.files++
    const { findings, broken, source } = lint(text, full, settingsOf(full), 'skip')
    if (broken) report.broken.push({ file, ...broken })
    if (source) {
      report.counts.lookedAt++
      report.counts.calls += analyse(source).calls.length
    }
    for (const finding of findings) {
      report.counts[finding.severity === 2 ? 'errors' : 'warnings']++
      report.findings.push(foundIn(file, text, finding))
    }
  }

  for (const [index, file] of files.entries()) {
    onProgress?.(index, files.length)
    read(file)
  }
  return report
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
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    rule,
    severity: severity === 2 ? 'error' : 'warning',
    message,
    url: pageOf(rule),
    suggestions: suggestions.map(({ desc, fix }) => ({ message: desc, range: fix.range, text: fix.text, diff: diffOf(text, fix) })),
  }
}

export function pageOf(rule: string): string | undefined {
  return hangtime.rules?.[rule.replace('hangtime/', '')]?.meta?.docs?.url
}
