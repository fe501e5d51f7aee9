import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Source } from '../model/nouns.ts'
import type { Aside, Finding, Lint, Reading, Whole } from './lint.ts'
import { codeIn, isMarkup, scriptsOf } from './scripts.ts'
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
    const reading = read(lint, document.getText(), filename, settings, 'read')
    const held = { reading, source: reading.broken ? before?.held.source : reading.source }
    known.set(document, { version: document.version, settings, held })
    return { ...held, took: performance.now() - start }
  }
}

/** Reads a file as it stands on disk or in an editor: of a component only its scripts. */
export function read(lint: Lint, text: string, filename: string, settings: Settings | Whole, aside: Aside): Reading {
  // In place of a byte order mark stands a space, so that offsets stay what they are.
  const whole = text.replace(/^\uFEFF/, ' ')
  if (!isMarkup(filename)) return lint(whole, filename, settings, aside)
  const scripts = scriptsOf(whole)
  const { findings, ...rest } = lint(scripts.text, filename + scripts.extension, settings, aside)
  const isOurs = codeIn(whole, filename)
  return { ...rest, findings: findings.map((finding) => withinCode(finding, isOurs)) }
}

/** An edit that would reach out of the scripts, into a template, is none. */
function withinCode(finding: Finding, isOurs: (range: readonly [number, number]) => boolean): Finding {
  const { fix, suggestions, ...rest } = finding
  const ours = suggestions?.filter((one) => isOurs(one.fix.range)) ?? []
  return { ...rest, ...(fix && isOurs(fix.range) && { fix }), ...(ours.length > 0 && { suggestions: ours }) }
}
