import { applyEdits, modify } from 'jsonc-parser/lib/esm/main.js'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { WorkspaceEdit } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { hunksBetween } from './hunks.ts'
import type { Whole } from './lint.ts'
import { rangeOf } from './places.ts'
import { ownFile, type Settings } from './settings.ts'

/** An edit of the project's settings that switches a rule off; none where those are a program: the configuration of ESLint. */
export function switchedOff(rule: string, settings: Settings | Whole): { file: string; edit: WorkspaceEdit } | undefined {
  if ('isWhole' in settings) return undefined
  const { from = path.join(settings.root, ownFile), root } = settings
  const before = settings.from === undefined ? undefined : textOf(from)
  if (settings.from !== undefined && before === undefined) return undefined
  const uri = pathToFileURL(from).href
  const place = path.basename(from) === ownFile ? ['rules', rule] : ['hangtime', 'rules', rule]
  const document = TextDocument.create(uri, 'json', 0, before ?? '')
  const after = withOff(before ?? '{}\n', place)
  const edits = hunksBetween(document.getText(), after).map(({ range, text }) => ({ range: rangeOf(range, document), newText: text }))
  const change = { textDocument: { uri, version: null }, edits }
  return {
    file: path.relative(root, from).split(path.sep).join('/'),
    edit: { documentChanges: before === undefined ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] : [change] },
  }
}

function withOff(text: string, place: readonly string[]): string {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  '
  const formattingOptions = { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' }
  return applyEdits(text, modify(text, [...place], 'off', { formattingOptions }))
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
