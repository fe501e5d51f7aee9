import { diffLines } from 'diff'

/** A change of text: ESLint's fix. */
export interface Change {
  range: readonly [number, number]
  text: string
}

/** The lines that a change takes away and puts there, marked as people know it. */
export function diffOf(text: string, { range, text: replacement }: Change): string[] {
  const start = text.lastIndexOf('\n', range[0] - 1) + 1
  const newline = text.indexOf('\n', range[1])
  const end = newline === -1 ? text.length : newline
  const before = text.slice(start, end)
  const after = text.slice(start, range[0]) + replacement + text.slice(range[1], end)
  // A repair that also adds an import spans everything between the two, most of it the same.
  const parts = diffLines(`${before}\n`, `${after}\n`, { stripTrailingCr: true, timeout: 500 })
  const lines = parts
    ? parts.flatMap(({ value, added, removed }) => (added || removed ? linesOf(value).map((line) => `${added ? '+' : '-'} ${line}`) : []))
    : [...linesOf(before).map((line) => `- ${line}`), ...linesOf(after).map((line) => `+ ${line}`)]
  return shortened(dedented(lines))
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n').map((line) => line.replace(/\r$/, ''))
}

/** Without the indentation that all of them share. */
function dedented(lines: string[]): string[] {
  const depths = lines.map((line) => /\S/.exec(line.slice(2))?.index).filter((depth) => depth !== undefined)
  const shared = Math.min(...depths, 1_000)
  return lines.map((line) => line.slice(0, 2) + line.slice(2 + shared))
}

const longest = 12

function shortened(lines: string[]): string[] {
  return lines.length > longest ? [...lines.slice(0, longest - 1), `… and ${lines.length - longest + 1} more lines`] : lines
}
