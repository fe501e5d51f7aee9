import { many, type Look, type Style } from './look.ts'
import type { Found, Report } from './nouns.ts'

/** For people: each finding with the best repair, then a line that sums up. */
export function pretty(report: Report, { paint }: Look): string {
  const broken = report.broken.map((one) => `${paint('cyan', `${one.file}:${one.line}:${one.column}`)}  ${paint('red', one.message)}`)
  const found = report.findings.map((finding) => inLines(finding, paint).join('\n'))
  return `${[...found, ...broken, paint(isClean(report) ? 'green' : 'bold', summaryOf(report))].join('\n\n')}\n`
}

function inLines(finding: Found, paint: Look['paint']): string[] {
  const { file, line, column, rule, message, suggestions } = finding
  const [best, ...others] = suggestions
  const head = `${paint('cyan', `${file}:${line}:${column}`)}  ${paint('dim', rule.replace('hangtime/', ''))}  ${message}`
  if (!best) return [head]
  const more = others.length > 0 ? paint('dim', ` (one of ${suggestions.length} ways)`) : ''
  return [head, `    ${best.message}${more}`, ...best.diff.map((text) => `      ${paint(colourOf(text), text)}`)]
}

export function colourOf(line: string): Style {
  return line.startsWith('-') ? 'red' : line.startsWith('+') ? 'green' : 'dim'
}

function isClean({ findings, broken }: Report): boolean {
  return findings.length === 0 && broken.length === 0
}

function summaryOf({ findings, known = 0, gone = 0, broken, leftOut, counts }: Report): string {
  if (counts.files + broken.length + leftOut.length === 0) return 'No JavaScript or TypeScript here.'
  const inFiles = new Set(findings.map(({ file }) => file)).size
  return [
    findings.length === 0 ? `No ${known > 0 ? 'new ' : ''}findings` : `${many(findings.length, `${known > 0 ? 'new ' : ''}finding`)} in ${many(inFiles, 'file')}`,
    ...(known > 0 ? [`${known} in the baseline`] : []),
    ...(gone > 0 ? [`${gone} of the baseline are gone: --update-baseline forgets them`] : []),
    `${many(counts.files, 'file')} read, ${counts.lookedAt} looked at, ${many(counts.calls, 'call')} seen`,
    ...(broken.length > 0 ? [`${broken.length} could not be read`] : []),
    ...(leftOut.length > 0 ? [`${leftOut.length} left out as minified or too large`] : []),
  ].join(' · ')
}
