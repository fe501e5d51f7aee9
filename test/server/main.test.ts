import { build } from 'esbuild'
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import manifest from '../../server/package.json' with { type: 'json' }
import { bounded, endless, folderOf } from './folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'hangtime-'))
const program = join(folder, 'main.cjs')

before(async () => {
  await build({ entryPoints: [fileURLToPath(new URL('../../server/main.ts', import.meta.url))], outfile: program, bundle: true, platform: 'node', minify: true, logLevel: 'error', define: { 'import.meta.dirname': '__dirname' } })
})
after(() => {
  rmSync(folder, { recursive: true })
})

function hangtime(cwd: string, args: string[], env: Record<string, string> = {}): { code: number | null; out: string; err: string } {
  const plain = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, env: { ...plain, ...env }, encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

test('0 when there is nothing to report', (t) => {
  const { code, out, err } = hangtime(folderOf(t, { 'a.js': bounded }), ['check'])
  assert.deepEqual({ code, out, err }, { code: 0, out: 'No findings · 1 file read, 1 looked at, 1 call seen\n', err: '' })
})

test('1 when there is', (t) => {
  const { code, out, err } = hangtime(folderOf(t, { 'a.js': endless, 'b/c.ts': endless }), ['check', 'b'])
  assert.equal(code, 1)
  assert.match(out, /^b\/c\.ts:3:1 {2}require-timeout {2}/)
  assert.match(out, /\n1 finding in 1 file · 1 file read, 1 looked at, 1 call seen\n$/)
  assert.equal(err, '')
})

test('warnings fail too, up to --max-warnings', (t) => {
  const folder = folderOf(t, { 'a.js': endless, 'hangtime.config.json': '{ "rules": { "hangtime/require-timeout": "warn" } }' })
  assert.equal(hangtime(folder, ['check']).code, 1)
  assert.equal(hangtime(folder, ['check', '--max-warnings', '1']).code, 0)
})

test('JSON is for programs, and no colour gets in', (t) => {
  const { code, out } = hangtime(folderOf(t, { 'a.js': endless }), ['check', '--format=json'], { FORCE_COLOR: '1' })
  assert.equal(code, 1)
  assert.equal((JSON.parse(out) as { version: number; findings: unknown[] }).findings.length, 1)
})

test('FORCE_COLOR colours a pipe', (t) => {
  assert.match(hangtime(folderOf(t, { 'a.js': endless }), ['check'], { FORCE_COLOR: '1' }).out, /\x1b\[/)
})

test('2, and one line that says why, when it could not run', (t) => {
  const folder = folderOf(t, { 'a.js': endless, 'broken/hangtime.config.json': '{', 'broken/a.js': endless, 'wrong/hangtime.config.json': '{ "rules": { "hangtime/require-timeout": ["error", 1] } }', 'wrong/a.js': endless })
  const cases: [string[], RegExp][] = [
    [['check', 'nowhere'], /^hangtime: there is no nowhere\n$/],
    [['check', '--nope'], /^hangtime: unknown option '--nope'\n$/],
    [['check', '--format', 'xml'], /^hangtime: --format takes table or .* or junit, not xml\n$/],
    [['check', '--config', 'lax'], /^hangtime: --config takes recommended or strict, not lax\n$/],
    [['check', '--max-warnings', 'few'], /^hangtime: --max-warnings takes a whole number\n$/],
    [['check', 'broken'], /^hangtime: .*hangtime\.config\.json.* is not JSON: .*\n$/],
    [['check', 'wrong'], /^hangtime: .*hangtime\.config\.json: rules: hangtime\/require-timeout: .*\n$/],
    [['chekc'], /^hangtime: unknown command chekc\n$/],
    [['--nope'], /^hangtime: unknown option --nope\n$/],
    [['lsp', '--nope'], /^hangtime: unknown option '--nope'\n$/],
  ]
  for (const [args, says] of cases) {
    const { code, out, err } = hangtime(folder, args)
    assert.deepEqual({ args, code, out }, { args, code: 2, out: '' })
    assert.match(err, says)
  }
})

test('files and folders that may not be read are named', { skip: process.getuid?.() === 0 && 'root may read everything' }, (t) => {
  const folder = folderOf(t, { 'a.js': endless, 'b/c.js': endless })
  chmodSync(join(folder, 'a.js'), 0)
  chmodSync(join(folder, 'b'), 0)
  t.after(() => {
    chmodSync(join(folder, 'b'), 0o700)
  })
  const { code, out } = hangtime(folder, ['check'])
  assert.equal(code, 1)
  assert.match(out, /^b:1:1 {2}cannot be read: permission denied\n\na\.js:1:1 {2}cannot be read: permission denied\n/)
})

test('it says its version and how it is used', (t) => {
  const folder = folderOf(t, {})
  assert.equal(hangtime(folder, ['--version']).out, `${manifest.version}\n`)
  for (const args of [['--help'], [], ['check', '--help']]) assert.match(hangtime(folder, args).out, /^Usage: hangtime <command>/)
})

test('a reader that closes the pipe early sees no stack trace', async (t) => {
  const folder = folderOf(t, { 'a.js': `import axios from 'axios'\n${"axios.get('https://example.org')\n".repeat(3_000)}` })
  const child = spawn(process.execPath, [program, 'check', '--format', 'json'], { cwd: folder })
  let err = ''
  child.stderr.on('data', (data: Buffer) => (err += data.toString()))
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.on('close', resolve))
  assert.deepEqual({ code, err }, { code: 0, err: '' })
})

/** The server as an editor starts it; answers its exit code. */
async function lsp(messages: object[]): Promise<number | null> {
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let answers = ''
  child.stdout.on('data', (data: Buffer) => (answers += data.toString()))
  for (const message of messages) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    while ('id' in message && !answers.includes(`"id":${String(message.id)}`)) await once(child.stdout, 'data')
  }
  child.stdin.end()
  return await ended
}

const initialize = { id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } }

test('the server ends with 0 after shutdown and exit, and with 1 when it is left alone', async () => {
  assert.equal(await lsp([initialize, { id: 2, method: 'shutdown' }, { method: 'exit' }]), 0)
  assert.equal(await lsp([initialize]), 1)
})

test('the server goes when the editor that started it is gone', { timeout: 20_000 }, async () => {
  const editor = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' })
  const gone = Number(editor.stdout)
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'ignore', 'inherit'] })
  const body = JSON.stringify({ jsonrpc: '2.0', ...initialize, params: { ...initialize.params, processId: gone } })
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`)
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 1)
})

test('and when it is killed, while another process still holds its pipes', { timeout: 30_000 }, async (t) => {
  const start = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(program)}, 'lsp', '--stdio'], { stdio: ['inherit', 'inherit', 2] }).once('spawn', function () { console.error(this.pid) }); setInterval(() => {}, 1000)`
  const editor = spawn(process.execPath, ['-e', start], { stdio: ['pipe', 'pipe', 'pipe'] })
  t.after(() => editor.kill('SIGKILL'))
  const [said] = (await once(editor.stderr, 'data')) as [Buffer]
  const server = Number(said.toString())
  const body = JSON.stringify({ jsonrpc: '2.0', ...initialize, params: { ...initialize.params, processId: editor.pid } })
  editor.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`)
  await once(editor.stdout, 'data')
  assert.ok(isRunning(server))
  editor.kill('SIGKILL')
  await once(editor, 'exit')
  const end = Date.now() + 15_000
  while (isRunning(server) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50))
  assert.ok(!isRunning(server), `process ${server} is still there`)
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
