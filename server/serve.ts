import {
  DiagnosticRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, DocumentDiagnosticReportKind,
  LSPErrorCodes, MessageType, ResponseError, ShowMessageNotification, TextDocuments, TextDocumentSyncKind, type CancellationToken, type Connection, type Diagnostic, type InitializeResult,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { forgetFiles } from '../model/elsewhere.ts'
import { forgetPackages } from '../model/project-wide.ts'
import { forgetProjects } from '../model/project.ts'
import { codeActionsOf } from './code-actions.ts'
import { isComplaint } from './complaint.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { editorOf, field, filenameOf, type Editor } from './editor.ts'
import { hoverOf } from './hover.ts'
import { createLint } from './lint.ts'
import manifest from './package.json' with { type: 'json' }
import { createReadings, type Held } from './readings.ts'
import { createSettings, ownFile, type Settings } from './settings.ts'

/** What there is to say about an open document right now. */
interface Open extends Held {
  document: TextDocument
  isUnderlined: boolean
}

/** Answers the editor at the other end of a connection. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument)
  const readingOf = createReadings(createLint())
  const complaints = new Set<string>()
  const asked = new Map<string, Promise<Record<string, unknown>>>()
  let editor: Editor = editorOf({ processId: null, rootUri: null, capabilities: {} })
  let settingsFor = createSettings()

  connection.onInitialize((params): InitializeResult => {
    editor = editorOf(params)
    return {
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        // Never both: an editor that asks and is told shows everything twice.
        ...(editor.pulls && { diagnosticProvider: { identifier: 'hangtime', interFileDependencies: true, workspaceDiagnostics: false } }),
      },
      serverInfo: { name: 'hangtime', version: manifest.version },
    }
  })

  connection.onInitialized(() => {
    if (editor.registersSettings) send(connection.client.register(DidChangeConfigurationNotification.type, { section: 'hangtime' }))
    const watchers = [{ globPattern: `**/{package.json,${ownFile}}` }, { globPattern: '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}' }]
    if (editor.registersWatchers) send(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }))
  })

  connection.onDidChangeConfiguration(({ settings }) => {
    const sent = field(settings, 'hangtime')
    if (sent !== undefined && !editor.hasSettings) editor = { ...editor, settings: sent }
    forget()
  })

  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith('.json'))) forget()
    else reread()
  })

  // What one file says about a call may stand in another.
  documents.onDidSave(() => {
    if (!editor.registersWatchers) reread()
  })

  function forget(): void {
    asked.clear()
    complaints.clear()
    forgetProjects()
    forgetPackages()
    reread()
  }

  /** Has every open document looked at again. */
  function reread(): void {
    forgetFiles()
    settingsFor = createSettings()
    if (editor.pulls) send(connection.sendRequest(DiagnosticRefreshRequest.type))
    else for (const { uri } of documents.all()) send(push(uri))
  }

  function editorSettings(uri: string): Promise<Record<string, unknown>> {
    const before = asked.get(uri)
    if (before) return before
    const answer = editor.hasSettings ? connection.workspace.getConfiguration({ scopeUri: uri, section: 'hangtime' }) : Promise.resolve(editor.settings)
    const settings = Promise.resolve(answer).then((value: unknown) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}), () => ({}))
    asked.set(uri, settings)
    return settings
  }

  /** Reads a document as it is once the settings are there: it may have changed since it was asked for, or be gone. */
  async function opened(uri: string): Promise<Open | undefined> {
    if (!documents.get(uri)) return undefined
    const own = await editorSettings(uri)
    const document = documents.get(uri)
    if (!document || own['enable'] === false) return undefined
    const filename = filenameOf(document, editor.folder)
    const read = (settings: Settings): Open => ({ ...readingOf(document, filename, settings), document, isUnderlined: isUnderlined(own['diagnostics'], settings) })
    try {
      return read(settingsFor(filename, own))
    } catch (error) {
      complain(error)
      return undefined
    }
  }

  /** Where ESLint already runs our plugin, ESLint owns the squiggles. */
  function isUnderlined(wish: unknown, { hasPlugin }: Settings): boolean {
    return wish === 'on' || (wish !== 'off' && !(editor.hasEslint && hasPlugin))
  }

  /** Wrong settings are said once, in words, not with every key that is pressed. */
  function complain(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    if (complaints.has(message)) return
    complaints.add(message)
    connection.console.error(message)
    if (isComplaint(error)) send(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message: `Hangtime: ${message}` }))
  }

  async function diagnosticsIn(uri: string): Promise<Diagnostic[]> {
    const open = await opened(uri)
    return open?.isUnderlined ? diagnosticsOf(open.reading) : []
  }

  async function push(uri: string): Promise<void> {
    const version = documents.get(uri)?.version
    // Whoever types fast sends several versions at once; the last one is enough.
    await new Promise((resolve) => setTimeout(resolve))
    if (version === undefined || documents.get(uri)?.version !== version) return
    const diagnostics = await diagnosticsIn(uri)
    if (documents.get(uri)?.version === version) await connection.sendDiagnostics({ uri, version, diagnostics })
  }

  documents.onDidChangeContent(({ document }) => {
    if (!editor.pulls) send(push(document.uri))
  })

  documents.onDidClose(({ document: { uri } }) => {
    asked.delete(uri)
    if (!editor.pulls) send(connection.sendDiagnostics({ uri, diagnostics: [] }))
  })

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
    await editorSettings(uri)
    return cancelled(token) ?? { kind: DocumentDiagnosticReportKind.Full, items: await diagnosticsIn(uri) }
  })

  connection.onHover(async (params, token) => {
    const open = await opened(params.textDocument.uri)
    return cancelled(token) ?? (open?.source ? hoverOf(open.source, params, editor.isMarkdown) : null)
  })

  connection.onCodeAction(async (params, token) => {
    const open = await opened(params.textDocument.uri)
    if (!open) return []
    return cancelled(token) ?? codeActionsOf(open.reading, params, editor.versionsEdits ? open.document.version : undefined)
  })

  documents.listen(connection)
  connection.listen()
}

/** An editor that refuses what it is sent, or has gone, must not take the server down. */
function send(sent: Promise<unknown>): void {
  sent.catch(() => undefined)
}

function cancelled(token: CancellationToken): ResponseError<never> | undefined {
  return token.isCancellationRequested ? new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The answer is no longer wanted') : undefined
}
