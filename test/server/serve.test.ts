import assert from 'node:assert/strict'
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { applied, conversation, cursorIn, pulling } from './conversation.ts'
import { bounded, endless, folderOf } from './folder.ts'

const uri = 'untitled:Untitled-1'
const call = { line: 2, character: 3 }

function uriOf(folder: string, name = 'a.js'): string {
  return pathToFileURL(join(folder, name)).href
}

test('it answers what it can do, and counts in UTF-16 whatever is offered', async (t) => {
  const { server } = await conversation(t, { capabilities: { ...pulling, general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] } } })
  assert.equal(server.capabilities.positionEncoding, 'utf-16')
  assert.deepEqual(server.capabilities.diagnosticProvider, { identifier: 'hangtime', interFileDependencies: true, workspaceDiagnostics: false })
  assert.equal(server.serverInfo?.name, 'hangtime')
})

test('an editor that pulls is never pushed to', async (t) => {
  const { open, change, pull, close, pushed, quiet } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  const [diagnostic, ...others] = await pull(uri)
  assert.deepEqual(others, [])
  assert.deepEqual({ ...diagnostic, message: '', codeDescription: undefined }, {
    range: { start: { line: 2, character: 0 }, end: { line: 2, character: 9 } }, severity: 1, source: 'hangtime', code: 'require-timeout', message: '', codeDescription: undefined,
  })
  assert.match(diagnostic?.codeDescription?.href ?? '', /\/require-timeout\.md$/)
  await change(uri, 2, { text: bounded })
  assert.deepEqual(await pull(uri), [])
  await close(uri)
  await quiet()
  assert.deepEqual(pushed, [])
})

for (const [what, capabilities] of [
  ['one that does not pull', {}],
  ['one that pulls and cannot be told to pull again', { textDocument: { diagnostic: {} } }],
] as const) {
  test(`${what} is pushed to, with the version, and swept when the document closes`, async (t) => {
    const { server, open, change, close, nextPush, pushed, quiet } = await conversation(t, { capabilities })
    assert.equal(server.capabilities.diagnosticProvider, undefined)
    await open(uri, endless)
    const { version, diagnostics } = await nextPush()
    assert.deepEqual([version, diagnostics.length], [1, 1])
    await change(uri, 2, { text: bounded })
    assert.deepEqual(await nextPush(), { uri, version: 2, diagnostics: [] })
    await close(uri)
    assert.deepEqual(await nextPush(), { uri, diagnostics: [] })
    await quiet()
    assert.equal(pushed.length, 3)
  })
}

test('of versions that come at once only the last is pushed', async (t) => {
  const { open, change, nextPush, pushed, quiet } = await conversation(t)
  const all = [open(uri, endless)]
  for (let version = 2; version < 20; version++) all.push(change(uri, version, { text: endless + '\n'.repeat(version) }))
  await Promise.all(all)
  await nextPush()
  await quiet()
  assert.equal(pushed.at(-1)?.version, 19)
  assert.ok(pushed.length < 10, `${pushed.length} pushes`)
})

test('edits of a part of the text arrive', async (t) => {
  const { open, change, pull } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  await change(uri, 2,
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "// 🐌\n" },
    { range: { start: { line: 3, character: 31 }, end: { line: 3, character: 31 } }, text: ', { timeout: 1_000 }' })
  assert.deepEqual(await pull(uri), [])
  await change(uri, 3, { range: { start: { line: 3, character: 31 }, end: { line: 3, character: 51 } }, text: '' })
  assert.equal((await pull(uri))[0]?.range.start.line, 3)
})

