import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TextDocument } from 'vscode-languageserver-textdocument'

/** What the editor at the other end can do, and what it said of itself. */
export interface Editor {
  /** It asks for diagnostics. One that cannot be told to ask again would show old ones, so those are sent to it. */
  pulls: boolean
  refreshes: boolean
  /** It can be asked for its settings, per file. */
  hasSettings: boolean
  registersSettings: boolean
  registersWatchers: boolean
  isMarkdown: boolean
  versionsEdits: boolean
  /** The ESLint extension is installed. */
  hasEslint: boolean
  /** Settings that it sent along, for one that cannot be asked. */
  settings: unknown
  folder: string | undefined
}

export function editorOf(params: InitializeParams): Editor {
  const { capabilities, workspaceFolders, rootUri } = params as InitializeParams & { capabilities: ClientCapabilities | undefined }
  const { workspace, textDocument } = capabilities ?? {}
  const options: unknown = params.initializationOptions
  const formats = textDocument?.hover?.contentFormat
  return {
    pulls: Boolean(textDocument?.diagnostic && workspace?.diagnostics?.refreshSupport),
    refreshes: Boolean(workspace?.diagnostics?.refreshSupport),
    hasSettings: Boolean(workspace?.configuration),
    registersSettings: Boolean(workspace?.didChangeConfiguration?.dynamicRegistration),
    registersWatchers: Boolean(workspace?.didChangeWatchedFiles?.dynamicRegistration),
    isMarkdown: !formats || formats.includes('markdown'),
    versionsEdits: Boolean(workspace?.workspaceEdit?.documentChanges),
    hasEslint: field(options, 'eslint') === true,
    settings: field(options, 'settings'),
    folder: pathOf(workspaceFolders?.[0]?.uri ?? rootUri ?? ''),
  }
}

export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

const extensions: Readonly<Record<string, string>> = { javascript: '.js', javascriptreact: '.jsx', typescript: '.ts', typescriptreact: '.tsx' }

/** Where a document lies; one that has no file yet lies in the folder that is open. */
export function filenameOf({ uri, languageId }: Pick<TextDocument, 'uri' | 'languageId'>, folder: string | undefined): string {
  const file = pathOf(uri) ?? path.resolve(folder ?? '', 'untitled')
  const isNamed = /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file)
  return isNamed ? file : file + (extensions[languageId] ?? '.ts')
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    return undefined
  }
}
