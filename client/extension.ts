import { commands, extensions, window, type ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'

const languages = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact']

/** Starts the server that comes with the extension, and nothing from the workspace. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Hangtime', { log: true })
  const client = new LanguageClient(
    'hangtime',
    'Hangtime',
    { module: context.asAbsolutePath('dist/server.cjs'), args: ['lsp'], transport: TransportKind.stdio },
    {
      documentSelector: languages.flatMap((language) => [{ scheme: 'file', language }, { scheme: 'untitled', language }]),
      outputChannel: output,
      // Where it is installed and runs our plugin, the server leaves the squiggles to it.
      initializationOptions: { eslint: extensions.getExtension('dbaeumer.vscode-eslint') !== undefined },
    },
  )
  context.subscriptions.push(output, client, commands.registerCommand('hangtime.restart', () => client.restart()))
  await client.start()
}