test('every repair, applied, leaves nothing to report; the best one stands first', async (t) => {
  const { open, change, pull, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  const found = await actions(uri, call)
  assert.ok(found.length > 1 && found.every(({ kind }) => kind === 'quickfix'))
  assert.deepEqual(found.filter(({ isPreferred }) => isPreferred), [found[0]])
  assert.deepEqual(found.slice(-2).map(({ title }) => title), ['Disable hangtime/require-timeout for this line, with a reason', 'Disable hangtime/require-timeout for this file, with a reason'])
  for (const [index, action] of found.entries()) {
    const text = applied(endless, action)
    assert.notEqual(text, endless)
    await change(uri, index + 2, { text })
    assert.deepEqual(await pull(uri), [], text)
  }
})

test('edits name the version they are meant for, where the editor looks at it', async (t) => {
  const { open, change, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  await change(uri, 7, { text: `${endless}\n` })
  const [action] = await actions(uri, call)
  const [documentChange] = action?.edit?.documentChanges ?? []
  assert.deepEqual(documentChange && 'textDocument' in documentChange && documentChange.textDocument, { uri, version: 7 })
  assert.equal(action?.edit?.changes, undefined)

  const plain = await conversation(t)
  await plain.open(uri, endless)
  const [simple] = await plain.actions(uri, call)
  assert.deepEqual(Object.keys(simple?.edit?.changes ?? {}), [uri])
})

test('actions are for the range asked about, and for the kind', async (t) => {
  const { open, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, `${endless}axios.head('https://example.org')\n`)
  const titles = async (...args: Parameters<typeof actions>) => (await actions(...args)).map(({ diagnostics }) => diagnostics?.[0]?.range.start.line)
  assert.deepEqual(await titles(uri, { line: 0, character: 0 }), [])
  assert.deepEqual([...new Set(await titles(uri, { line: 0, character: 0 }, { line: 9, character: 0 }))], [2, 3])
  assert.deepEqual(await titles(uri, call, call, { diagnostics: [], only: ['source.fixAll'] }), [])
  assert.deepEqual(await titles(uri, call, call, { diagnostics: [], only: ['refactor'] }), [])
  assert.deepEqual(await titles(uri, call, call, { diagnostics: [{ message: 'another linter', range: { start: call, end: call } }], only: ['quickfix'] }), await titles(uri, call))
})

test('a silencing comment goes where a comment can stand', async (t) => {
  const { open, change, pull, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, '', 'javascriptreact')
  let version = 1
  const silenced = async (marked: string) => {
    const { text, at } = cursorIn(marked)
    await change(uri, ++version, { text })
    const action = (await actions(uri, at)).find(({ title }) => title.endsWith('for this line, with a reason'))
    if (!action) return undefined
    const after = applied(text, action)
    await change(uri, ++version, { text: after })
    assert.deepEqual(await pull(uri), [], after)
    return after
  }
  const url = "'https://example.org'"
  assert.equal(await silenced(`if (a) {\n\t|fetch(${url})\n}`), `if (a) {\n\t// eslint-disable-next-line hangtime/require-timeout -- say why\n\tfetch(${url})\n}`)
  assert.equal(await silenced(`a\r\n|fetch(${url})\r\n`), `a\r\n// eslint-disable-next-line hangtime/require-timeout -- say why\r\nfetch(${url})\r\n`)
  assert.equal(await silenced(`a = <p>\n  {|fetch(${url})}\n</p>`), `a = <p>\n  {/* eslint-disable-next-line hangtime/require-timeout -- say why */}\n  {fetch(${url})}\n</p>`)
  assert.equal(await silenced(`// eslint-disable-next-line no-undef -- ours\n|fetch(${url})`), `// eslint-disable-next-line no-undef, hangtime/require-timeout -- ours\nfetch(${url})`)
  assert.equal(await silenced(`/* eslint-disable-next-line no-undef */\n|fetch(${url})`), `/* eslint-disable-next-line no-undef, hangtime/require-timeout */\nfetch(${url})`)
  assert.equal(await silenced(`a = \`\n\${|fetch(${url})}\``), undefined)
})

test('a rule is silenced in a file from where its code begins', async (t) => {
  const { open, change, pull, actions } = await conversation(t, { capabilities: pulling })
  const disable = '/* eslint-disable hangtime/require-timeout -- say why */'
  for (const [name, before, after] of [
    ['a.js', endless, `${disable}\n${endless}`],
    ['b.js', `#!/usr/bin/env node\r\n'use strict'\r\n${endless.replaceAll('\n', '\r\n')}`, `#!/usr/bin/env node\r\n${disable}\r\n'use strict'\r\n${endless.replaceAll('\n', '\r\n')}`],
    ['c.vue', `<template>a</template>\n<script>\n\n${endless}</script>\n`, `<template>a</template>\n<script>\n\n${disable}\n${endless}</script>\n`],
  ] as const) {
    const file = `file:///project/${name}`
    await open(file, before)
    const place = before.split('\n').findIndex((line) => line.includes('axios.get'))
    const action = (await actions(file, { line: place, character: 3 })).find(({ title }) => title.endsWith('for this file, with a reason'))
    assert.ok(action, name)
    assert.equal(applied(before, action), after)
    await change(file, 2, { text: after })
    assert.deepEqual(await pull(file), [])
  }
})

test('a rule is switched off where the settings of the project stand, or in a new file', async (t) => {
  const creating = { ...pulling, workspace: { ...pulling.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } }
  const off = async (files: Record<string, string>, capabilities: object = creating) => {
    const folder = folderOf(t, { 'package.json': '{ "name": "shop" }', 'src/a.js': endless, ...files })
    const { open, actions, pull, tell } = await conversation(t, { capabilities })
    await open(uriOf(folder, 'src/a.js'), endless)
    const action = (await actions(uriOf(folder, 'src/a.js'), call)).find(({ title }) => title.startsWith('Switch'))
    if (!action) return undefined
    const changes = action.edit?.documentChanges ?? []
    const change = changes.at(-1)
    assert.ok(change && 'edits' in change)
    const file = fileURLToPath(change.textDocument.uri)
    const created = changes.flatMap((one) => ('kind' in one && one.kind === 'create' ? [fileURLToPath(one.uri)] : []))
    const before = created.includes(file) ? '' : readFileSync(file, 'utf8')
    writeFileSync(file, applied(before, { ...action, edit: { documentChanges: [change] } }))
    await tell('workspace/didChangeWatchedFiles', { changes: [{ uri: change.textDocument.uri, type: 2 }] })
    assert.deepEqual(await pull(uriOf(folder, 'src/a.js')), [])
    return { title: action.title, created: created.map((one) => relative(folder, one)), text: readFileSync(file, 'utf8') }
  }
  const rules = '"rules": {\n    "hangtime/require-timeout": "off"\n  }'
  assert.deepEqual(await off({}), { title: 'Switch hangtime/require-timeout off in hangtime.config.json', created: ['hangtime.config.json'], text: `{\n  ${rules}\n}\n` })
  assert.deepEqual(await off({ 'src/hangtime.config.json': '{\n  "timeout": { "default": 2000 }\n}\n' }), { title: 'Switch hangtime/require-timeout off in src/hangtime.config.json', created: [], text: `{\n  "timeout": {\n    "default": 2000\n  },\n  ${rules}\n}\n` })
  assert.equal((await off({ 'package.json': '{\n\t"hangtime": {\n\t\t"rules": { "hangtime/require-timeout": ["warn"] }\n\t},\n\t"name": "shop"\n}\n' }))?.text, '{\n\t"hangtime": {\n\t\t"rules": { "hangtime/require-timeout": "off" }\n\t},\n\t"name": "shop"\n}\n')
  assert.equal(await off({}, pulling), undefined, 'an editor that makes no files is not asked to')
})

test('a hover tells the worst wait, at the function and at the options, and nowhere else', async (t) => {
  const { open, hover } = await conversation(t, { capabilities: pulling })
  await open(uri, bounded)
  const atCallee = await hover(uri, call)
  assert.match(JSON.stringify(atCallee?.contents), /"markdown".*\*\*axios\.get\*\*.*1 s/)
  assert.deepEqual(atCallee?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 9 } })
  assert.deepEqual((await hover(uri, { line: 2, character: 40 }))?.range, { start: { line: 2, character: 33 }, end: { line: 2, character: 51 } })
  assert.equal(await hover(uri, { line: 2, character: 15 }), null)
  assert.equal(await hover(uri, { line: 0, character: 3 }), null)
  assert.equal(await hover(uri, { line: 99, character: 99 }), null)
})

