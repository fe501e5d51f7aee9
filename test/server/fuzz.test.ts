import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { conversation, pulling } from './conversation.ts'
import { bounded, endless, folderOf } from './folder.ts'

// Ten thousand edits as nobody makes them, with nonsense in between. The same seed makes the same edits.

const seed = Number(process.env['HANGTIME_SEED'] ?? 20_26)
const edits = 10_000

/** Numbers from 0 up to the limit, the same for the same seed: mulberry32. */
function dice(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

const pieces = [
  endless, bounded, "fetch('https://example.org')\n", "got('https://example.org', { timeout: { request: 1 } })\n", '{', '}', '(', ')', '`', "'", '\n', '\r\n', '\u2028', '🐌', '/*', '*/', '//',
  'await ', 'export ', '<script>', 'const signal = AbortSignal.timeout(1)\n', ', { signal }', '\0', '\uFEFF', 'é', '\\', '${', 'import axios from "axios"\n',
]

test('10,000 random edits, with nonsense in between: the same findings as a fresh start', { timeout: 300_000 }, async (t) => {
  const roll = dice(seed)
  const folder = folderOf(t, { 'package.json': '{}', 'a.js': endless, 'b.ts': endless, 'c.vue': `<script>\n${endless}</script>\n` })
  const server = await conversation(t, { capabilities: pulling })
  const documents = new Map(['a.js', 'b.ts', 'c.vue'].map((name) => {
    const uri = pathToFileURL(join(folder, name)).href
    return [uri, TextDocument.create(uri, name.endsWith('js') ? 'javascript' : name.endsWith('ts') ? 'typescript' : 'vue', 1, name.endsWith('vue') ? `<script>\n${endless}</script>\n` : endless)] as const
  }))
  for (const { uri, languageId } of documents.values()) await server.open(uri, documents.get(uri)?.getText() ?? '', languageId)
  const uris = [...documents.keys()]
  const under: Promise<unknown>[] = []
  const compared = { all: 0, found: 0 }

  for (let edit = 0; edit < edits; edit++) {
    const uri = uris[roll(uris.length)] ?? ''
    const document = documents.get(uri)
    if (!document) continue
    const length = document.getText().length
    // Every other edit is of whole lines, so that the code can be read now and then.
    const isOfLines = roll(2) === 0
    const start = isOfLines ? { line: roll(document.lineCount), character: 0 } : document.positionAt(roll(length + 1))
    const end = !isOfLines && roll(3) === 0 ? document.positionAt(document.offsetAt(start) + roll(40)) : start
    // What grew too large begins again, by a change without a range.
    const change = length > 1_500 || roll(12) === 0 ? { text: document.languageId === 'vue' ? `<script>\n${endless}</script>\n` : (pieces[roll(3)] ?? '') } : { range: { start, end }, text: roll(5) === 0 ? '' : (pieces[roll(isOfLines ? 4 : pieces.length)] ?? '') }
    TextDocument.update(document, [change], document.version + 1)
    await server.change(uri, document.version, change)
    if (roll(40) === 0) under.push(nonsense(roll, uri).catch(() => undefined))
    if (edit % 100 === 99) await same(uri)
  }
  await Promise.all(under)
  for (const uri of uris) await same(uri)
  assert.ok(compared.all > 40 && compared.found > 5, JSON.stringify(compared))
  assert.deepEqual(server.shown, [])

  async function same(uri: string): Promise<void> {
    const document = documents.get(uri)
    if (!document) return
    const found = await server.pull(uri)
    const [action] = await server.actions(uri, { line: 0, character: 0 }, { line: 9_999, character: 0 })
    const change = action?.edit?.documentChanges?.[0]
    if (change && 'textDocument' in change) assert.equal(change.textDocument.version, document.version, 'edits are for the version that is there')
    const fresh = await conversation(t, { capabilities: pulling })
    await fresh.open(uri, document.getText(), document.languageId)
    assert.deepEqual(found, await fresh.pull(uri), `seed ${seed}, version ${document.version} of ${uri}:\n${JSON.stringify(document.getText())}`)
    compared.all++
    if (found.length > 0) compared.found++
  }

  async function nonsense(roll: (limit: number) => number, uri: string): Promise<void> {
    const odd = [
      () => server.tell('textDocument/didClose', { textDocument: { uri: 'file:///never.js' } }),
      () => server.tell('textDocument/didChange', { textDocument: { uri: 'file:///never.js', version: -1 }, contentChanges: [{ text: 'x' }] }),
      () => server.tell('textDocument/didOpen', {}),
      () => server.tell('$/cancelRequest', { id: roll(1_000) }),
      () => server.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 + roll(3) }] }),
      () => server.tell('workspace/didChangeConfiguration', { settings: [] }),
      () => server.ask('hover', uri, { position: { line: roll(1_000), character: roll(1_000) } }),
      () => server.ask('codeAction', uri, { range: null }),
      () => server.ask('codeLens', 'nonsense:'),
      () => server.ask('inlayHint', uri, { range: { start: { line: 9, character: 0 }, end: { line: 2, character: 0 } } }),
      () => server.ask('nope', uri),
      () => {
        server.toServer.write('Content-Length: 9\r\n\r\n{"json:::')
        return Promise.resolve()
      },
      () => {
        // The file is deleted while it is open, and comes back.
        const file = new URL(uri)
        rmSync(file, { force: true })
        if (roll(2) === 0) writeFileSync(file, endless)
        return server.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] })
      },
    ]
    await odd[roll(odd.length)]?.()
  }
})
