import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL, fileURLToPath } from 'node:url'
import type { CodeAction, CodeLens, Diagnostic, InlayHint } from 'vscode-languageserver'
import type { Launch } from '../../server/eslint-configs.ts'
import { applied, conversation, cursorIn, pulling } from './conversation.ts'
import { bounded, endless, folderOf } from './folder.ts'

const root = join(fileURLToPath(import.meta.url), '../../..')
const uri = 'untitled:Untitled-1'
const call = { line: 2, character: 3 }
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
const launch: Launch = (args, cwd) => spawn(process.execPath, ['--import', pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href, join(root, 'server/main.ts'), ...args], { cwd, stdio: ['pipe', 'pipe', 'pipe'] })

function uriOf(folder: string, name = 'a.js'): string {
  return pathToFileURL(join(folder, name)).href
}

test('related information leads along the trail: the instance, the option, other files', async (t) => {
  const folder = folderOf(t, { 'package.json': '{}' })
  const { open, pull } = await conversation(t, { capabilities: { ...pulling, textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } } } })
  await open(uriOf(folder), "import got from 'got'\nconst api = got.extend({ timeout: { connect: 1_000 } })\napi('https://example.org')\n")
  const [found] = await pull(uriOf(folder))
  assert.deepEqual(found?.relatedInformation?.map(({ location, message }) => [location.uri === uriOf(folder), location.range.start.line, message]), [
    [true, 1, 'Timeout.connect is set on the instance'],
    [true, 2, 'A call that goes through it'],
  ])
  const plain = await conversation(t, { capabilities: pulling })
  await plain.open(uri, endless)
  assert.equal((await plain.pull(uri))[0]?.relatedInformation, undefined)
})

test('what is said of a recursion leads to the request that it sends again', async (t) => {
  const folder = folderOf(t, { 'package.json': '{}' })
  const { open, pull } = await conversation(t, { capabilities: { ...pulling, textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } } } })
  await open(uriOf(folder), "export async function load(left) {\n  try {\n    return await fetch('https://example.org', { signal: AbortSignal.timeout(5_000) })\n  } catch (error) {\n    if (left > 0) return load(left - 1)\n    throw error\n  }\n}\n")
  const [found] = await pull(uriOf(folder))
  assert.equal(found?.range.start.line, 4)
  assert.deepEqual(found.relatedInformation?.map(({ location, message }) => [location.range.start.line, message]), [[2, 'The request itself']])
})

test('a hover has eight lines at most, and adds up the wait', async (t) => {
  const { open, hover } = await conversation(t, { capabilities: pulling })
  const { text, at } = cursorIn("import got from 'got'\nimport { Agent } from 'node:https'\nconst agent = new Agent({ maxSockets: 5 })\nfor (;;) try { |got('https://example.org', { timeout: { connect: 1, request: 10_000, response: 5_000, lookup: 2 }, retry: { limit: 2 }, agent: { https: agent } }) } catch { continue }\n")
  await open(uri, text)
  const { value } = (await hover(uri, at))?.contents as { value: string }
  const lines = value.split('\n')
  assert.ok(lines.length <= 8, value)
  assert.match(value, /Worst wait: \*\*.*3 × .*\+ 1 s \+ 2 s/)
  assert.match(value, /Retries: 2/)
  assert.match(value, /Pool: at most 5 sockets \(Agent, line 3\)/)
})

test('other times are offered until the project has decided', async (t) => {
  const { open, actions, given, tell } = await conversation(t, { capabilities: pulling, settings: {} })
  await open(uri, endless)
  const titles = async () => (await actions(uri, call)).map(({ title }) => title)
  assert.deepEqual((await titles()).slice(0, 5), ['Add `timeout: 10_000`.', 'Add `signal: AbortSignal.timeout(10_000)`.', 'Add `timeout: 2_000` (2 s)', 'Add `timeout: 5_000` (5 s)', 'Add `timeout: 30_000` (30 s)'])
  given.settings = { timeout: { default: 4_000 } }
  await tell('workspace/didChangeConfiguration', { settings: null })
  assert.deepEqual((await titles()).filter((title) => title.includes('timeout: ')), ['Add `timeout: 4_000`.'])
})

test('all of a rule are repaired at once, with edits that do not overlap, and nothing is left', async (t) => {
  const text = `${endless}${"axios.get('https://example.org')\n".repeat(20)}fetch('https://example.org')\n`
  const { open, change, pull, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, text)
  const all = (await actions(uri, call)).find(({ title }) => title.startsWith('Fix all of hangtime/require-timeout'))
  assert.ok(all)
  await change(uri, 2, { text: applied(text, all) })
  assert.deepEqual(await pull(uri), [])
})

