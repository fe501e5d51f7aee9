import { ProgressLocation, window } from 'vscode'
import { ExecuteCommandRequest, type BaseLanguageClient } from 'vscode-languageclient'

/** Has the server do something that may take a while; whoever waits sees it, and can stop it. */
export async function asking<T>(client: BaseLanguageClient, title: string, command: string, args: object = {}): Promise<T | undefined> {
  return await window.withProgress({ location: ProgressLocation.Notification, title: `Hangtime: ${title}`, cancellable: true }, async (_, token) => {
    try {
      return (await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [args] }, token)) as T
    } catch (error) {
      if (!token.isCancellationRequested) void window.showErrorMessage(`Hangtime: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  })
}
