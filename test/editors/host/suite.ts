import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import * as vscode from 'vscode'
import { allRepaired, file, findings, hover, lens, repair, text } from '../expected.ts'

// Runs inside the extension host: in VS Code's server here, in a desktop VS Code where one can be had.

/** VS Code reads this name. */
export async function run(): Promise<void> {
  const scene = process.env['HANGTIME_SCENE'] ?? sceneOf()
  const scenes: Record<string, () => Promise<void>> = { shop, restricted, roots, twice }
  // What goes wrong as it starts is said here.
  await vscode.extensions.getExtension('hangtime.hangtime-vscode')?.activate()
  console.log('suite: activated')
  await scenes[scene]?.()
  console.log(`suite: ${scene} done in VS Code ${vscode.version}`)
}

function sceneOf(): string {
  if (!vscode.workspace.isTrusted) return 'restricted'
  if (vscode.extensions.getExtension('dbaeumer.vscode-eslint')) return 'twice'
  return (vscode.workspace.workspaceFolders?.length ?? 0) > 1 ? 'roots' : 'shop'
}

async function shop(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  assert.ok(folder)
  const uri = vscode.Uri.joinPath(folder.uri, file)
  const document = await vscode.workspace.openTextDocument(uri)
  await vscode.window.showTextDocument(document)
  await until('both are found', () => ours(uri).length === findings.length)
  for (const [index, found] of ours(uri).entries()) {
    assert.deepEqual([document.getText(found.range), found.range.start.line + 1, codeOf(found)], [findings[index]?.at, findings[index]?.line, findings[index]?.code])
    assert.equal(found.source, 'hangtime')
  }

  const place = document.positionAt(text.indexOf(hover.at) + 2)
  const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', uri, place)
  const says = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).find((one) => one.includes(hover.says))
  assert.ok(says !== undefined && says.split('\n').length <= 8, String(says))

  const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10)
  assert.ok(lenses.some(({ command }) => command?.title === lens))
  const whole = new vscode.Range(0, 0, document.lineCount, 0)
  const none = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, whole)
  assert.ok(!none.some(({ label }) => String(label).includes('33 s')), 'hints are off until they are asked for')
  await vscode.workspace.getConfiguration('hangtime').update('inlayHints', true, true)
  await until('hints come when they are switched on', async () => (await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, whole)).some(({ label }) => String(label).includes('33 s')))

  const at = document.positionAt(text.indexOf('fetch('))
  const offered = await offeredActions(uri, new vscode.Range(at, at))
  const best = offered.find(({ title }) => title === repair.title)
  assert.ok(best?.isPreferred && best.edit, offered.map(({ title }) => title).join('\n'))
  assert.ok(offered.some(({ title }) => title.startsWith('Fix all of hangtime/require-timeout')))
  const explain = offered.find(({ title }) => title.startsWith('Explain hangtime/require-timeout'))?.command
  assert.ok(explain)
  await vscode.workspace.applyEdit(best.edit)
  assert.equal(document.getText(), repair.text)
  await until('one is left', () => ours(uri).length === 1)

  await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', { 'source.fixAll.hangtime': 'always' }, true)
  await vscode.commands.executeCommand('workbench.action.files.save')
  assert.equal(document.getText(), repair.text, 'saving changes no behaviour')
  const dangerous = await offeredActions(uri, whole, 'source.fixAllDangerous')
  assert.ok(dangerous[0]?.edit)
  await vscode.workspace.applyEdit(dangerous[0].edit)
  assert.equal(document.getText(), allRepaired)
  await until('none is left', () => ours(uri).length === 0)

  const later = vscode.Uri.joinPath(folder.uri, 'hangtime.config.json')
  writeFileSync(later.fsPath, '{ "timeout": ')
  await write(document, text)
  writeFileSync(later.fsPath, '{ "timeout": { "default": 3000 } }')
  await until('a configuration that was broken is read once it is whole', async () => (await actions(uri, new vscode.Range(at, at))).some(({ title }) => title.includes('3_000')))
  rmSync(later.fsPath)
  await write(document, text)
  await document.save()

  await commands(uri, explain)

  await vscode.window.showTextDocument(document)
  await vscode.commands.executeCommand('hangtime.restart')
  await write(document, `${text}\n`)
  await until('after a restart it goes on', () => ours(uri).length === findings.length)
}

