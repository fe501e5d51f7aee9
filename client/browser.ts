import { Uri, workspace, type ExtensionContext } from 'vscode'
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser'
import { start } from './start.ts'

/** A global of the browser. */
declare const Worker: new (url: string) => { terminate: () => void }

/** Where VS Code runs in a browser: the server is a worker, which sees one document at a time. */
export async function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, 'dist/browser-server.js').toString(true)
  // Every host of such a workspace has a scheme of its own.
  const schemes = new Set(['file', 'untitled', 'vscode-vfs', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])
  await start(context, [...schemes], (options) => {
    let worker: InstanceType<typeof Worker> | undefined
    const transports = () => {
      worker = new Worker(server)
      return Promise.resolve({ reader: new BrowserMessageReader(worker as never), writer: new BrowserMessageWriter(worker as never) })
    }
    const client = new LanguageClient('hangtime', 'Hangtime', transports, options)
    return {
      client,
      async restart() {
        // It may be the one that hangs, so it is not waited for long.
        await client.stop().catch(() => undefined)
        worker?.terminate()
        await client.start()
      },
    }
  })
}
