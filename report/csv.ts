import type { CallRow, Report } from './nouns.ts'
import { worstFirst } from './order.ts'

const columns: Record<string, (call: CallRow) => string | number | undefined> = {
  file: (call) => call.file,
  line: (call) => call.line,
  column: (call) => call.column,
  package: (call) => call.package,
  call: (call) => call.name,
  client: (call) => call.client,
  version: (call) => call.version,
  method: (call) => call.method,
  host: (call) => call.host,
  url: (call) => call.url,
  wait: (call) => call.wait.is,
  answer_ms: (call) => call.wait.answer,
  total_ms: (call) => call.wait.total,
  backstop_ms: (call) => call.wait.backstop,
  says: (call) => call.wait.says,
  because: (call) => call.because,
  set_at: (call) => call.trail.flatMap(({ file, line }) => (file === undefined ? [] : [`${file}:${line ?? ''}`]))[0],
  retries: (call) => (call.retries.is === 'unknown' ? undefined : (call.retries.count ?? 'Infinity')),
  tried_again: (call) => call.again,
  pool: (call) => call.carriers.map(({ name, file, line }) => `${name} (${file}:${line})`).join(' '),
  sockets: (call) => call.carriers.map(({ sockets }) => (sockets.is === 'unknown' ? 'unknown' : (sockets.count ?? 'Infinity'))).join(' '),
}

/** One line for each call, as RFC 4180 writes it; a spreadsheet must not take a cell for a formula. */
export function csv({ calls }: Report): string {
  const rows = worstFirst(calls).map((call) => Object.values(columns).map((of) => cell(of(call))))
  return [Object.keys(columns), ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
