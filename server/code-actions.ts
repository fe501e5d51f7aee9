import { CodeActionKind, TextEdit, type CodeAction, type CodeActionParams } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Source } from '../model/nouns.ts'
import { diagnosticOf } from './diagnostics.ts'
import type { Finding, Reading } from './lint.ts'
import { documentOf, overlap, rangeOf } from './places.ts'

/** The version that the edits are meant for; absent where the client does not look at versions. */
export type Version = number | undefined

/**
 * Repairs of the findings in the range, the best one of each first, then the ways to silence them.
 * The findings are our own: some clients send diagnostics of which half is missing, or none yet.
 */
export function codeActionsOf({ findings, source }: Reading, { range, context, textDocument: { uri } }: CodeActionParams, version: Version): CodeAction[] {
  const isWanted = !context.only || context.only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix)
  if (!source || !isWanted) return []
  const document = documentOf(source)
  const here = findings.flatMap((finding) => {
    const diagnostic = diagnosticOf(finding, source, document)
    return overlap(diagnostic.range, range) ? [{ finding, diagnostic }] : []
  })
  const action = (title: string, edit: TextEdit, { diagnostic }: (typeof here)[number]): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: version === undefined ? { changes: { [uri]: [edit] } } : { documentChanges: [{ textDocument: { uri, version }, edits: [edit] }] },
  })
  const repairs = here.flatMap((one) =>
    (one.finding.suggestions ?? []).map(({ desc, fix }, index) => ({
      ...action(desc, TextEdit.replace(rangeOf(fix.range, document), fix.text), one),
      ...(index === 0 && { isPreferred: true }),
    })))
  const silences = here.flatMap((one) => {
    const edit = silenceOf(one.finding, source, document)
    return edit ? [action(`Disable ${one.finding.ruleId ?? ''} for this line`, edit, one)] : []
  })
  return [...repairs.sort((a, b) => Number(b.isPreferred ?? false) - Number(a.isPreferred ?? false)), ...silences]
}

/** A comment above the line; none where a line cannot have one, in the middle of a string. */
function silenceOf({ line, ruleId }: Finding, { sourceCode }: Source, document: TextDocument): TextEdit | undefined {
  const rule = ruleId ?? ''
  // Two such comments in a row do not add up: the first would silence the second.
  const above = sourceCode.getAllComments().find((comment) => comment.loc.end.line === line - 1 && /^\s*eslint-disable-next-line\b/.test(comment.value))
  if (above) {
    const [names = ''] = above.value.split(/\s-{2,}\s/)
    return TextEdit.insert(document.positionAt(above.range[0] + '//'.length + names.trimEnd().length), `, ${rule}`)
  }
  const start = sourceCode.getIndexFromLoc({ line, column: 0 })
  const indent = /^[ \t]*/.exec(sourceCode.lines[line - 1] ?? '')?.[0] ?? ''
  const around = start === 0 ? undefined : sourceCode.getNodeByRangeIndex(start - 1)?.type
  if (around === 'TemplateElement' || around === 'Literal') return undefined
  const comment = `eslint-disable-next-line ${rule}`
  const written = around === 'JSXText' ? `{/* ${comment} */}` : `// ${comment}`
  return TextEdit.insert(document.positionAt(start), `${indent}${written}${sourceCode.text.includes('\r\n') ? '\r\n' : '\n'}`)
}
