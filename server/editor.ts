import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { isMarkup } from './scripts.ts'

/** What the editor at the other end can do, and what it said of itself. */
export interface Editor {
  /** It asks for diagnostics. One that cannot be told to ask again would show old ones, so those are sent to it. */
  pulls: boolean
  /** What it can be told to ask for again. */
  refreshes: { diagnostics: boolean; hints: boolean; lenses: boolean }
  /** It can be asked for its settings, per file. */
  hasSettings: boolean
  registersSettings: boolean
  registersWatchers: boolean
  isMarkdown: boolean
  versionsEdits: boolean
  createsFiles: boolean
  hasRelated: boolean
  hasProgress: boolean
  /** It is our own extension, which brings commands and views. */
  hasCommands: boolean
  /** The folder is trusted, so code of it may run: its ESLint configuration. */
  isTrusted: boolean
  /** Settings that it sent along, for one that cannot be asked. */
  settings: unknown
  folders: readonly string[]
}

export function editorOf(params: InitializeParams): Editor {
  const { capabilities, workspaceFolders, rootUri } = params as InitializeParams & { capabilities: ClientCapabilities | undefined }
  const { workspace, textDocument, window } = capabilities ?? {}
  const options: unknown = params.initializationOptions
  const formats = textDocument?.hover?.contentFormat
  const isAsked = Boolean(textDocument?.diagnostic)
  return {
    pulls: Boolean(isAsked && workspace?.diagnostics?.refreshSupport),
    refreshes: { diagnostics: Boolean(workspace?.diagnostics?.refreshSupport), hints: Boolean(workspace?.inlayHint?.refreshSupport), lenses: Boolean(workspace?.codeLens?.refreshSupport) },
    hasSettings: Boolean(workspace?.configuration),
    registersSettings: Boolean(workspace?.didChangeConfiguration?.dynamicRegistration),
    registersWatchers: Boolean(workspace?.didChangeWatchedFiles?.dynamicRegistration),
    isMarkdown: !formats || formats.includes('markdown'),
    versionsEdits: Boolean(workspace?.workspaceEdit?.documentChanges),
    createsFiles: Boolean(workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.resourceOperations?.includes('create')),
    hasRelated: Boolean(textDocument?.publishDiagnostics?.relatedInformation ?? field(textDocument?.diagnostic, 'relatedInformation')),
    hasProgress: Boolean(window?.workDoneProgress),
    hasCommands: field(options, 'commands') === true,
    isTrusted: field(options, 'trusted') === true,
    settings: field(options, 'settings'),
    folders: (workspaceFolders?.map(({ uri }) => uri) ?? [rootUri ?? '']).flatMap((uri) => pathOf(uri) ?? []),
  }
}

export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

const extensions: Readonly<Record<string, string>> = { javascript: '.js', javascriptreact: '.jsx', typescript: '.ts', typescriptreact: '.tsx', vue: '.vue', svelte: '.svelte' }

/** Where a document lies; one that has no file yet lies in the folder that is open, and one that is on no disk where its address says. */
export function filenameOf({ uri, languageId }: Pick<TextDocument, 'uri' | 'languageId'>, folder: string | undefined): string {
  const file = pathOf(uri) ?? virtualPathOf(uri) ?? path.resolve(folder ?? '', 'untitled')
  const isNamed = /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file) || isMarkup(file)
  return isNamed ? file : file + (extensions[languageId] ?? '.ts')
}

/** `vscode-vfs://github/owner/name/src/shop.test.ts`: its name tells what kind of file it is, though nothing can be read there. */
function virtualPathOf(uri: string): string | undefined {
  const [, at] = /^(?!untitled:)[\w.+-]+:\/\/[^/]*(\/[^?#]*)/.exec(uri) ?? []
  try {
    return at === undefined ? undefined : decodeURIComponent(at)
  } catch {
    return undefined
  }
}

export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    return undefined
  }
}