/** What opens a page, a document or a guide, and needs nobody to answer it. */
async function commands(uri: vscode.Uri, explain: vscode.Command): Promise<void> {
  const isOpen = (label: RegExp) => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => label.test(tab.label)))
  await vscode.commands.executeCommand(explain.command, ...((explain.arguments ?? []) as unknown[]))
  await until('the page of the rule is shown', () => isOpen(/^Preview require-timeout\.md$/))

  await vscode.window.showTextDocument(uri)
  await vscode.commands.executeCommand('hangtime.showConfiguration')
  const shown = vscode.window.activeTextEditor?.document
  assert.equal(shown?.languageId, 'json')
  const { file: of, from, config, rules } = JSON.parse(shown.getText()) as Record<string, unknown>
  assert.deepEqual([of, from, config], [uri.fsPath, 'the editor', 'recommended'])
  assert.ok(typeof rules === 'object' && rules !== null && 'hangtime/require-timeout' in rules)

  const trace = () => vscode.workspace.getConfiguration('hangtime').get('trace.server')
  await vscode.commands.executeCommand('hangtime.trace')
  assert.equal(trace(), 'verbose')
  await vscode.commands.executeCommand('hangtime.trace')
  assert.equal(trace(), 'off')
}

/** Beside an extension that reports as the one of ESLint does, when it is asked to. */
async function twice(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  assert.ok(folder)
  const uri = vscode.Uri.joinPath(folder.uri, file)
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
  await until('both are found', () => ours(uri).length === findings.length)
  const [first, second] = ours(uri)
  assert.ok(first && second)
  const report = (...found: vscode.Diagnostic[]) => vscode.commands.executeCommand('standIn.report', uri, found.map(({ range, message }) => ({ range: [range.start.line, range.start.character, range.end.line, range.end.character], message, code: 'hangtime/require-timeout' })))
  await report(first)
  await until('what ESLint reports later is not underlined twice', () => ours(uri).length === 1 && ours(uri)[0]?.range.isEqual(second.range) === true)
  await vscode.workspace.getConfiguration('hangtime').update('whenEslintReports', 'show', true)
  await report(first, second)
  await until('a setting shows both', () => ours(uri).length === findings.length)
  await vscode.workspace.getConfiguration('hangtime').update('whenEslintReports', undefined, true)
  await report()
  await until('what ESLint no longer reports comes back', () => ours(uri).length === findings.length)
}

async function restricted(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  assert.ok(folder)
  assert.equal(vscode.workspace.isTrusted, false)
  const uri = vscode.Uri.joinPath(folder.uri, file)
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
  // Its ESLint configuration switches everything off, and must not be read.
  await until('both are found by our own settings', () => ours(uri).length === findings.length)
}

async function roots(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? []
  const [lax, strict] = folders
  assert.ok(lax && strict)
  const [first, second] = [vscode.Uri.joinPath(lax.uri, file), vscode.Uri.joinPath(strict.uri, file)]
  for (const uri of [first, second]) await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false })
  await until('each folder has its own settings', () => ours(first).length === 0 && ours(second).length === findings.length)
  for (const { fsPath } of folders.map(({ uri }) => uri)) assert.ok(fsPath)
}

async function write(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text)
  await vscode.workspace.applyEdit(edit)
}

function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'hangtime').sort((a, b) => a.range.start.compareTo(b.range.start))
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code
}

async function actions(uri: vscode.Uri, range: vscode.Range, kind = 'quickfix'): Promise<vscode.CodeAction[]> {
  return (await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind, 50)).filter(({ title }) => !title.startsWith('Move'))
}

/** Who asks while settings have just changed may be told nothing. */
async function offeredActions(uri: vscode.Uri, range: vscode.Range, kind?: string): Promise<vscode.CodeAction[]> {
  let offered: vscode.CodeAction[] = []
  await until('there are actions', async () => {
    offered = await actions(uri, range, kind)
    return offered.length > 0
  })
  return offered
}

/** Asks again while others still register: VS Code cancels what is under way then. */
async function ask<T>(command: string, ...args: unknown[]): Promise<T> {
  for (let times = 0; ; times++) {
    try {
      return await vscode.commands.executeCommand<T>(command, ...args)
    } catch (error) {
      if (times > 20 || !String(error).includes('Canceled')) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function until(what: string, isSo: () => Promise<boolean> | boolean, ms = 60_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`after ${ms / 1000} s still not: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