test('fix-all does what changes no behaviour, which is nothing today; the dangerous one is asked for by its name alone', async (t) => {
  const { open, change, pull, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  const asked = (only: string[]) => actions(uri, whole.start, whole.end, { diagnostics: [], only })
  for (const kind of ['source.fixAll', 'source.fixAll.hangtime', 'source.organizeImports', 'refactor']) assert.deepEqual(await asked([kind]), [], kind)
  for (const kind of ['source.fixAllDangerous', 'source.fixAllDangerous.hangtime', 'source']) {
    const [action, ...others] = await asked([kind])
    assert.ok(action?.edit && others.length === 0, kind)
    await change(uri, 2, { text: applied(endless, action) })
    assert.deepEqual(await pull(uri), [])
    await change(uri, 3, { text: endless })
  }
})

test('every action carries an edit, unless the editor has our commands', async (t) => {
  const { open, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  assert.ok((await actions(uri, call)).every(({ edit, command }) => edit && !command))
  const ours = await conversation(t, { capabilities: pulling, options: { commands: true } })
  await ours.open(uri, endless)
  const commands = (await ours.actions(uri, call)).map(({ command }) => command?.command)
  assert.deepEqual(commands.filter(Boolean), ['hangtime.selectReason', 'hangtime.selectReason', 'hangtime.openPage'])
})

test('a lens counts the calls that findings are about, and a switch turns it off', async (t) => {
  const { open, change, ask, given, tell } = await conversation(t, { capabilities: pulling, settings: {} })
  const titles = async () => (await ask<CodeLens[]>('codeLens', uri)).map(({ command }) => command?.title)
  await open(uri, endless)
  assert.deepEqual(await titles(), ['1 HTTP call without a deadline'])
  await change(uri, 2, { text: "import axios from 'axios'\nconst api = axios.create({ baseURL: 'https://a.example' })\napi.get('/a')\napi.get('/b')\nfetch('https://c.example')\nfetch('/own')\n" })
  assert.deepEqual(await titles(), ['3 HTTP calls without a deadline'])
  await change(uri, 3, { text: endless.replace('axios.get', '// eslint-disable-next-line hangtime/require-timeout -- it may\naxios.get') })
  assert.deepEqual(await titles(), [])
  await change(uri, 4, { text: endless })
  given.settings = { codeLens: false }
  await tell('workspace/didChangeConfiguration', { settings: null })
  assert.deepEqual(await titles(), [])
})

test('hints are off until they are switched on', async (t) => {
  const { open, ask, given, tell } = await conversation(t, { capabilities: pulling, settings: {} })
  const labels = async (range = whole) => (await ask<InlayHint[]>('inlayHint', uri, { range })).map(({ label, position }) => [label, position.line])
  await open(uri, `${bounded}axios.get('https://example.org')\nfetch('https://example.org', options)\n`)
  assert.deepEqual(await labels(), [])
  given.settings = { inlayHints: true }
  await tell('workspace/didChangeConfiguration', { settings: null })
  assert.deepEqual(await labels(), [['≤ 1 s, then its body', 2], ['no limit', 3]])
  assert.deepEqual(await labels({ start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }), [['no limit', 3]])
})

test('the scripts of components are read where they stand, and edits stay in them', async (t) => {
  const { open, pull, actions, change } = await conversation(t, { capabilities: pulling })
  const component = 'file:///project/A.vue'
  const text = "<template>\n  <p>{{ fetch('https://a.example') }}</p>\n</template>\n<!-- <script>fetch('https://b.example')</script> -->\n<script setup lang=\"ts\">\nconst answer: unknown = await fetch('https://c.example')\n</script>\n<style>a { }</style>\n"
  await open(component, text, 'vue')
  const found = await pull(component)
  assert.deepEqual(found.map(({ range }) => range.start), [{ line: 5, character: 30 }])
  const [repair] = await actions(component, { line: 5, character: 31 })
  assert.ok(repair)
  assert.equal(applied(text, repair), text.replace("'https://c.example')", "'https://c.example', { signal: AbortSignal.timeout(10_000) })"))
  await change(component, 2, { text: "<script>fetch('https://c.example')</script>" })
  const inside = await actions(component, { line: 0, character: 9 })
  assert.ok(inside.length > 0 && inside.every((action) => applied("<script>fetch('https://c.example')</script>", action).startsWith('<script>fetch(')))
})

const eslintConfig = (rules: string, more = '') => `import hangtime from 'eslint-plugin-hangtime'\n${more}\nexport default [{ files: ['**/*.js'], plugins: { hangtime }, rules: ${rules}, settings: { hangtime: { timeout: { default: 7000 } } } }]\n`

function eslintProject(t: Parameters<typeof folderOf>[0], config: string): string {
  const folder = folderOf(t, {
    'package.json': '{ "devDependencies": { "eslint-plugin-hangtime": "1", "eslint": "10" } }',
    'eslint.config.mjs': config,
    'node_modules/eslint-plugin-hangtime/package.json': '{ "name": "eslint-plugin-hangtime", "main": "index.js" }',
    'node_modules/eslint-plugin-hangtime/index.js': "const rule = { create: () => ({}) }; module.exports = { meta: { name: 'eslint-plugin-hangtime' }, rules: { 'require-timeout': rule } }",
  })
  symlinkSync(join(root, 'node_modules/eslint'), join(folder, 'node_modules/eslint'))
  return folder
}

test('in a trusted folder the ESLint configuration of the project decides: severities and settings, as in CI', { timeout: 60_000 }, async (t) => {
  const folder = eslintProject(t, eslintConfig("{ 'hangtime/require-timeout': 'warn' }"))
  const { open, pull, actions, tell } = await conversation(t, { capabilities: pulling, options: { trusted: true }, launch })
  await open(uriOf(folder), endless)
  assert.deepEqual((await pull(uriOf(folder))).map(({ severity, code }) => [severity, code]), [[2, 'require-timeout']])
  assert.equal((await actions(uriOf(folder), call))[0]?.title, 'Add `timeout: 7_000`.')
  writeFileSync(join(folder, 'eslint.config.mjs'), eslintConfig("{ 'hangtime/require-timeout': 'off' }"))
  await tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'eslint.config.mjs'), type: 2 }] })
  assert.deepEqual(await pull(uriOf(folder)), [])
})

