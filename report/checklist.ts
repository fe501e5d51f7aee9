import { decisionOf, inOrderOfDecisions, type Decision } from './decisions.ts'
import { many, type Look } from './look.ts'
import { code, escaped, place, withCode } from './markdown.ts'
import type { CallRow, Found, Report } from './nouns.ts'
import { findingsOf, inOrder, worstFirst } from './order.ts'

/** For a pull request: task boxes, grouped by what a reviewer has to decide. */
export function checklist(report: Report, look: Look): string {
  const ofCalls = findingsOf(report)
  const changed = new Set([...ofCalls].flatMap(([{ change }, findings]) => (change === undefined ? [] : findings)))
  const wanted = look.since === undefined ? report.findings : report.findings.filter((finding) => finding.change !== undefined || changed.has(finding))
  const calls = look.since === undefined ? report.calls : report.calls.filter(({ change }) => change !== undefined)
  const unseen = look.since === undefined ? [] : calls.filter((call) => call.wait.is === 'unknown')
  const parts = [
    `# ${wanted.length === 0 ? 'Nothing to decide' : many(wanted.length, 'thing') + ' to decide'} about calls that can hang`,
    ...(report.counts.calls > 0 || look.since !== undefined ? [scopeOf(calls, look)] : []),
    ...inOrderOfDecisions.flatMap((decision) => section(decision, wanted, ofCalls, report, look)),
    ...(unseen.length > 0 ? ['## What bounds these cannot be seen', unseen.map((call) => `- [ ] ${place(call, report, look)} ${code(call.name)}: ${escaped(call.because)}`).join('\n')] : []),
    ...(report.broken.length > 0 ? ['## Not read', report.broken.map((one) => `- [ ] ${place(one, report, look)} ${escaped(one.message)}`).join('\n')] : []),
    ...(look.since === undefined || calls.length === 0 ? [] : [details(calls, report, look)]),
  ]
  return `${parts.join('\n\n')}\n`
}

function scopeOf(calls: readonly CallRow[], { since }: Look): string {
  if (since === undefined) return `${many(calls.length, 'call')} looked at.`
  const touched = calls.filter(({ change }) => change === 'touched').length
  const reached = calls.length - touched
  return `Since ${code(since)}: ${many(touched, 'call')} touched${reached > 0 ? `, ${reached} more reached by changed code` : ''}.`
}

function section(decision: Decision, findings: readonly Found[], ofCalls: ReadonlyMap<CallRow, readonly Found[]>, report: Report, look: Look): string[] {
  const own = findings.filter(({ rule }) => decisionOf(rule) === decision).toSorted(inOrder)
  if (own.length === 0) return []
  const reached = new Set([...ofCalls].flatMap(([call, list]) => (call.change === 'reached' ? list : [])))
  return [`## ${decision.title}`, decision.question, own.map((finding) => item(finding, reached.has(finding), report, look)).join('\n')]
}

function item(finding: Found, isReached: boolean, report: Report, look: Look): string {
  const [best] = finding.suggestions
  const lines = [`- [ ] ${place(finding, report, look)} ${withCode(finding.message)}${isReached ? ' _Reached by changed code._' : ''}`]
  if (best) {
    lines.push('', `  Proposed: ${withCode(best.message)}`)
    if (best.diff.length > 0) lines.push('', '  ```diff', ...best.diff.map((line) => `  ${line}`), '  ```')
    lines.push('')
  }
  return lines.join('\n')
}

function details(calls: readonly CallRow[], report: Report, look: Look): string {
  const items = worstFirst(calls).map((call) => `- ${place(call, report, look)} ${code(call.name)}: ${escaped(call.wait.says)}${call.change === 'reached' ? ', reached by changed code' : ''}`)
  return `<details><summary>All ${many(calls.length, 'call')} of this change</summary>\n\n${items.join('\n')}\n\n</details>`
}
