import { MessageType, ShowMessageNotification, type Connection, type TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { forgetFiles } from '../model/elsewhere.ts'
import { forgetPackages } from '../model/project-wide.ts'
import { forgetProjects } from '../model/project.ts'
import { isComplaint } from './complaint.ts'
import { field, filenameOf, type Editor } from './editor.ts'
import type { EslintConfigs } from './eslint-configs.ts'
import { createLint, type Reading, type Whole } from './lint.ts'
import { createReadings, read, type Held } from './readings.ts'
import { codeIn } from './scripts.ts'
import { createSettings, type Settings } from './settings.ts'

/** What there is to say about an open document right now. */
export interface Open extends Held {
  document: TextDocument
  filename: string
  /** What the editor's own settings say. */
  own: Readonly<Record<string, unknown>>
  settings: Settings | Whole
  /** Reads the document as if this were its text. */
  read: (text: string) => Reading
  /** Whether edits may touch this: of a component only its scripts. */
  isOurs: (range: readonly [number, number]) => boolean
}

export interface Desk {
  /** Reads a document as it is once the settings are there: it may have changed since it was asked for, or be gone. */
  opened: (uri: string) => Promise<Open | undefined>
  close: (uri: string) => void
  /** Has everything read again; `settings` and packages too, or only the files. */
  forget: (what: 'settings' | 'files') => void
}

export function createDesk(connection: Connection, documents: TextDocuments<TextDocument>, eslint: EslintConfigs, editor: () => Editor): Desk {
  const lint = createLint()
  const readingOf = createReadings(lint)
  const complaints = new Set<string>()
  const asked = new Map<string, Promise<Record<string, unknown>>>()
  let settingsFor = createSettings()

  function editorSettings(uri: string): Promise<Record<string, unknown>> {
    const before = asked.get(uri)
    if (before) return before
    const answer = editor().hasSettings ? connection.workspace.getConfiguration({ scopeUri: uri, section: 'hangtime' }) : Promise.resolve(editor().settings)
    const settings = Promise.resolve(answer).then((value: unknown) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}), () => ({}))
    asked.set(uri, settings)
    return settings
  }

  /** Wrong settings are said once, in words, not with every key that is pressed. */
  function complain(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    if (complaints.has(message)) return
    complaints.add(message)
    connection.console.error(message)
    if (isComplaint(error)) connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message: `Hangtime: ${message}` }).catch(() => undefined)
  }

  async function settingsOf(filename: string, own: Record<string, unknown>): Promise<Settings | Whole> {
    const settings = settingsFor(filename, own)
    if (!editor().isTrusted || !settings.hasPlugin) return settings
    try {
      return (await eslint.settingsOf(filename, settings)) ?? settings
    } catch (error) {
      complain(error)
      return settings
    }
  }

  return {
    async opened(uri) {
      const before = documents.get(uri)
      if (!before) return undefined
      const own = await editorSettings(uri)
      const filename = filenameOf(before, editor().folders[0])
      try {
        const settings = await settingsOf(filename, own)
        const document = documents.get(uri)
        if (!document || own['enable'] === false) return undefined
        return {
          ...readingOf(document, filename, settings),
          document,
          filename,
          own,
          settings,
          read: (text) => read(lint, text, filename, settings, 'read'),
          isOurs: codeIn(document.getText(), filename),
        }
      } catch (error) {
        complain(error)
        return undefined
      }
    },
    close(uri) {
      asked.delete(uri)
    },
    forget(what) {
      if (what === 'settings') {
        asked.clear()
        complaints.clear()
        eslint.forget()
        forgetProjects()
        forgetPackages()
      }
      forgetFiles()
      settingsFor = createSettings()
    },
  }
}

/** Whether findings are underlined; hovers and repairs stay in any case. */
export function isUnderlined({ own }: Open): boolean {
  return own['diagnostics'] !== 'off' && own['diagnostics'] !== false
}

/** A switch of the editor. */
export function isOn({ own }: Open, name: string, otherwise: boolean): boolean {
  const value = field(own, name)
  return typeof value === 'boolean' ? value : otherwise
}
