import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Source } from '../model/nouns.ts'
import { pageOf } from './check.ts'
import type { Finding, Reading } from './lint.ts'
import { documentOf, offsetsOf, rangeOf } from './places.ts'
import { relatedTo } from './trail.ts'

/** A file that cannot be parsed has none of ours: the editor's own JavaScript support says what is wrong with it. */
export function diagnosticsOf({ findings, source }: Reading, related: { uri: string } | undefined): Diagnostic[] {
  if (!source) return []
  const document = documentOf(source)
  return findings.map((finding) => {
    const diagnostic = diagnosticOf(finding, source, document)
    const places = related ? relatedTo(offsetsOf(finding, source), related.uri, source) : []
    return places.length > 0 ? { ...diagnostic, relatedInformation: places } : diagnostic
  })
}

export function diagnosticOf(finding: Finding, source: Source, document: TextDocument): Diagnostic {
  const rule = finding.ruleId ?? ''
  const page = pageOf(rule)
  return {
    range: rangeOf(offsetsOf(finding, source), document),
    severity: finding.severity === 2 ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'hangtime',
    code: rule.replace('hangtime/', ''),
    ...(page !== undefined && { codeDescription: { href: page } }),
    message: finding.message,
  }
}