test('of calls in calls the innermost speaks', async (t) => {
  const { open, hover } = await conversation(t)
  await open(uri, "import axios from 'axios'\naxios.post('https://a', 1, { timeout: 1, data: axios.head('https://b') })\n")
  assert.match(JSON.stringify((await hover(uri, { line: 1, character: 49 }))?.contents), /axios\.head/)
  assert.match(JSON.stringify((await hover(uri, { line: 1, character: 30 }))?.contents), /axios\.post/)
})

test('an editor that cannot show Markdown gets words', async (t) => {
  const { open, hover } = await conversation(t, { capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } })
  await open(uri, bounded)
  const { contents } = (await hover(uri, call)) ?? {}
  assert.match(JSON.stringify(contents), /"plaintext"/)
  assert.doesNotMatch(JSON.stringify(contents), /\*\*|`|\]\(/)
})

test('while the text cannot be parsed nothing is reported, and hovers speak of what was there', async (t) => {
  const { open, change, pull, hover, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  await pull(uri)
  await change(uri, 2, { text: `${endless}const a = (\n` })
  assert.deepEqual(await pull(uri), [])
  assert.deepEqual(await actions(uri, call), [])
  assert.match(JSON.stringify(await hover(uri, call)), /axios\.get/)
})

test('U+2028 ends a line for ESLint and not for an editor', async (t) => {
  const { open, pull } = await conversation(t, { capabilities: pulling })
  await open(uri, "const a = '\u2028'; fetch('https://example.org')\n")
  assert.deepEqual((await pull(uri))[0]?.range, { start: { line: 0, character: 15 }, end: { line: 0, character: 20 } })
})

test('settings come from the editor, and again when they change', async (t) => {
  const { open, pull, tell, counts, given, quiet, hover } = await conversation(t, { capabilities: pulling, settings: { enable: true, config: 'strict', diagnostics: 'auto' } })
  await open(uri, "fetch('/here')\n")
  assert.equal((await pull(uri)).length, 1)
  await pull(uri)
  assert.equal(counts.asked, 1)
  for (const settings of [{ config: 'recommended' }, { config: 'strict', diagnostics: 'off' }, { config: 'strict', enable: false }]) {
    given.settings = settings
    await tell('workspace/didChangeConfiguration', { settings: null })
    assert.deepEqual(await pull(uri), [])
    assert.equal((await hover(uri, { line: 0, character: 2 })) === null, settings.enable === false)
  }
  await quiet()
  assert.equal(counts.refreshes, 3)
})

test('an editor that cannot be asked sends them, at the start or later', async (t) => {
  const { open, tell, nextPush } = await conversation(t, { options: { settings: { config: 'strict' } } })
  await open(uri, "fetch('/here')\n")
  assert.equal((await nextPush()).diagnostics.length, 1)
  await tell('workspace/didChangeConfiguration', { settings: { hangtime: { config: 'recommended' } } })
  assert.equal((await nextPush()).diagnostics.length, 0)
})

test('the files of the project go before the editor, and are read again when they change', async (t) => {
  const folder = folderOf(t, { 'hangtime.config.json': '{ "config": "strict" }' })
  const { open, pull, tell, counts, quiet, shown } = await conversation(t, { capabilities: pulling, settings: { config: 'recommended' } })
  await open(uriOf(folder), "fetch('/here')\n")
  assert.equal((await pull(uriOf(folder))).length, 1)
  const changed = { changes: [{ uri: uriOf(folder, 'hangtime.config.json'), type: 2 }] }
  writeFileSync(join(folder, 'hangtime.config.json'), '{ "config": "lax" }')
  await tell('workspace/didChangeWatchedFiles', changed)
  assert.deepEqual(await pull(uriOf(folder)), [])
  await pull(uriOf(folder))
  await quiet()
  assert.equal(counts.refreshes, 1)
  assert.equal(shown.length, 1)
  assert.match(shown[0] ?? '', /hangtime\.config\.json: config must be/)
  writeFileSync(join(folder, 'hangtime.config.json'), '{ "rules": { "hangtime/require-timeout": ["error", 1] } }')
  await tell('workspace/didChangeWatchedFiles', changed)
  assert.deepEqual(await pull(uriOf(folder)), [])
  await quiet()
  assert.match(shown[1] ?? '', /hangtime\.config\.json: rules: hangtime\/require-timeout/)
  rmSync(join(folder, 'hangtime.config.json'))
  await tell('workspace/didChangeWatchedFiles', changed)
  assert.deepEqual(await pull(uriOf(folder)), [])
})

test('what stands in another file counts, and is read again when that is saved', async (t) => {
  const instance = (options: string) => `import axios from 'axios'\nexport const api = axios.create({ ${options} })\n`
  const text = "import { api } from './api.js'\n// fetch\napi.get('https://example.org')\n"
  const folder = folderOf(t, { 'api.js': instance(''), 'a.js': text, 'package.json': '{}' })
  const { open, pull, tell, hover, quiet, counts } = await conversation(t, { capabilities: pulling })
  await open(uriOf(folder), text)
  await pull(uriOf(folder))
  assert.match(JSON.stringify((await hover(uriOf(folder), call))?.contents), /no limit/)
  writeFileSync(join(folder, 'api.js'), instance('timeout: 2_000'))
  utimesSync(join(folder, 'api.js'), 1, 1)
  await tell('textDocument/didSave', { textDocument: { uri: uriOf(folder) } })
  assert.match(JSON.stringify((await hover(uriOf(folder), call))?.contents), /2 s/)
  await quiet()
  assert.equal(counts.refreshes, 1)
})

test('tests are not underlined, and hovers work there', async (t) => {
  const folder = folderOf(t, {})
  const { open, pull, hover } = await conversation(t, { capabilities: pulling })
  await open(uriOf(folder, 'a.test.js'), endless)
  assert.deepEqual(await pull(uriOf(folder, 'a.test.js')), [])
  assert.ok(await hover(uriOf(folder, 'a.test.js'), call))
})

test('a document that closes while it is pulled, or never was open, has nothing', async (t) => {
  const { open, close, pull, hover, actions } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  const answer = pull(uri)
  await close(uri)
  assert.deepEqual(await answer, [])
  assert.deepEqual([await pull('file:///never.js'), await hover('file:///never.js', call), await actions('file:///never.js', call)], [[], null, []])
})

test('a file that is deleted while it is open is still read as it stands there', async (t) => {
  const folder = folderOf(t, { 'p/a.js': endless, 'p/package.json': '{}' })
  const { open, pull, tell } = await conversation(t, { capabilities: pulling })
  await open(uriOf(folder, 'p/a.js'), endless)
  rmSync(join(folder, 'p'), { recursive: true })
  await tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'p/package.json'), type: 3 }] })
  assert.equal((await pull(uriOf(folder, 'p/a.js'))).length, 1)
})

test('addresses that are no files, and unknown languages, are read as they can be', async (t) => {
  const { open, pull } = await conversation(t, { capabilities: pulling })
  for (const [uri, languageId] of [['vscode-vfs://github/a/b.ts', 'typescript'], ['file://%zz/a.js', 'javascript'], ['nonsense', 'javascript'], ['untitled:Untitled-2', 'typescriptreact']] as const) {
    await open(uri, endless, languageId)
    assert.equal((await pull(uri)).length, 1, uri)
  }
  // A test is one wherever it lies.
  await open('vscode-vfs://github/a/src/b.test.ts', endless, 'typescript')
  assert.equal((await pull('vscode-vfs://github/a/src/b.test.ts')).length, 0)
})

test('messages that make no sense change nothing', async (t) => {
  const { open, change, pull, tell, toServer, ask } = await conversation(t, { capabilities: pulling })
  await open(uri, endless)
  toServer.write('Content-Length: 9\r\n\r\n{"json:::')
  toServer.write('Content-Length: 2\r\n\r\n[]')
  toServer.write('Content-Length: 4\r\n\r\nnull')
  // Refused or answered with nothing, either is well.
  for (const [method, more] of [['diagnostic', { textDocument: null }], ['hover', { position: { line: 'x' } }], ['codeAction', {}], ['nope', {}]] as const) await ask(method, uri, more).catch(() => undefined)
  await tell('textDocument/nope', {})
  await tell('textDocument/didOpen', {})
  await tell('workspace/didChangeWatchedFiles', {})
  await change('file:///never.js', 2, { text: 'x' })
  await change(uri, 2, { range: { start: { line: 900, character: 0 }, end: { line: 901, character: 0 } }, text: '// far away' })
  assert.equal((await pull(uri)).length, 1)
})
