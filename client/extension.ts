import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { start } from './start.ts'

/** Where VS Code runs on a computer: the server is a process. */
export async function activate(context: ExtensionContext): Promise<void> {
  await start(context, ['file', 'untitled', 'vscode-vfs'], (options) => {
    const client = new LanguageClient('hangtime', 'Hangtime', { module: context.asAbsolutePath('dist/server.cjs'), args: ['lsp'], transport: TransportKind.stdio }, options)
    return { client, restart: () => client.restart() }
  })
}
