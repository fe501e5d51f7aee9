import { PassThrough } from 'node:stream'
import type { TestContext } from 'node:test'
import { createConnection, type CodeAction, type Diagnostic, type Hover, type InitializeResult, type PublishDiagnosticsParams } from 'vscode-languageserver'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Launch } from '../../server/eslint-configs.ts'
import { serve } from '../../server/serve.ts'

export interface Position { line: number; character: number }

export const pulling = {
  textDocument: { diagnostic: { dynamicRegistration: false } },
  workspace: { diagnostics: { refreshSupport: true }, configuration: true, didChangeConfiguration: { dynamicRegistration: true }, workspaceEdit: { documentChanges: true } },
}

/** An editor at the other end of a server, without processes in between. */
export async function conversation(t: TestContext, { capabilities = {}, options, settings, launch, folder }: { capabilities?: object; options?: unknown; settings?: unknown; launch?: Launch; folder?: string } = {}) {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  const isDone = { shutdownReceived: false, initialize: () => undefined, exit: () => undefined }
  serve(createConnection((logger) => createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor), logger), isDone), launch)

  const editor = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer))
  const pushed: PublishDiagnosticsParams[] = []
  const shown: string[] = []
  const statuses: Record<string, unknown>[] = []
  const counts = { refreshes: 0, asked: 0 }
  const given = { settings }
  let waiting: (() => void)[] = []
  editor.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    pushed.push(params)
    for (const go of waiting) go()
    waiting = []
  })
  editor.onNotification('window/showMessage', ({ message }: { message: string }) => {
    shown.push(message)
  })
  editor.onNotification('hangtime/status', (status: Record<string, unknown>) => {
    statuses.push(status)
  })
  editor.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => {
    counts.asked++
    return items.map(() => given.settings ?? null)
  })
  editor.onRequest('client/registerCapability', () => null)
  editor.onRequest('workspace/diagnostic/refresh', () => {
    counts.refreshes++
    return null
  })
  editor.listen()
  t.after(async () => {
    await editor.sendRequest('shutdown')
    editor.dispose()
    toServer.destroy()
    toEditor.destroy()
  })
  const server = await editor.sendRequest<InitializeResult>('initialize', { processId: null, rootUri: folder ?? null, capabilities, initializationOptions: options })
  await editor.sendNotification('initialized', {})

  const ask = <T>(method: string, uri: string, more: object = {}): Promise<T> => editor.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, ...more })
  const tell = (method: string, params: object): Promise<void> => editor.sendNotification(method, params)
  return {
    server, pushed, shown, statuses, counts, given, toServer, ask, tell,
    open: (uri: string, text: string, languageId = 'javascript') => tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri: string, version: number, ...contentChanges: object[]) => tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    close: (uri: string) => tell('textDocument/didClose', { textDocument: { uri } }),
    pull: async (uri: string) => (await ask<{ items: Diagnostic[] }>('diagnostic', uri)).items,
    hover: (uri: string, position: Position) => ask<Hover | null>('hover', uri, { position }),
    actions: (uri: string, start: Position, end = start, context: object = { diagnostics: [] }) => ask<CodeAction[]>('codeAction', uri, { range: { start, end }, context }),
    execute: <T>(command: string, args: object = {}) => editor.sendRequest<T>('workspace/executeCommand', { command, arguments: [args] }),
    async nextPush(): Promise<PublishDiagnosticsParams> {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return pushed.at(-1) as PublishDiagnosticsParams
    },
    /** Long enough for whatever was on its way to arrive. */
    async quiet(): Promise<void> {
      await editor.sendRequest('textDocument/hover', { textDocument: { uri: 'file:///nowhere.js' }, position: { line: 0, character: 0 } })
      await new Promise((resolve) => setTimeout(resolve, 50))
    },
  }
}

/** The text once an action is applied to it. */
export function applied(text: string, { edit }: CodeAction): string {
  const [change] = edit?.documentChanges ?? []
  const edits = change && 'edits' in change ? change.edits : Object.values(edit?.changes ?? {}).flat()
  const document = TextDocument.create('file:///a.js', 'javascript', 1, text)
  return TextDocument.applyEdits(document, edits.flatMap((one) => ('newText' in one ? [one] : [])))
}

/** The position of the first `|` in a text, and the text without it. */
export function cursorIn(marked: string): { text: string; at: Position } {
  const offset = marked.indexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  return { text, at: TextDocument.create('', '', 1, text).positionAt(offset) }
}
