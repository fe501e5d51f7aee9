import { CodeActionKind, TextEdit, type CodeAction, type CodeActionParams, type Command, type Range } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Source } from '../model/nouns.ts'
import { policyOf } from '../model/settings.ts'
import { numberInCode, timeInWords } from '../model/words.ts'
import { diagnosticOf } from './diagnostics.ts'
import { hunksBetween, type Change } from './hunks.ts'
import type { Finding, Reading, Whole } from './lint.ts'
import { documentOf, overlap, rangeOf } from './places.ts'
import { best, repaired, safe, together } from './repairs.ts'
import type { Settings } from './settings.ts'
import { reason, silenceOf, silenceOfFile } from './silence.ts'
import { switchedOff } from './switch-off.ts'

export const fixAll = `${CodeActionKind.SourceFixAll}.hangtime`
export const fixAllDangerous = 'source.fixAllDangerous.hangtime'
export const kinds = [CodeActionKind.QuickFix, fixAll, fixAllDangerous]

export interface Asker {
  /** The version that the edits are meant for; absent where the editor does not look at versions. */
  version: number | undefined
  /** The editor knows our own commands, for what no edit can do. */
  hasCommands: boolean
  /** All of the document, of a component its template too. */
  text: string
  /** Reads the document as if this were its text. */
  read: (text: string) => Reading
  /** Whether edits may touch this: of a component only its scripts. */
  isOurs: (range: readonly [number, number]) => boolean
  /** The settings in force, where the editor can change the file that they stand in, and make it. */
  settings: Settings | Whole | undefined
}

/**
 * Repairs of the findings in the range, the best one of each first, then the ways to silence them.
 * The findings are our own: some editors send diagnostics of which half is missing, or none yet.
 */
export function codeActionsOf(reading: Reading, params: CodeActionParams, asker: Asker): CodeAction[] {
  const { source } = reading
  if (!source) return []
  const { only } = params.context
  const asks = (kind: string) => only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) ?? kind === CodeActionKind.QuickFix
  const document = documentOf(source)
  const uri = params.textDocument.uri
  const edit = (changes: readonly Change[]) => (changes.every(({ range }) => asker.isOurs(range)) ? editOf(uri, changes, document, asker.version) : undefined)
  const whole = (title: string, kind: string, choose: typeof best): CodeAction[] => {
    const changes = asks(kind) ? hunksBetween(asker.text, repaired(asker.text, reading, choose, asker.read).text) : []
    const made = changes.length > 0 ? edit(changes) : undefined
    return made ? [{ title, kind, edit: made }] : []
  }
  return [
    ...(asks(CodeActionKind.QuickFix) ? quickFixes(reading, source, params.range, document, asker, edit) : []),
    ...whole('Fix what changes no behaviour', fixAll, safe),
    ...whole('Bound every HTTP call that can hang', fixAllDangerous, best),
  ]
}

function quickFixes({ findings }: Reading, source: Source, range: Range, document: TextDocument, { hasCommands, text, isOurs, settings }: Asker, edit: (changes: readonly Change[]) => CodeAction['edit']): CodeAction[] {
  const here = findings.flatMap((finding) => {
    const diagnostic = diagnosticOf(finding, source, document)
    return overlap(diagnostic.range, range) ? [{ finding, diagnostic }] : []
  })
  const action = (title: string, changes: readonly Change[], { diagnostic }: Pick<(typeof here)[number], 'diagnostic'>): CodeAction => {
    const made = edit(changes)
    return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], ...(made && { edit: made }) }
  }
  const repairs = here.flatMap((one) => (one.finding.suggestions ?? []).map(({ desc, fix }, index) => ({ ...action(desc, [fix], one), ...(index === 0 && { isPreferred: true }) })))
  const times = here.flatMap((one) => otherTimes(one.finding, source).map(({ title, change }) => action(title, [change], one)))
  const rules = [...new Map(here.map((one) => [one.finding.ruleId, one])).values()]
  const all = rules.flatMap((one) => {
    const same = findings.filter(({ ruleId, suggestions }) => ruleId === one.finding.ruleId && suggestions)
    const changes = same.length > 1 ? together(source.sourceCode.text, same, best) : []
    return changes.length > 0 ? [action(`Fix all of ${one.finding.ruleId ?? ''} in this file`, changes, one)] : []
  })
  const silences = here.flatMap((one) => {
    const change = silenceOf(one.finding, source, document)
    if (!change) return []
    const made = action(`Disable ${one.finding.ruleId ?? ''} for this line, with a reason`, [change], one)
    return [hasCommands && made.edit && change.text.includes(reason) ? { ...made, command: selectReason(one.finding.line) } : made]
  })
  const more = rules.flatMap((one): CodeAction[] => {
    const rule = one.finding.ruleId ?? ''
    const change = silenceOfFile(one.finding, text, isOurs, source)
    const made = change && action(`Disable ${rule} for this file, with a reason`, [change], one)
    const off = settings && switchedOff(rule, settings)
    return [
      ...(made ? [hasCommands && change ? { ...made, command: selectReason(document.positionAt(change.range[0]).line + 1) } : made] : []),
      ...(off ? [{ title: `Switch ${rule} off in ${off.file}`, kind: CodeActionKind.QuickFix, diagnostics: [one.diagnostic], edit: off.edit }] : []),
    ]
  })
  const pages = hasCommands ? rules.map(({ finding, diagnostic }) => ({ title: `Explain ${finding.ruleId ?? ''}`, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command: openPage(finding) })) : []
  const offered: CodeAction[] = [...repairs.sort((a, b) => Number('isPreferred' in b) - Number('isPreferred' in a)), ...times, ...all, ...silences, ...more, ...pages]
  return offered.filter((one) => one.edit ?? one.command)
}

const choices = [2_000, 5_000, 30_000]

/** The best repair with other times, where the project has not decided on one. */
function otherTimes({ suggestions }: Finding, { settings }: Source): { title: string; change: Change }[] {
  const { timeout } = policyOf(settings)
  const [suggestion] = suggestions ?? []
  const given = settings['hangtime'] as { timeout?: { default?: unknown } } | undefined
  const written = numberInCode(timeout.default)
  // The title says what is written; where it says the time once, that is the time.
  if (!suggestion || given?.timeout?.default !== undefined || suggestion.desc.split(written).length !== 2 || suggestion.fix.text.split(written).length !== 2) return []
  return choices.filter((ms) => ms >= timeout.min && ms <= timeout.max).map((ms) => ({
    title: `${suggestion.desc.replace(written, numberInCode(ms)).replace(/\.$/, '')} (${timeInWords(ms)})`,
    change: { range: suggestion.fix.range, text: suggestion.fix.text.replace(written, numberInCode(ms)) },
  }))
}

function openPage({ ruleId }: Finding): Command {
  return { title: 'Open the page of the rule', command: 'hangtime.openPage', arguments: [ruleId?.replace('hangtime/', '')] }
}

/** The comment now stands on the line where other code stood. */
function selectReason(line: number): Command {
  return { title: 'Select the reason', command: 'hangtime.selectReason', arguments: [line - 1, reason] }
}

function editOf(uri: string, changes: readonly Change[], document: TextDocument, version: number | undefined): NonNullable<CodeAction['edit']> {
  const edits = changes.map(({ range, text }) => TextEdit.replace(rangeOf(range, document), text))
  return version === undefined ? { changes: { [uri]: edits } } : { documentChanges: [{ textDocument: { uri, version }, edits }] }
}
