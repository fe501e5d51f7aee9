import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Linter } from 'eslint/universal'
import * as parser from '@typescript-eslint/parser'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { build, root } from '../scripts/build.ts'

// npx tsx bench/editor.ts: from an edit to its diagnostics, in the server that people run; beside it, in the same run,
// the least that any ESLint in an editor must do: parse the same text with the same parser, and run our rules.

const runs = 15
await build('rules', 'server')
const { default: plugin } = (await import(pathToFileURL(path.join(root, 'rules/dist/index.js')).href)) as { default: { configs: { recommended: Linter.Config[] } } }
const folder = mkdtempSync(path.join(tmpdir(), 'hangtime-bench-'))
const child = spawn(process.execPath, [path.join(root, 'server/dist/main.cjs'), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
const server = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
server.onRequest('client/registerCapability', () => null)
server.listen()
const begun = performance.now()
await server.sendRequest('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } } })
await server.sendNotification('initialized', {})

const block = (index: number) => `export async function load${index}(id) {\n  const answer = await fetch(\`https://a.example/\${id}\`, { signal: AbortSignal.timeout(5_000) })\n  for (let turn = 0; turn < 3; turn++) {\n    if (answer.ok) return answer.json()\n    await new Promise((resolve) => setTimeout(resolve, 100))\n  }\n  const again = await fetch('https://b.example/${index}')\n  return { id, again }\n}\n\n`
const rows: string[][] = []
for (const [name, lines, of] of [['nothing of ours', 300, (index: number) => block(index).replaceAll('fetch', 'load').replace(/https:\S+?(?=[`'])/g, 'x')], ['300 lines', 300, block], ['2,750 lines', 2_750, block]] as const) {
  const text = Array.from({ length: Math.ceil(lines / 10) }, (_, index) => of(index)).join('')
  const uri = pathToFileURL(path.join(folder, `${lines}-${name.length}.js`)).href
  const opened = performance.now()
  await server.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'javascript', version: 1, text } })
  await pull(uri)
  const first = performance.now() - opened
  if (rows.length === 0) console.log(`first diagnostics after the start of the process: ${Math.round(performance.now() - begun)} ms`)
  const ours: number[] = []
  const theirs: number[] = []
  const linter = new Linter({ cwd: folder })
  const config: Linter.Config[] = [{ languageOptions: { parser: parser as Linter.Parser } }, ...plugin.configs.recommended]
  for (let run = 1; run <= runs; run++) {
    const added = `// ${run}\n`
    const edited = performance.now()
    await server.sendNotification('textDocument/didChange', { textDocument: { uri, version: run + 1 }, contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: added }] })
    await pull(uri)
    ours.push(performance.now() - edited)
    const began = performance.now()
    linter.verify(added.repeat(run) + text, config, path.join(folder, 'a.js'))
    theirs.push(performance.now() - began)
  }
  rows.push([name, ms(first), ms(at(ours, 0.5)), ms(at(ours, 0.95)), ms(at(theirs, 0.5)), ms(at(theirs, 0.95)), `${(at(theirs, 0.5) / at(ours, 0.5)).toFixed(1)} ×`, memory()])
}
const head = ['file', 'open', 'edit p50', 'edit p95', 'ESLint alone p50', 'p95', 'faster by', 'memory']
console.log([head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'))
child.kill()
rmSync(folder, { recursive: true })
process.exit()

async function pull(uri: string): Promise<void> {
  await server.sendRequest('textDocument/diagnostic', { textDocument: { uri } })
}

function at(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`
}

/** Of the server, where the system tells. */
function memory(): string {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')) ?? []
  return `${Math.round(Number(kilobytes) / 1024)} MiB`
}
