import { checklist } from './checklist.ts'
import { diffOf } from './diff.ts'
import { plain } from './look.ts'
import type { Broken, Found, Report } from './nouns.ts'

// For ESLint's --format: the same checklist, from ESLint's own results.

interface Result {
  filePath: string
  source?: string
  messages: readonly Message[]
}
interface Message {
  ruleId: string | null
  severity: number
  fatal?: boolean
  message: string
  line?: number
  column?: number
  endLine?: number
  endColumn?: number
  suggestions?: readonly { desc: string; fix: { range: readonly [number, number]; text: string } }[]
}

export default function formatted(results: readonly Result[], context?: { cwd?: string; rulesMeta?: Readonly<Record<string, { docs?: { url?: string } }>> }): string {
  const named = (file: string) => {
    const full = file.replaceAll('\\', '/')
    const folder = context?.cwd === undefined ? '' : `${context.cwd.replaceAll('\\', '/').replace(/\/$/, '')}/`
    return full.startsWith(folder) ? full.slice(folder.length) : full
  }
  const findings = results.flatMap(({ filePath, source, messages }) => messages.filter(({ ruleId }) => ruleId?.startsWith('hangtime/')).map((message) => foundIn(named(filePath), source ?? '', message, context?.rulesMeta?.[message.ruleId ?? '']?.docs?.url)))
  const broken = results.flatMap(({ filePath, messages }) => messages.filter(({ fatal }) => fatal).map(({ line = 1, column = 1, message }): Broken => ({ file: named(filePath), line, column, message })))
  const report: Report = {
    version: 1,
    folder: '',
    findings,
    broken,
    leftOut: [],
    counts: { files: results.length, lookedAt: results.length, calls: 0, errors: findings.filter(({ severity }) => severity === 'error').length, warnings: findings.filter(({ severity }) => severity === 'warning').length },
    calls: [],
    pools: [],
  }
  return checklist(report, plain)
}

function foundIn(file: string, source: string, { ruleId, severity, message, line = 1, column = 1, endLine = line, endColumn = column, suggestions = [] }: Message, url: string | undefined): Found {
  return {
    file, line, column, endLine, endColumn, message,
    rule: ruleId ?? '',
    severity: severity === 2 ? 'error' : 'warning',
    ...(url !== undefined && { url }),
    suggestions: suggestions.map(({ desc, fix }) => ({ message: desc, range: fix.range, text: fix.text, diff: source === '' ? [] : diffOf(source, fix) })),
  }
}
