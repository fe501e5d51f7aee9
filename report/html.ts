import type { Look } from './look.ts'
import type { Report } from './nouns.ts'
import { findingsOf } from './order.ts'
import { sentenceOf } from './table.ts'

/** What the page gets, as JSON in its text. */
export interface PageData {
  title: string
  sentence: string
  version: string
  address: string | undefined
  report: Report
  /** For each finding the index of its call, where it speaks of one. */
  calls: (number | null)[]
}

/** One file that holds everything: for a meeting, or the review of an outage. */
export function html(report: Report, look: Look): string {
  const indexes = new Map(report.calls.map((call, index) => [call, index]))
  const calls = new Map([...findingsOf(report)].flatMap(([call, findings]) => findings.map((finding) => [finding, indexes.get(call)] as const)))
  const data: PageData = {
    title: look.title,
    sentence: sentenceOf(report),
    version: look.version,
    address: look.address,
    report: { ...report, findings: report.findings.map((finding) => ({ ...finding, suggestions: finding.suggestions.slice(0, 1) })) },
    calls: report.findings.map((finding) => calls.get(finding) ?? null),
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(`How long calls can hang: ${look.title}`)}</title>
</head>
<body>
<noscript>${escaped(sentenceOf(report))} This page draws its charts with JavaScript.</noscript>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${inScript(look.script)}</script>
</body>
</html>
`
}

/** Nothing in it can end the script, or start a comment in it. */
function inScript(code: string): string {
  return code.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '\\x3C!--')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
