import { LSPErrorCodes, ResponseError, type CancellationToken, type Diagnostic } from 'vscode-languageserver'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Report } from '../report/nouns.ts'
import { printedBy } from './children.ts'
import { isComplaint } from './complaint.ts'
import { configurationOf } from './configuration.ts'
import type { Desk } from './desk.ts'
import { pathOf, type Editor } from './editor.ts'
import type { Launch } from './eslint-configs.ts'

// What an editor can have done by `workspace/executeCommand`. The first argument holds all that they take.

export const commandNames = ['hangtime.server.check', 'hangtime.server.report', 'hangtime.server.configuration'] as const
export type CommandName = (typeof commandNames)[number]

export interface CommandArguments {
  /** A document: for its configuration, or the only one to report on. */
  uri?: string
  /** For reports: as on the command line. */
  format?: string
  /** Only what changed since this revision. */
  since?: string
}

export interface Published {
  uri: string
  diagnostics: Diagnostic[]
}

export interface Commands {
  run: (name: string, args: CommandArguments, token: CancellationToken) => Promise<unknown>
}

export function createCommands(desk: Desk, editor: () => Editor, launch: Launch | undefined, publish: (found: Published[]) => void): Commands {
  const unable = (message: string) => new ResponseError<never>(LSPErrorCodes.RequestFailed, message)

  async function print(args: readonly string[], cwd: string, token: CancellationToken): Promise<string> {
    if (!launch) throw unable('this reads all files of a workspace, which a browser does not let it do')
    try {
      return await printedBy(launch, args, cwd, token)
    } catch (error) {
      if (token.isCancellationRequested) throw new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'stopped')
      throw isComplaint(error) ? unable(error.message) : error
    }
  }

  function folderOf(uri: string | undefined): string {
    const file = uri === undefined ? undefined : pathOf(uri)
    const { folders } = editor()
    const folder = folders.find((one) => file?.startsWith(one + path.sep)) ?? folders[0] ?? (file === undefined ? undefined : path.dirname(file))
    if (folder === undefined) throw unable('no folder is open')
    return folder
  }

  const commands: Record<CommandName, (args: CommandArguments, token: CancellationToken) => Promise<unknown>> = {
    /** Has all files of the folders looked at, and underlines what is found also where no document is open. */
    async 'hangtime.server.check'(_, token) {
      const found: Published[] = []
      for (const folder of editor().folders) found.push(...publishedOf(JSON.parse(await print(['check', '--format', 'json', '.'], folder, token)) as Report, folder))
      publish(found)
      return { findings: found.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0), files: found.length }
    },
    async 'hangtime.server.report'({ uri, format = 'json', since }, token) {
      const file = uri === undefined ? undefined : pathOf(uri)
      const args = ['report', '--format', format, ...(since === undefined ? [] : ['--since', since]), file ?? '.']
      if (uri !== undefined) return await print(args, folderOf(uri), token)
      const { folders } = editor()
      if (folders.length < 2 || format !== 'json') return await print(args, folderOf(undefined), token)
      return await Promise.all(folders.map((folder) => print(args, folder, token))).then((all) => JSON.stringify(all.map((one) => JSON.parse(one) as unknown)))
    },
    async 'hangtime.server.configuration'({ uri }) {
      const open = uri === undefined ? undefined : await desk.opened(uri)
      if (!open) throw unable('this document is not open, or Hangtime is switched off for it')
      return configurationOf(open)
    },
  }

  return {
    async run(name, args, token) {
      if (!Object.hasOwn(commands, name)) throw unable(`there is no command ${name}`)
      return await commands[name as CommandName](args, token)
    },
  }
}

function publishedOf({ findings }: Report, folder: string): Published[] {
  const files = new Map<string, Diagnostic[]>()
  for (const { file, line, column, endLine, endColumn, rule, severity, message, url } of findings) {
    const uri = pathToFileURL(path.resolve(folder, file)).href
    const diagnostics = files.get(uri) ?? []
    files.set(uri, diagnostics)
    diagnostics.push({
      range: { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } },
      severity: severity === 'error' ? 1 : 2,
      source: 'hangtime',
      code: rule.replace('hangtime/', ''),
      ...(url !== undefined && { codeDescription: { href: url } }),
      message,
    })
  }
  return [...files].map(([uri, diagnostics]) => ({ uri, diagnostics }))
}
