import { Disposable, LanguageStatusSeverity, languages as vscodeLanguages, window } from 'vscode'
import { State, type BaseLanguageClient } from 'vscode-languageclient'

interface Status {
  uri: string
  isOff?: true
  took?: number
  findings?: number
  config?: string
  from?: string
  why?: string
  broken?: string
}

const slow = 500

/** Beside the language: how long reading the file took, which settings are in force and why. */
export function showStatus(client: BaseLanguageClient, languages: readonly string[]): Disposable {
  const item = vscodeLanguages.createLanguageStatusItem('hangtime', languages.map((language) => ({ language })))
  const known = new Map<string, Status>()
  item.name = 'Hangtime'

  function show(): void {
    const status = known.get(window.activeTextEditor?.document.uri.toString() ?? '')
    const isRunning = client.state === State.Running
    item.busy = client.state === State.Starting
    item.severity = !isRunning && client.state !== State.Starting ? LanguageStatusSeverity.Error : (status?.took ?? 0) > slow ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
    item.text = !isRunning ? 'Hangtime is not running' : status?.isOff ? 'Hangtime is off here' : status?.took === undefined ? 'Hangtime' : `Hangtime: ${status.findings ?? 0} found in ${Math.max(1, Math.round(status.took))} ms`
    item.detail = status?.isOff ? 'its settings cannot be used, or it is switched off' : status?.why === undefined ? '' : `${status.config ?? ''}: ${status.why}${status.from === undefined ? '' : ` (${status.from})`}`
    item.command = isRunning ? { title: 'Show configuration', command: 'hangtime.showConfiguration' } : { title: 'Restart', command: 'hangtime.restart' }
  }

  show()
  return Disposable.from(
    item,
    client.onNotification('hangtime/status', (status: Status) => {
      known.set(status.uri, { ...(status.took === undefined && { took: known.get(status.uri)?.took }), ...status })
      show()
    }),
    client.onDidChangeState(show),
    window.onDidChangeActiveTextEditor(show),
  )
}
