import { createTwoFilesPatch } from 'diff'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { many, type Look } from '../report/look.ts'
import { colourOf } from '../report/pretty.ts'
import type { Broken } from '../report/nouns.ts'
import hangtime from '../rules/index.ts'
import { complaint } from './complaint.ts'
import { filesIn } from './files.ts'
import { cloneAround, unsaved } from './git.ts'
import { createLint, type Finding, type Reading } from './lint.ts'
import { writeWhole } from './output.ts'
import { read } from './readings.ts'
import { best, repaired } from './repairs.ts'
import { createSettings, type Config, type Settings } from './settings.ts'

export interface Fixes {
  changed: { file: string; before: string; after: string; times: number }[]
  /** Findings that no suggestion repairs. */
  left: { file: string; line: number; column: number; rule: string; message: string; why: string }[]
  broken: Broken[]
}

export interface Wanted {
  paths: readonly string[]
  cwd: string
  /** Only what these ask for; absent: all. */
  rules: readonly string[] | undefined
  config?: Config
  onProgress?: (done: number, all: number) => void
}

/** Works out what every file would be, with the best suggestion of each finding taken. */
export function fixesIn({ paths, cwd, rules, config, onProgress }: Wanted): Fixes {
  const wanted = rules?.map(ruleNamed)
  const { files } = filesIn(paths, cwd)
  const lint = createLint()
  const settingsFor = createSettings()
  const overruled = new WeakMap<Settings, Settings>()
  const fixes: Fixes = { changed: [], left: [], broken: [] }

  function settingsOf(file: string): Settings {
    const settings = settingsFor(file)
    const own = overruled.get(settings) ?? (config === undefined ? settings : { ...settings, config })
    overruled.set(settings, own)
    return own
  }

  for (const [index, file] of files.entries()) {
    onProgress?.(index, files.length)
    const name = path.relative(cwd, file).split(path.sep).join('/')
    const before = readText(file)
    if (before === undefined) continue
    const readAs = (text: string): Reading => {
      const { findings, ...rest } = read(lint, text, file, settingsOf(file), 'skip')
      return { ...rest, findings: findings.filter(({ ruleId }) => !wanted || wanted.includes(ruleId ?? '')) }
    }
    const reading = readAs(before)
    const { text: after, left } = repaired(before, reading, best, readAs)
    if (reading.broken) fixes.broken.push({ file: name, ...reading.broken })
    if (after !== before) fixes.changed.push({ file, before, after, times: reading.findings.length - left.length })
    fixes.left.push(...left.map((finding) => ({ file: name, line: finding.line, column: finding.column, rule: finding.ruleId ?? '', message: finding.message, why: whyLeft(finding) })))
  }
  return fixes
}

function ruleNamed(rule: string): string {
  const name = rule.replace(/^hangtime\//, '')
  if (!Object.hasOwn(hangtime.rules ?? {}, name)) throw complaint(`--rule takes ${Object.keys(hangtime.rules ?? {}).join(', ')}, not ${rule}`)
  return `hangtime/${name}`
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function whyLeft({ suggestions }: Finding): string {
  return suggestions?.length ? 'its suggestion does not repair it here' : 'no suggestion repairs it: what to do is for a person to decide'
}

export interface Application extends Pick<Look, 'paint'> {
  cwd: string
  isDry: boolean
  /** Files that git could not bring back are changed too. */
  isForced: boolean
}

/** Writes the files, unless that is not wanted; answers what is to be said about it. */
export function applied({ changed, left, broken }: Fixes, { cwd, isDry, isForced, paint }: Application): string {
  const named = (file: string) => path.relative(cwd, file).split(path.sep).join('/')
  if (!isDry && !isForced && changed.length > 0) refuseUnsaved(changed.map(({ file }) => file), cwd, named)
  const diffs = changed.map(({ file, before, after }) => createTwoFilesPatch(`a/${named(file)}`, `b/${named(file)}`, before, after, '', '', { context: 3 }))
  if (!isDry) for (const { file, after } of changed) writeWhole(file, after)
  const times = changed.reduce((sum, one) => sum + one.times, 0)
  const parts = [
    ...diffs.map((diff) => diff.split('\n').filter((line) => !line.startsWith('=====')).map((line) => (/^(?:---|\+\+\+)/.test(line) ? paint('bold', line) : /^[-+]/.test(line) ? paint(colourOf(line), line) : line)).join('\n').trimEnd()),
    ...left.map((one) => `${paint('cyan', `${one.file}:${one.line}:${one.column}`)}  ${paint('dim', one.rule.replace('hangtime/', ''))}  ${one.message}\n    ${paint('yellow', `Left: ${one.why}.`)}`),
    ...broken.map((one) => `${paint('cyan', `${one.file}:${one.line}:${one.column}`)}  ${paint('red', one.message)}`),
    paint('bold', `${many(times, 'finding')} ${isDry ? 'would be ' : ''}repaired in ${many(changed.length, 'file')}${left.length > 0 ? ` · ${left.length} left` : ''}${broken.length > 0 ? ` · ${many(broken.length, 'file')} could not be read` : ''}`),
  ]
  return `${parts.join('\n\n')}\n`
}

function refuseUnsaved(files: readonly string[], cwd: string, named: (file: string) => string): void {
  const clone = cloneAround(cwd)
  if (!clone) throw complaint('there is no git repository that could bring the files back: --force changes them all the same, --dry-run shows what would change')
  const dirty = unsaved(files, clone)
  if (dirty.length > 0) throw complaint(`${named(dirty[0] ?? '')}${dirty.length > 1 ? ` and ${dirty.length - 1} more have` : ' has'} changes that are not committed: commit them first, or say --force`)
}
