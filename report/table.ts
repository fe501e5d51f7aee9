import { timeInWords } from '../model/time.ts'
import { many, type Look, type Style } from './look.ts'
import type { CallRow, Report } from './nouns.ts'
import { longest, totalsBy, worstFirst, type Total } from './order.ts'

/** For a terminal: a line for each call, the one that can wait the longest first, then what they amount to. */
export function table(report: Report, look: Look): string {
  const { paint } = look
  const calls = worstFirst(report.calls)
  const rows = calls.map((call) => [waitInWords(call), call.name, call.host ?? '', `${call.because}${retriesInWords(call)}`, `${call.file}:${call.line}`])
  const head = ['WAIT', 'CALL', 'HOST', 'BECAUSE', 'WHERE']
  const body = columns([head, ...rows], look.width)
  const lines = body.map((cells, index) => {
    const call = calls[index - 1]
    const [wait = '', name = '', host = '', because = '', where = ''] = cells
    return call ? [paint(colourOf(call), wait), name, paint('dim', host), because, paint('cyan', where)].join('  ').trimEnd() : paint('bold', cells.join('  ').trimEnd())
  })
  const parts = [
    ...(calls.length > 0 ? [lines.join('\n')] : []),
    ...(calls.length > 0 ? [totalsIn('CLIENT', totalsBy(calls, 'client'), look)] : []),
    ...(new Set(calls.map((call) => call.package)).size > 1 ? [totalsIn('PACKAGE', totalsBy(calls, 'package'), look)] : []),
    ...report.broken.map((one) => `${paint('cyan', `${one.file}:${one.line}:${one.column}`)}  ${paint('red', one.message)}`),
    paint('bold', sentenceOf(report)),
  ]
  return `${parts.join('\n\n')}\n`
}

function colourOf({ wait }: CallRow): Style {
  return wait.is === 'endless' ? 'red' : wait.is === 'bounded' ? 'green' : 'dim'
}

/** The wait in two or three words, as the first column and the page show it. */
export function waitInWords(call: CallRow): string {
  const { wait } = call
  if (wait.is === 'unknown') return 'unknown'
  if (wait.is === 'endless') return wait.backstop === undefined ? 'forever' : `${timeInWords(wait.backstop)}, then drips`
  if (wait.answer === 0) return wait.says
  return timeInWords(longest(call))
}

export function retriesInWords({ retries, again }: CallRow): string {
  const own = retries.is === 'none' || (retries.count === undefined && retries.is !== 'unknown') ? ', retried forever' : (retries.count ?? 0) > 0 ? `, ${many(retries.count ?? 0, 'retry').replace('retrys', 'retries')}` : ''
  return `${own}${again === undefined ? '' : `, tried again ${again}`}`
}

export function sentenceOf({ calls, counts, broken, leftOut }: Report): string {
  if (counts.files + broken.length + leftOut.length === 0) return 'No JavaScript or TypeScript here.'
  if (calls.length === 0) return `No outgoing call in ${many(counts.files, 'file')}.`
  const endless = calls.filter(({ wait }) => wait.is === 'endless').length
  const unknown = calls.filter(({ wait }) => wait.is === 'unknown').length
  return [
    `${many(calls.length, 'call')}: ${endless} without an end, ${calls.length - endless - unknown} bounded, ${unknown} cannot be seen`,
    `${many(counts.files, 'file')} read`,
    ...(broken.length > 0 ? [`${broken.length} could not be read`] : []),
    ...(leftOut.length > 0 ? [`${leftOut.length} left out as minified or too large`] : []),
  ].join(' · ')
}

function totalsIn(what: string, totals: readonly Total[], { paint, width }: Look): string {
  const rows = totals.map(({ name, calls, endless, unknown, worst }) => [name, String(calls), String(endless), String(unknown), worst === undefined ? '' : timeInWords(worst)])
  const [head = [], ...body] = columns([[what, 'CALLS', 'ENDLESS', 'UNKNOWN', 'LONGEST OF THE OTHERS'], ...rows], width)
  return [paint('bold', head.join('  ').trimEnd()), ...body.map((cells) => cells.join('  ').trimEnd())].join('\n')
}

/** The narrowest that a column is made when the terminal is small. */
const narrowest = 8

/** Cells of one width per column; the widest columns give way until the line fits. */
function columns(rows: readonly (readonly string[])[], width: number): string[][] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const gaps = 2 * (widths.length - 1)
  // The last column says where, and a path that is cut leads nowhere.
  const flexible = widths.slice(0, -1)
  for (let over = widths.reduce((sum, one) => sum + one, gaps) - width; over > 0; over--) {
    const widest = flexible.indexOf(Math.max(...flexible))
    if ((flexible[widest] ?? 0) <= narrowest) break
    flexible[widest] = (flexible[widest] ?? 0) - 1
  }
  const final = [...flexible, widths.at(-1) ?? 0]
  return rows.map((row) => row.map((cell, at) => fitted(cell, final[at] ?? 0)))
}

function fitted(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width)
}
