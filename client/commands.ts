import { Selection, Uri, commands, env, window, workspace, type Disposable, type LogOutputChannel } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { asking } from './asking.ts'

export function addCommands(client: BaseLanguageClient, restart: () => Promise<void>, output: LogOutputChannel, home: Uri): Disposable[] {
  const add = (name: string, run: (...args: never[]) => unknown) => commands.registerCommand(`hangtime.${name}`, run)
  return [
    add('restart', restart),
    add('showOutput', () => {
      output.show()
    }),
    add('showConfiguration', async () => {
      const found = await asking<object>(client, 'reading the configuration', 'hangtime.server.configuration', { uri: window.activeTextEditor?.document.uri.toString() })
      if (found) await shown(`${JSON.stringify(found, undefined, 2)}\n`, 'json')
    }),
    add('trace', async () => {
      const settings = workspace.getConfiguration('hangtime')
      const next = settings.get('trace.server') === 'off' ? 'verbose' : 'off'
      await settings.update('trace.server', next, true)
      output.show()
      void window.setStatusBarMessage(`Hangtime: trace is ${next}`, 3_000)
    }),
    add('checkWorkspace', async () => {
      const found = await asking<{ findings: number; files: number }>(client, 'looking at every HTTP call', 'hangtime.server.check')
      if (!found) return
      if (found.findings > 0) await commands.executeCommand('workbench.actions.view.problems')
      void window.setStatusBarMessage(`Hangtime: ${found.findings} findings in ${found.files} files`, 5_000)
    }),
    add('checklist', async () => {
      const scopes = [
        { label: 'This file', args: { uri: window.activeTextEditor?.document.uri.toString() } },
        { label: 'What changed since the last commit', args: { since: 'HEAD' } },
        { label: 'The workspace', args: {} },
      ]
      const scope = await window.showQuickPick(scopes, { placeHolder: 'A checklist for reviewing the HTTP calls of…' })
      if (!scope) return
      const text = await asking<string>(client, 'writing the checklist', 'hangtime.server.report', { format: 'checklist', ...scope.args })
      if (text !== undefined) await shown(text, 'markdown')
    }),
    add('openPage', async (rule: string) => {
      const page = Uri.joinPath(home, 'docs/rules', `${rule}.md`)
      await commands.executeCommand('markdown.showPreview', page).then(undefined, () => window.showTextDocument(page))
    }),
    add('selectReason', (line: number, reason: string) => {
      const editor = window.activeTextEditor
      const start = editor && line < editor.document.lineCount ? editor.document.lineAt(line).text.indexOf(reason) : -1
      if (editor && start !== -1) editor.selection = new Selection(line, start, line, start + reason.length)
    }),
  ]
}

export async function shown(text: string, language: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ content: text, language }), { preview: false })
}

export async function copied(text: string | undefined): Promise<void> {
  if (text === undefined) return
  await env.clipboard.writeText(text)
  void window.setStatusBarMessage('Hangtime: copied', 3_000)
}