test('a configuration that fails or ends its process is told once, and our own rules go on', { timeout: 60_000 }, async (t) => {
  const folder = eslintProject(t, eslintConfig('{}', 'process.exit(7)'))
  const { open, pull, shown, tell } = await conversation(t, { capabilities: pulling, options: { trusted: true }, launch })
  await open(uriOf(folder), endless)
  assert.equal((await pull(uriOf(folder))).length, 1)
  assert.equal((await pull(uriOf(folder))).length, 1)
  assert.equal(shown.length, 1)
  assert.match(shown[0] ?? '', /eslint\.config\.mjs could not be read, so the rules are Hangtime's own/)
  writeFileSync(join(folder, 'eslint.config.mjs'), eslintConfig("{ 'hangtime/require-timeout': 'off' }"))
  await tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'eslint.config.mjs'), type: 2 }] })
  assert.deepEqual(await pull(uriOf(folder)), [])
})

test('in a folder that is not trusted nothing of it runs', async (t) => {
  const folder = eslintProject(t, '')
  writeFileSync(join(folder, 'eslint.config.mjs'), eslintConfig('{}', `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(join(folder, 'ran'))}, '')`))
  const { open, pull } = await conversation(t, { capabilities: pulling, launch })
  await open(uriOf(folder), endless)
  assert.equal((await pull(uriOf(folder))).length, 1)
  assert.equal(existsSync(join(folder, 'ran')), false)
})

test('on request the whole folder is looked at; open documents are not told twice', { timeout: 90_000 }, async (t) => {
  const folder = folderOf(t, { 'a.js': endless, 'b.js': endless, 'c.js': bounded })
  const { open, close, execute, pushed, nextPush, quiet } = await conversation(t, { capabilities: pulling, launch, folder: pathToFileURL(folder).href })
  await open(uriOf(folder), endless)
  assert.deepEqual(await execute('hangtime.server.check'), { findings: 2, files: 2 })
  await quiet()
  assert.deepEqual(pushed.map(({ uri, diagnostics }) => [uri, diagnostics.length]), [[uriOf(folder, 'b.js'), 1]])
  const swept = nextPush()
  await open(uriOf(folder, 'b.js'), endless)
  assert.deepEqual(await swept, { uri: uriOf(folder, 'b.js'), diagnostics: [] })
  await close(uriOf(folder, 'b.js'))
})

test('a report is what the command line prints, and the configuration says where it comes from', { timeout: 90_000 }, async (t) => {
  const folder = folderOf(t, { 'a.js': endless, 'hangtime.config.json': '{ "config": "strict" }' })
  const { open, execute } = await conversation(t, { capabilities: pulling, launch, folder: pathToFileURL(folder).href })
  await open(uriOf(folder), endless)
  const report = JSON.parse(await execute<string>('hangtime.server.report', { format: 'json' })) as { calls: { name: string }[] }
  assert.deepEqual(report.calls.map(({ name }) => name), ['axios.get'])
  assert.match(await execute<string>('hangtime.server.report', { format: 'checklist', uri: uriOf(folder) }), /- \[ \] .*a\.js/)
  const configuration = await execute<Record<string, unknown>>('hangtime.server.configuration', { uri: uriOf(folder) })
  assert.deepEqual([configuration['from'], configuration['config']], [join(folder, 'hangtime.config.json'), 'strict'])
  await assert.rejects(execute('hangtime.server.nope'), /no command/)
  await assert.rejects(execute('hangtime.server.report', { format: 'nope' }), /--format takes/)
})

test('the status names the configuration in force, for our own extension alone', async (t) => {
  const folder = folderOf(t, { 'package.json': '{ "hangtime": { "config": "strict" } }' })
  const { open, pull, statuses } = await conversation(t, { capabilities: pulling, options: { commands: true } })
  await open(uriOf(folder), endless)
  const found: Diagnostic[] = await pull(uriOf(folder))
  assert.deepEqual([statuses[0]?.['findings'], statuses[0]?.['config'], statuses[0]?.['from']], [found.length, 'strict', join(folder, 'package.json')])
  const other = await conversation(t, { capabilities: pulling })
  await other.open(uri, endless)
  await other.pull(uri)
  assert.deepEqual(other.statuses, [])
  const silent: CodeAction[] = await other.actions(uri, { line: 0, character: 0 })
  assert.deepEqual(silent, [])
})
