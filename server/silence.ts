import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Source } from '../model/nouns.ts'
import type { Change } from './hunks.ts'
import type { Finding } from './lint.ts'

/** Stands where the reason belongs; an editor that can selects it. */
export const reason = 'say why'

/** A comment that silences a rule from where the code begins; after a hashbang, and in a component in its first script. */
export function silenceOfFile({ ruleId }: Finding, text: string, isOurs: (range: readonly [number, number]) => boolean, { sourceCode }: Source): Change | undefined {
  const top = /^#!.*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0
  const first = sourceCode.ast.body[0]
  const start = isOurs([top, top]) ? top : first && sourceCode.getIndexFromLoc({ line: first.loc?.start.line ?? 1, column: 0 })
  if (start === undefined || !isOurs([start, start])) return undefined
  return { range: [start, start], text: `/* eslint-disable ${ruleId ?? ''} -- ${reason} */${text.includes('\r\n') ? '\r\n' : '\n'}` }
}

/** A comment above the line that silences the finding and asks for a reason; none where a line cannot have one, in the middle of a string. */
export function silenceOf({ line, ruleId }: Finding, { sourceCode }: Source, document: TextDocument): Change | undefined {
  const rule = ruleId ?? ''
  // Two such comments in a row do not add up: the first would silence the second.
  const above = sourceCode.getAllComments().find((comment) => comment.loc.end.line === line - 1 && /^\s*eslint-disable-next-line\b/.test(comment.value))
  if (above) {
    const [names = ''] = above.value.split(/\s-{2,}\s/)
    const at = above.range[0] + '//'.length + names.trimEnd().length
    return { range: [at, at], text: `, ${rule}` }
  }
  const start = sourceCode.getIndexFromLoc({ line, column: 0 })
  const indent = /^[ \t]*/.exec(sourceCode.lines[line - 1] ?? '')?.[0] ?? ''
  const around = start === 0 ? undefined : sourceCode.getNodeByRangeIndex(start - 1)?.type
  if (around === 'TemplateElement' || around === 'Literal') return undefined
  const comment = `eslint-disable-next-line ${rule} -- ${reason}`
  const written = around === 'JSXText' ? `{/* ${comment} */}` : `// ${comment}`
  return { range: [start, start], text: `${indent}${written}${document.getText().includes('\r\n') ? '\r\n' : '\n'}` }
}
