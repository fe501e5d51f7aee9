import type { Report } from './nouns.ts'
import { joined } from './look.ts'

/** Workflow commands, which GitHub Actions shows at the lines of a pull request. */
export function github({ findings, broken, folder }: Report): string {
  const found = findings.map(({ severity, file, line, endLine, column, endColumn, rule, message }) => {
    // A column only counts within one line.
    const columns: Record<string, number> = line === endLine ? { col: column, endColumn } : {}
    return command(severity, { file: joined(folder, file), line, endLine, ...columns, title: rule }, message)
  })
  return [...found, ...broken.map(({ file, line, message }) => command('error', { file: joined(folder, file), line, title: 'Hangtime' }, message))].map((one) => `${one}\n`).join('')
}

function command(name: string, properties: Record<string, string | number>, message: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
  return `::${name} ${given.join(',')}::${escaped(message)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
