import { styleText } from 'node:util'
import type { Found, Report } from './check.ts'

export const formats = { json, pretty }
export type Format = keyof typeof formats

type Style = Parameters<typeof styleText>[0]

function json(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`
}

/** For people: each finding with the best repair, then a line that sums up. */
function pretty(report: Report, isColoured: boolean): string {
  const paint = (style: Style, text: string) => (isColoured ? styleText(style, text, { validateStream: false }) : text)
  const broken = report.broken.map((one) => `${paint('cyan', `${one.file}:${one.line}:${one.column}`)}  ${paint('red', one.message)}`)
  const found = report.findings.map((finding) => inLines(finding, paint).join('\n'))
  return `${[...found, ...broken, paint(isClean(report) ? 'green' : 'bold', summaryOf(report))].join('\n\n')}\n`
}

function inLines(finding: Found, paint: (style: Style, text: string) => string): string[] {
  const { file, line, column, rule, message, suggestions } = finding
  const [best, ...others] = suggestions
  const head = `${paint('cyan', `${file}:${line}:${column}`)}  ${paint('dim', rule.replace('hangtime/', ''))}  ${message}`
  if (!best) return [head]
  const more = others.length > 0 ? paint('dim', ` (one of ${suggestions.length} ways)`) : ''
  return [head, `    ${best.message}${more}`, ...best.diff.map((text) => `      ${paint(colourOf(text), text)}`)]
}

function colourOf(line: string): Style {
  return line.startsWith('-') ? 'red' : line.startsWith('+') ? 'green' : 'dim'
}

function isClean({ findings, broken }: Report): boolean {
  return findings.length === 0 && broken.length === 0
}

function summaryOf({ findings, broken, leftOut, counts }: Report): string {
  if (counts.files + broken.length + leftOut.length === 0) return 'No JavaScript or TypeScript here.'
  const inFiles = new Set(findings.map(({ file }) => file)).size
  return [
    findings.length === 0 ? 'No findings' : `${many(findings.length, 'finding')} in ${many(inFiles, 'file')}`,
    `${many(counts.files, 'file')} read, ${counts.lookedAt} looked at, ${many(counts.calls, 'call')} seen`,
    ...(broken.length > 0 ? [`${broken.length} could not be read`] : []),
    ...(leftOut.length > 0 ? [`${leftOut.length} left out as minified or too large`] : []),
  ].join(' · ')
}

function many(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}
