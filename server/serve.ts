import {
  CodeLensRefreshRequest, DiagnosticRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, DocumentDiagnosticReportKind, InlayHintRefreshRequest,
  LSPErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind, type CancellationToken, type Connection, type Diagnostic, type InitializeResult, type WorkDoneProgressReporter,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { codeActionsOf, kinds } from './code-actions.ts'
import { codeLensesOf } from './code-lens.ts'
import { commandNames, createCommands, type CommandArguments, type Published } from './commands.ts'
import { sourceOf } from './configuration.ts'
import { createDesk, isOn, isUnderlined, type Open } from './desk.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { editorOf, field, pathOf, type Editor } from './editor.ts'
import { createEslintConfigs, type Launch } from './eslint-configs.ts'
import { hoverOf } from './hover.ts'
import { inlayHintsOf } from './inlay-hints.ts'
import manifest from './package.json' with { type: 'json' }
import { ownFile } from './settings.ts'

/** Answers the editor at the other end of a connection. `launch` starts this program once more, for what may take long or fail. */
export function serve(connection: Connection, launch?: Launch): void {
  const documents = new TextDocuments(TextDocument)
  const eslint = createEslintConfigs(launch)
  let editor: Editor = editorOf({ processId: null, rootUri: null, capabilities: {} })
  const desk = createDesk(connection, documents, eslint, () => editor)
  const commands = createCommands(desk, () => editor, launch, publish)
  /** Documents that are not open and are underlined all the same. */
  const published = new Set<string>()

  connection.onInitialize((params): InitializeResult => {
    editor = editorOf(params)
    return {
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: kinds },
        codeLensProvider: {},
        inlayHintProvider: true,
        executeCommandProvider: { commands: [...commandNames], workDoneProgress: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        // Never both: an editor that asks and is told shows everything twice.
        ...(editor.pulls && { diagnosticProvider: { identifier: 'hangtime', interFileDependencies: true, workspaceDiagnostics: false } }),
      },
      serverInfo: { name: 'hangtime', version: manifest.version },
    }
  })

  connection.onInitialized(() => {
    if (editor.registersSettings) send(connection.client.register(DidChangeConfigurationNotification.type, { section: 'hangtime' }))
    const watchers = [{ globPattern: `**/{package.json,${ownFile},eslint.config.*}` }, { globPattern: '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}' }]
    // Emacs may say that it watches files and then fail to: so a file that is saved has to tell.
    if (editor.registersWatchers) connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {
      editor = { ...editor, registersWatchers: false }
    })
  })

  connection.onDidChangeConfiguration(({ settings }) => {
    const sent = field(settings, 'hangtime')
    if (sent !== undefined && !editor.hasSettings) editor = { ...editor, settings: sent }
    again('settings')
  })

  connection.onDidChangeWatchedFiles(({ changes }) => {
    again(changes.some(({ uri }) => uri.endsWith('.json') || /\/eslint\.config\.\w+$/.test(uri)) ? 'settings' : 'files')
  })

  connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }: { event: { added: { uri: string }[]; removed: { uri: string }[] } }) => {
    const gone = new Set(event.removed.map(({ uri }) => pathOf(uri)))
    editor = { ...editor, folders: [...editor.folders.filter((folder) => !gone.has(folder)), ...event.added.flatMap(({ uri }) => pathOf(uri) ?? [])] }
    again('settings')
  })

  connection.onNotification('hangtime/trusted', () => {
    editor = { ...editor, isTrusted: true }
    again('settings')
  })

  // What one file says about a call may stand in another.
  documents.onDidSave(() => {
    if (!editor.registersWatchers) again('files')
  })

  /** Has every open document looked at again. */
  function again(what: 'settings' | 'files'): void {
    desk.forget(what)
    if (editor.pulls) send(connection.sendRequest(DiagnosticRefreshRequest.type))
    else for (const { uri } of documents.all()) send(push(uri))
    if (editor.refreshes.hints) send(connection.sendRequest(InlayHintRefreshRequest.type))
    if (editor.refreshes.lenses) send(connection.sendRequest(CodeLensRefreshRequest.type))
  }

  async function diagnosticsIn(uri: string): Promise<Diagnostic[]> {
    const open = await desk.opened(uri)
    if (editor.hasCommands) send(connection.sendNotification('hangtime/status', { uri, ...statusOf(open) }))
    return open && isUnderlined(open) ? diagnosticsOf(open.reading, editor.hasRelated ? { uri } : undefined) : []
  }

  async function push(uri: string): Promise<void> {
    const version = documents.get(uri)?.version
    // Whoever types fast sends several versions at once; the last one is enough.
    await new Promise((resolve) => setTimeout(resolve))
    if (version === undefined || documents.get(uri)?.version !== version) return
    const diagnostics = await diagnosticsIn(uri)
    if (documents.get(uri)?.version === version) await connection.sendDiagnostics({ uri, version, diagnostics })
  }

  /** Underlines documents that are not open; those that are have their own way. */
  function publish(found: readonly Published[]): void {
    for (const uri of published) if (!found.some((one) => one.uri === uri)) sweep(uri)
    for (const { uri, diagnostics } of found) {
      if (documents.get(uri)) continue
      published.add(uri)
      send(connection.sendDiagnostics({ uri, diagnostics }))
    }
  }

  function sweep(uri: string): void {
    if (published.delete(uri) && !documents.get(uri)) send(connection.sendDiagnostics({ uri, diagnostics: [] }))
  }

  documents.onDidOpen(({ document: { uri } }) => {
    if (published.delete(uri) && editor.pulls) send(connection.sendDiagnostics({ uri, diagnostics: [] }))
  })

  documents.onDidChangeContent(({ document }) => {
    if (!editor.pulls) send(push(document.uri))
  })

  documents.onDidClose(({ document: { uri } }) => {
    desk.close(uri)
    if (!editor.pulls) send(connection.sendDiagnostics({ uri, diagnostics: [] }))
  })

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
    const items = await diagnosticsIn(uri)
    return cancelled(token) ?? { kind: DocumentDiagnosticReportKind.Full, items }
  })

  connection.onHover(async (params, token) => {
    const open = await desk.opened(params.textDocument.uri)
    return cancelled(token) ?? (open?.source ? hoverOf(open.source, params, editor.isMarkdown) : null)
  })

  connection.onCodeAction(async (params, token) => {
    const open = await desk.opened(params.textDocument.uri)
    if (!open) return []
    const asker = { version: editor.versionsEdits ? open.document.version : undefined, hasCommands: editor.hasCommands, text: open.document.getText(), read: open.read, isOurs: open.isOurs, settings: editor.createsFiles && pathOf(params.textDocument.uri) !== undefined ? open.settings : undefined }
    return cancelled(token) ?? codeActionsOf(open.reading, params, asker)
  })

  connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
    const open = await desk.opened(uri)
    return cancelled(token) ?? (open && isUnderlined(open) && isOn(open, 'codeLens', true) ? codeLensesOf(open.reading, editor.hasCommands) : [])
  })

  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    const open = await desk.opened(uri)
    return cancelled(token) ?? (open?.source && isOn(open, 'inlayHints', false) ? inlayHintsOf(open.source, range) : [])
  })

  connection.onExecuteCommand(async ({ command, arguments: [args] = [] }, token, progress) => {
    const bar = await shown(progress, token)
    try {
      return await commands.run(command, (typeof args === 'object' && args !== null ? args : {}) as CommandArguments, bar.token)
    } finally {
      bar.done()
    }
  })

  /** Progress where nobody else shows it: the editor gave a token for it, or can be asked to make a bar. */
  async function shown(given: WorkDoneProgressReporter, token: CancellationToken): Promise<{ token: CancellationToken; done: () => void }> {
    if (editor.hasCommands || !editor.hasProgress) {
      given.begin('Hangtime')
      return { token, done: () => {
        given.done()
      } }
    }
    const bar = await connection.window.createWorkDoneProgress()
    bar.begin('Hangtime', undefined, 'looking at HTTP calls', true)
    return { token: bar.token, done: () => {
      bar.done()
    } }
  }

  connection.onShutdown(() => {
    eslint.forget()
  })
  documents.listen(connection)
  connection.listen()
}

function statusOf(open: Open | undefined): object {
  if (!open) return { isOff: true }
  const { reading, took, settings } = open
  const { from, why } = sourceOf(settings)
  return { took, findings: reading.findings.length, from, why, config: 'isWhole' in settings ? 'ESLint' : settings.config, broken: reading.broken?.message }
}

/** An editor that refuses what it is sent, or has gone, must not take the server down. */
function send(sent: Promise<unknown>): void {
  sent.catch(() => undefined)
}

function cancelled(token: CancellationToken): ResponseError<never> | undefined {
  return token.isCancellationRequested ? new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The answer is no longer wanted') : undefined
}
