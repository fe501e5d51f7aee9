import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Source } from '../model/nouns.ts'
import type { Lint, Reading } from './lint.ts'
import { isMarkup, scriptsOf } from './scripts.ts'
import type { Settings } from './settings.ts'

/** A document as last read, and as last understood: while somebody types, its text often cannot be parsed. */
export interface Held {
  reading: Reading
  source: Source | undefined
  /** How long reading took, in ms; absent when it was read before. */
  took?: number
}

/** Reads a document once per version and settings. */
export function createReadings(lint: Lint): (document: TextDocument, filename: string, settings: Settings) => Held {
  const known = new WeakMap<TextDocument, { version: number; settings: Settings; held: Held }>()
  return (document, filename, settings) => {
    const before = known.get(document)
    if (before?.version === document.version && before.settings === settings) return before.held
    const start = performance.now()
    const reading = read(lint, document.getText(), filename, settings)
    const held = { reading, source: reading.broken ? before?.held.source : reading.source }
    known.set(document, { version: document.version, settings, held })
    return { ...held, took: performance.now() - start }
  }
}

export function read(lint: Lint, text: string, filename: string, settings: Settings): Reading {
  // In place of a byte order mark stands a space, so that offsets stay what they are.
  const whole = text.replace(/^\uFEFF/, ' ')
  if (!isMarkup(filename)) return lint(whole, filename, settings, 'read')
  const scripts = scriptsOf(whole)
  return lint(scripts.text, filename + scripts.extension, settings, 'read')
}
