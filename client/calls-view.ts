import { Disposable, EventEmitter, MarkdownString, Position, Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, commands, window, workspace, type TreeDataProvider } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { asking } from './asking.ts'
import { groupsOf, isWanted, orders, waitOf, type Call, type Group, type Order } from './calls.ts'
import { copied } from './commands.ts'

type Element = Group | (Call & { folder: Uri })

interface Report {
  calls: Call[]
}

/** The HTTP calls of the workspace as a tree: client, host, call. */
export function showCalls(client: BaseLanguageClient): Disposable {
  const changed = new EventEmitter<void>()
  let calls: (Call & { folder: Uri })[] = []
  let order: Order = 'wait'
  let filter = ''

  const provider: TreeDataProvider<Element> = {
    onDidChangeTreeData: changed.event,
    getChildren: (element) => (element === undefined ? groupsOf(calls.filter((call) => isWanted(call, filter)), 'client', order) : 'within' in element ? element.within : []) as Element[],
    getTreeItem: (element) => ('within' in element ? groupItem(element) : callItem(element)),
  }
  const view = window.createTreeView('hangtime.calls', { treeDataProvider: provider, showCollapseAll: true })

  async function refresh(): Promise<void> {
    const text = await asking<string>(client, 'looking at every HTTP call', 'hangtime.server.report', { format: 'json' })
    if (text === undefined) return
    const reports = [JSON.parse(text) as Report | Report[]].flat()
    calls = reports.flatMap((report, at) => report.calls.map((call) => ({ ...call, folder: workspace.workspaceFolders?.[at]?.uri ?? Uri.file('/') })))
    show()
  }

  function show(): void {
    const shown = calls.filter((call) => isWanted(call, filter))
    view.message = calls.length === 0 ? 'No outgoing HTTP call in this workspace.' : filter === '' ? `${calls.length} calls, ${orders[order].toLowerCase()}` : `${shown.length} of ${calls.length} calls, with “${filter}”`
    changed.fire()
  }

  async function copy(format: string): Promise<void> {
    await copied(await asking<string>(client, 'writing the calls down', 'hangtime.server.report', { format }))
  }

  const add = (name: string, run: (...args: never[]) => unknown) => commands.registerCommand(`hangtime.${name}`, run)
  return Disposable.from(
    changed,
    view,
    add('showCalls', async () => {
      await commands.executeCommand('hangtime.calls.focus')
      await refresh()
    }),
    add('calls.refresh', refresh),
    add('calls.sort', async () => {
      const picked = await window.showQuickPick(Object.entries(orders).map(([name, label]) => ({ label, name: name as Order })), { placeHolder: 'Which calls stand first' })
      if (!picked) return
      order = picked.name
      show()
    }),
    add('calls.filter', async () => {
      const text = await window.showInputBox({ prompt: 'Only calls with this in their name, client, host, file or wait; nothing for all', value: filter })
      if (text === undefined) return
      filter = text
      show()
    }),
    add('calls.copyMarkdown', () => copy('markdown')),
    add('calls.copyCsv', () => copy('csv')),
  )
}

function groupItem({ name, calls, is }: Group): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded)
  const endless = calls.filter(({ wait }) => wait.is === 'endless').length
  item.description = `${calls.length} ${calls.length === 1 ? 'call' : 'calls'}${endless > 0 ? `, ${endless} without an end` : ''}`
  item.iconPath = new ThemeIcon(is === 'client' ? 'plug' : 'globe')
  return item
}

const icons = { endless: 'warning', bounded: 'watch', unknown: 'question' }

function callItem(call: Call & { folder: Uri }): TreeItem {
  const item = new TreeItem(`${call.method ?? ''} ${call.name}`.trim())
  const sockets = call.carriers.map(({ name, sockets }) => `${name}: ${sockets.count ?? (sockets.is === 'none' ? 'any number of' : 'unknown')} sockets`)
  item.description = [waitOf(call), ...(call.retries.count ? [`${call.retries.count} retries`] : []), ...sockets, `${call.file}:${call.line}`].join(' · ')
  item.iconPath = new ThemeIcon(icons[call.wait.is])
  item.tooltip = new MarkdownString([`**${call.name}**: ${call.wait.says}`, `Because: ${call.because}`, ...(call.url === undefined ? [] : [`\`${call.url}\``])].join('\n\n'))
  const selection = new Range(new Position(call.line - 1, call.column - 1), new Position(call.endLine - 1, call.endColumn - 1))
  item.command = { title: 'Open', command: 'vscode.open', arguments: [Uri.joinPath(call.folder, call.file), { selection }] }
  return item
}
