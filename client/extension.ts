import { commands, extensions, window, workspace, type ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { showCalls } from './calls-view.ts'
import { addCommands } from './commands.ts'
import { hidingDuplicates, watchEslint } from './duplicates.ts'
import { showStatus } from './status.ts'

export const languages = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte']
const schemes = ['file', 'untitled', 'vscode-vfs']

/** Starts the server that comes with the extension, and nothing from the workspace. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Hangtime', { log: true })
  const client = new LanguageClient(
    'hangtime',
    'Hangtime',
    { module: context.asAbsolutePath('dist/server.cjs'), args: ['lsp'], transport: TransportKind.stdio },
    {
      documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ scheme, language }))),
      outputChannel: output,
      initializationOptions: () => ({ commands: true, trusted: workspace.isTrusted }),
      middleware: hidingDuplicates(() => extensions.getExtension('dbaeumer.vscode-eslint') !== undefined),
    },
  )
  context.subscriptions.push(
    output,
    client,
    workspace.onDidGrantWorkspaceTrust(() => client.sendNotification('hangtime/trusted')),
    watchEslint(client),
    showStatus(client, languages),
    showCalls(client),
    ...addCommands(client, output, context.extensionUri),
  )
  await commands.executeCommand('setContext', 'hangtime.active', true)
  await client.start()
}
