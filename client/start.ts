import { commands, extensions, window, workspace, type ExtensionContext } from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import { showCalls } from './calls-view.ts'
import { addCommands } from './commands.ts'
import { hidingDuplicates, watchEslint } from './duplicates.ts'
import { showStatus } from './status.ts'

export const languages = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte']

/** The client of a server, and how that is begun anew: it may be the one that hangs. */
export interface Started {
  client: BaseLanguageClient
  restart: () => Promise<void>
}

/** Starts the server that comes with the extension, and nothing from the workspace: a process beside VS Code, or a worker in a browser. */
export async function start(context: ExtensionContext, schemes: readonly string[], made: (options: LanguageClientOptions) => Started): Promise<void> {
  const output = window.createOutputChannel('Hangtime', { log: true })
  const { client, restart } = made({
    documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ scheme, language }))),
    outputChannel: output,
    initializationOptions: () => ({ commands: true, trusted: workspace.isTrusted }),
    middleware: hidingDuplicates(() => extensions.getExtension('dbaeumer.vscode-eslint') !== undefined),
  })
  context.subscriptions.push(
    output,
    client,
    workspace.onDidGrantWorkspaceTrust(() => client.sendNotification('hangtime/trusted')),
    watchEslint(client),
    showStatus(client, languages),
    showCalls(client),
    ...addCommands(client, restart, output, context.extensionUri),
  )
  await commands.executeCommand('setContext', 'hangtime.active', true)
  await client.start()
}
