import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'

export interface Conversation {
  /** Opens a document and waits for its diagnostics: how many there are. */
  open: (uri: string, text: string) => Promise<number>
  /** Adds a line at the end, as somebody who types, and waits for the diagnostics of that. */
  edit: (uri: string) => Promise<number>
  ask: (method: string, uri: string, more: object) => Promise<unknown>
  /** Of its process, in MiB. */
  memory: () => number
  /** That its process has had so far, in ms; other work on the machine counts less here than on a clock. */
  processorTime: () => number
  end: () => void
}

/** Starts a language server in a folder, and speaks with it as an editor that pulls diagnostics. */
export async function converse(args: readonly string[], folder: string, settings: object): Promise<Conversation> {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  const server = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  const root = pathToFileURL(folder).href
  const versions = new Map<string, { version: number; lines: number }>()
  server.onRequest('client/registerCapability', () => null)
  server.onRequest('workspace/diagnostic/refresh', () => null)
  server.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings))
  server.listen()
  const pulling = { textDocument: { diagnostic: {} }, workspace: { configuration: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } } }
  await server.sendRequest('initialize', { processId: process.pid, rootUri: root, workspaceFolders: [{ uri: root, name: 'bench' }], capabilities: pulling })
  await server.sendNotification('initialized', {})

  async function pulled(uri: string): Promise<number> {
    const { items } = await server.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', { textDocument: { uri } })
    return items.length
  }

  return {
    async open(uri, text) {
      versions.set(uri, { version: 1, lines: text.split('\n').length - 1 })
      await server.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'javascript', version: 1, text } })
      return await pulled(uri)
    },
    async edit(uri) {
      const before = versions.get(uri) ?? { version: 0, lines: 0 }
      const next = { version: before.version + 1, lines: before.lines + 1 }
      const at = { line: before.lines, character: 0 }
      versions.set(uri, next)
      await server.sendNotification('textDocument/didChange', { textDocument: { uri, version: next.version }, contentChanges: [{ range: { start: at, end: at }, text: `// ${next.version}\n` }] })
      return await pulled(uri)
    },
    ask: (method, uri, more) => server.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more }),
    memory() {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')) ?? []
      return Math.round(Number(kilobytes) / 1024)
    },
    processorTime() {
      const fields = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      // In user mode and in the system's, counted in hundredths of a second.
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    end() {
      server.dispose()
      child.kill()
    },
  }
}
