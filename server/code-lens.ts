import type { CodeLens } from 'vscode-languageserver'
import { analyse } from '../model/calls.ts'
import type { Call, Instance } from '../model/nouns.ts'
import type { Reading } from './lint.ts'
import { offsetsOf } from './places.ts'

/** Above the file, how many of its calls have no deadline: those that a finding is about, so whoever silences one hears no more of it. */
export function codeLensesOf({ findings, source }: Reading, hasCommands: boolean): CodeLens[] {
  if (!source) return []
  const found = findings.map((finding) => offsetsOf(finding, source))
  const isFound = ({ node }: Call | Instance) => found.some(([start, end]) => node.range[0] <= start && end <= node.range[1])
  const many = analyse(source).calls.filter((call) => call.deadline.is === 'none' && (isFound(call) || (call.via && isFound(call.via)))).length
  if (many === 0) return []
  const start = { line: 0, character: 0 }
  const title = `${many} HTTP ${many === 1 ? 'call' : 'calls'} without a deadline`
  return [{ range: { start, end: start }, command: { title, command: hasCommands ? 'hangtime.showCalls' : '' } }]
}
