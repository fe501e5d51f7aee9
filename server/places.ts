import type { Position, Range } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Node, Source } from '../model/nouns.ts'
import type { Finding } from './lint.ts'

// ESLint and the language server protocol do not agree on what ends a line (U+2028 does for one of them),
// so everything goes through offsets.

/** The text that a tree was made from, as a document. */
export function documentOf({ sourceCode }: Source): TextDocument {
  return TextDocument.create('', '', 0, sourceCode.text)
}

export function rangeOf(offsets: readonly [number, number], document: TextDocument): Range {
  return { start: document.positionAt(offsets[0]), end: document.positionAt(offsets[1]) }
}

export function rangeOfNode(node: Node, document: TextDocument): Range {
  return rangeOf(node.range, document)
}

export function offsetsOf({ line, column, endLine = line, endColumn = column }: Finding, { sourceCode }: Source): [number, number] {
  return [sourceCode.getIndexFromLoc({ line, column: column - 1 }), sourceCode.getIndexFromLoc({ line: endLine, column: endColumn - 1 })]
}

export function overlap(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character
}
