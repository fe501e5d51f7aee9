import assert from 'node:assert/strict'
import { build } from 'esbuild'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { grounds, root } from './install.ts'
import { runInHost, startBrowser, startVsCode, workspace, type Start } from './vscode.ts'

// The same suite in the extension host of the newest VS Code and of the oldest that the manifest claims.

const suite = path.join(grounds, 'suite.cjs')
let browser: Browser

before(async () => {
  await build({ entryPoints: [path.join(root, 'test/editors/host/suite.ts')], outfile: suite, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'], loader: { '.js': 'text' }, define: { 'import.meta.url': JSON.stringify(`file://${path.join(root, 'test/editors/expected.ts')}`) } })
  browser = await startBrowser()
})
after(() => browser.close())

const config = 'export default [{ files: ["**/*.js"], plugins: { hangtime: { meta: { name: "eslint-plugin-hangtime" }, rules: {} } }, rules: {} }]\n'

/** The extension of ESLint cannot be had here: this one has its name, and reports what it is told in the same form. */
function standIn(): string {
  const folder = path.join(grounds, 'stand-in')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'vscode-eslint', publisher: 'dbaeumer', version: '0.0.1', description: 'a stand-in', license: 'MIT', engines: { vscode: '^1.93.0' }, main: './main.js', activationEvents: ['onStartupFinished'] }))
  writeFileSync(path.join(folder, 'main.js'), `const { Diagnostic, DiagnosticSeverity, Range, Uri, commands, languages } = require('vscode')
exports.activate = (context) => {
  const found = languages.createDiagnosticCollection('eslint')
  context.subscriptions.push(found, commands.registerCommand('standIn.report', (uri, list) => found.set(uri, list.map(({ range, message, code }) => {
    const one = new Diagnostic(new Range(...range), message, DiagnosticSeverity.Error)
    return Object.assign(one, { source: 'eslint', code: { value: code, target: Uri.parse('https://example.org') } })
  }))))
}
`)
  const vsix = path.join(grounds, 'stand-in.vsix')
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix], { cwd: folder, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  return vsix
}

const scenes: { name: string; start: Start; prepare?: (folder: string) => string }[] = [
  { name: 'newest', start: { version: 'newest' } },
  { name: 'floor', start: { version: 'floor' } },
  { name: 'beside the extension of ESLint', start: { version: 'newest', vsix: [standIn()] } },
  {
    name: 'in Restricted Mode',
    start: { version: 'newest', isTrusted: false },
    prepare(folder) {
      writeFileSync(path.join(folder, 'eslint.config.mjs'), `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(path.join(folder, 'ran'))}, '')\n${config}`)
      return folder
    },
  },
  {
    name: 'with two folders',
    start: { version: 'newest' },
    prepare(folder) {
      const other = workspace()
      mkdirSync(path.join(folder, '.vscode'), { recursive: true })
      writeFileSync(path.join(folder, 'hangtime.config.json'), '{ "rules": { "hangtime/require-timeout": "off" } }')
      const file = path.join(folder, 'both.code-workspace')
      writeFileSync(file, JSON.stringify({ folders: [{ path: folder }, { path: other.folder }] }))
      return file
    },
  },
]

for (const { name, start, prepare } of scenes) {
  test(`inside VS Code, ${name}`, { timeout: 400_000 }, async (t) => {
    const { folder, remove } = workspace()
    const open = prepare?.(folder) ?? folder
    const code = await startVsCode(start)
    const page = await browser.newPage()
    t.after(async () => {
      await page.close()
      await code.stop()
      remove()
    })
    const { code: exit, printed } = await runInHost(page, code, { suite, open, extension: root })
    // VS Code itself prints much that is not about us.
    assert.equal(exit, 0, printed.filter((line) => /suite|still not|Assertion|hangtime/i.test(line)).slice(-12).join('\n'))
    assert.ok(printed.some((line) => line.includes('suite: ')), 'the suite ran to its end')
  })
}
