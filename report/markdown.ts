import { timeInWords } from '../model/time.ts'
import { linkTo, type Look } from './look.ts'
import type { CallRow, Report } from './nouns.ts'
import { totalsBy, worstFirst, type Total } from './order.ts'
import { retriesInWords, sentenceOf, waitInWords } from './table.ts'

/** For a wiki or an issue: what the terminal shows, with links. */
export function markdown(report: Report, look: Look): string {
  const calls = worstFirst(report.calls)
  const packages = totalsBy(calls, 'package')
  const parts = [
    `# How long calls can hang: ${escaped(look.title)}`,
    escaped(sentenceOf(report)),
    ...(calls.length > 0 ? ['## Calls', rows(['Wait', 'Call', 'Host', 'Because', 'Where'], calls.map((call) => cellsOf(call, report, look)))] : []),
    ...(calls.length > 0 ? ['## Clients', totals('Client', totalsBy(calls, 'client'))] : []),
    ...(packages.length > 1 ? ['## Packages', totals('Package', packages)] : []),
    ...(report.pools.length > 0 ? ['## Agents and pools', rows(['Pool', 'What bounds it', 'Where'], report.pools.map((pool) => [code(pool.name), escaped(pool.says), place(pool, report, look)]))] : []),
    ...(report.broken.length > 0 ? ['## Not read', report.broken.map((one) => `- \`${one.file}:${one.line}\` ${escaped(one.message)}`).join('\n')] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function cellsOf(call: CallRow, report: Report, look: Look): string[] {
  const wait = waitInWords(call)
  const sum = call.wait.is === 'bounded' && call.wait.says !== wait ? ` ${escaped(call.wait.says.replace(`${wait} `, ''))}` : ''
  return [`**${escaped(wait)}**${sum}`, code(call.name), call.host === undefined ? '' : code(call.host), escaped(`${call.because}${retriesInWords(call)}`), place(call, report, look)]
}

/** `src/a.js:3`, as a link where it leads somewhere. */
export function place(at: { file: string; line: number }, { folder }: Pick<Report, 'folder'>, { address }: Pick<Look, 'address'>): string {
  const text = code(`${at.file}:${at.line}`)
  const link = linkTo(at, folder, address)
  return link === undefined ? text : `[${text}](${link})`
}

function totals(what: string, all: readonly Total[]): string {
  return rows([what, 'Calls', 'Endless', 'Unknown', 'Longest of the others'], all.map(({ name, calls, endless, unknown, worst }) => [escaped(name), String(calls), String(endless), String(unknown), worst === undefined ? '' : timeInWords(worst)]))
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Text that Markdown must not read anything into. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ')
}

/** A message of ours: its backticks are meant. */
export function withCode(text: string): string {
  return text.split(/(`[^`]*`)/).map((part) => (/^`[^`]+`$/.test(part) ? part.replaceAll('|', '\\|') : escaped(part))).join('')
}

export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  return `${fence}${fence.length > 1 ? ' ' : ''}${text.replaceAll('|', '\\|').replace(/\s+/g, ' ')}${fence.length > 1 ? ' ' : ''}${fence}`
}

