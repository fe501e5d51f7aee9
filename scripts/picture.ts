import { spawnSync } from 'node:child_process'
import { root } from './build.ts'

// The picture of the README shows what the command really prints, so it is made by running it.

const columns = 106
const most = 34
const cell = { width: 8.43, height: 20 }
const margin = { x: 20, top: 50, bottom: 16 }

/** A run of characters that look alike. */
interface Span {
  text: string
  look: string
}

const looks: Record<string, string> = { 1: 'bold', 2: 'dim', 31: 'red', 32: 'green', 36: 'cyan' }

/** docs/images/check.svg: `hangtime check examples` in a terminal. */
export function picture(): string {
  const args = ['--import', 'tsx', 'server/main.ts', 'check', 'examples']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '1' } })
  if (stdout === '') throw new Error(`hangtime check examples prints nothing: ${stderr}`)
  const lines = stdout.trimEnd().split('\n').map(spansOf).flatMap(wrapped)
  return svg([[{ text: '$ ', look: 'dim' }, { text: 'hangtime check examples', look: 'bold' }], [], ...shortened(lines)])
}

/** The first findings, none cut in two, and the line that sums up. */
function shortened(lines: Span[][]): Span[][] {
  if (lines.length <= most) return lines
  const end = lines.slice(0, most - 3).findLastIndex((line) => line.length === 0)
  return [...lines.slice(0, end), [], [{ text: '…', look: 'dim' }], [], ...lines.slice(-1)]
}

function spansOf(line: string): Span[] {
  const spans: Span[] = []
  let look = ''
  for (const [, code, text = ''] of line.matchAll(/(?:\x1b\[(\d+)m)?([^\x1b]*)/g)) {
    if (code !== undefined) look = looks[code] ?? ''
    if (text !== '') spans.push({ text, look })
  }
  return spans
}

/** Breaks a line that is too long between words, and indents what follows. */
function wrapped(spans: Span[]): Span[][] {
  const lines: Span[][] = [[]]
  let column = 0
  for (const { text, look } of spans) {
    for (const word of text.split(/(?<= )(?! )/)) {
      if (column > 0 && column + word.trimEnd().length > columns) {
        lines.push([{ text: '    ', look: '' }])
        column = 4
      }
      column += word.length
      const line = lines.at(-1)
      const last = line?.at(-1)
      if (last?.look === look) last.text += word
      else line?.push({ text: word, look })
    }
  }
  return lines
}

function svg(lines: Span[][]): string {
  const width = Math.ceil(columns * cell.width + 2 * margin.x)
  const height = margin.top + lines.length * cell.height + margin.bottom
  const texts = lines.flatMap((spans, row) => {
    if (spans.length === 0) return []
    const y = margin.top + row * cell.height + 14
    return [`  <text xml:space="preserve" x="${margin.x}" y="${y}">${spans.map(tspan).join('')}</text>`]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="What hangtime check prints">
  <style>
    text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: #1f2328 }
    .window { fill: #f6f8fa; stroke: #d1d9e0 }
    .button { fill: #d1d9e0 }
    .bold { font-weight: 700 }
    .dim { fill: #6e7781 }
    .red { fill: #b31d28 }
    .green { fill: #116329 }
    .cyan { fill: #0b5c8a }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .window { fill: #161b22; stroke: #30363d }
      .button { fill: #30363d }
      .dim { fill: #8b949e }
      .red { fill: #ff7b72 }
      .green { fill: #56d364 }
      .cyan { fill: #79c0ff }
    }
  </style>
  <rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
  <circle class="button" cx="22" cy="22" r="6"/><circle class="button" cx="42" cy="22" r="6"/><circle class="button" cx="62" cy="22" r="6"/>
${texts.join('\n')}
</svg>
`
}

function tspan({ text, look }: Span): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return look === '' ? escaped : `<tspan class="${look}">${escaped}</tspan>`
}
