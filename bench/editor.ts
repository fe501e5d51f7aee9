import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, root } from '../scripts/build.ts'
import { converse, type Conversation } from './conversation.ts'

// npx tsx bench/editor.ts [edits]: from an edit to its diagnostics, in the server that people run, beside the server of the
// ESLint extension with our plugin and the same rules. In turns, so that a slow moment of the machine hits both.

const edits = Number(process.argv[2] ?? 40)
await build('rules', 'server')
const theirServer = path.join(root, 'bench/node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server')
if (!existsSync(theirServer)) spawnSync('npm', ['ci', '--ignore-scripts', '--prefix', path.join(root, 'bench')], { stdio: 'inherit' })

const folder = mkdtempSync(path.join(tmpdir(), 'hangtime-bench-'))
symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
writeFileSync(path.join(folder, 'package.json'), '{ "name": "bench", "type": "module", "engines": { "node": ">=22" } }')
writeFileSync(path.join(folder, 'eslint.config.js'), `
import parser from '@typescript-eslint/parser'
import hangtime from ${JSON.stringify(pathToFileURL(path.join(root, 'rules/dist/index.js')).href)}
export default [{ languageOptions: { parser } }, ...hangtime.configs.recommended]
`)

/** What the ESLint extension answers when its server asks for settings. */
const eslintSettings = {
  validate: 'on', run: 'onType', packageManager: 'npm', useESLintClass: true, quiet: false, onIgnoredFiles: 'off', options: {}, rulesCustomizations: [], nodePath: null, format: false,
  experimental: {}, problems: { shortenToSingleLine: false }, codeActionOnSave: { enable: false, mode: 'all' }, workingDirectory: { mode: 'location' },
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  workspaceFolder: { uri: pathToFileURL(folder).href, name: 'bench' },
}
const starts = {
  ours: () => converse([path.join(root, 'server/dist/main.cjs'), 'lsp', '--stdio'], folder, {}),
  theirs: () => converse([theirServer, '--stdio'], folder, eslintSettings),
}
type Side = keyof typeof starts
const sides: readonly Side[] = ['ours', 'theirs']

/** Ten lines with two calls, one of which can hang, and a loop that tries again. */
const block = (index: number) => `export async function load${index}(id) {
  const answer = await fetch(\`https://a.example/\${id}\`, { signal: AbortSignal.timeout(5_000) })
  for (let turn = 0; turn < 3; turn++) {
    if (answer.ok) return answer.json()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const again = await fetch('https://b.example/${index}')
  return { id, again }
}

`
const plain = (index: number) => block(index).replaceAll('fetch', 'load').replace(/https:\S+?(?=[`'])/g, 'x')
const files = [
  { name: 'nothing of ours', lines: 300, of: plain },
  { name: 'two calls in ten lines', lines: 300, of: block },
  { name: 'two calls in ten lines', lines: 2_750, of: block },
]

const rows: string[][] = []
const asked: string[][] = []
for (const { name, lines, of } of files) {
  const text = Array.from({ length: lines / 10 }, (_, index) => of(index)).join('')
  const uri = pathToFileURL(path.join(folder, `${rows.length}.js`)).href
  const servers = {} as Record<Side, Conversation>
  const first = {} as Record<Side, number>
  const found = {} as Record<Side, number>
  for (const side of sides) {
    servers[side] = await starts[side]()
    first[side] = await timed(async () => {
      found[side] = await servers[side].open(uri, text)
    })
  }
  if (found.ours !== found.theirs) throw new Error(`${name}, ${lines} lines: we find ${found.ours}, ESLint finds ${found.theirs}`)
  const times: Record<Side, number[]> = { ours: [], theirs: [] }
  const before = { ours: servers.ours.processorTime(), theirs: servers.theirs.processorTime() }
  for (let edit = 1; edit <= edits; edit++) {
    for (const side of sides) times[side].push(await timed(() => servers[side].edit(uri)))
  }
  const both = (of: (side: Side) => string) => sides.map(of).join(' / ')
  const spent = (side: Side) => (servers[side].processorTime() - before[side]) / edits
  rows.push([
    name, String(lines), String(found.ours),
    both((side) => ms(first[side])), both((side) => ms(at(times[side], 0.5))), both((side) => ms(at(times[side], 0.95))),
    `${(at(times.theirs, 0.5) / at(times.ours, 0.5)).toFixed(1)} ×`, both((side) => ms(spent(side))), both((side) => `${servers[side].memory()} MiB`),
  ])
  if (of === block) asked.push([String(lines), ...(await askedOf(servers.ours, uri, text))])
  for (const side of sides) servers[side].end()
}
rmSync(folder, { recursive: true })
console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${edits} edits each; ours / ESLint's\n`)
print(['file', 'lines', 'findings', 'first diagnostics after `initialized`', 'edit p50', 'edit p95', 'faster by', 'processor time of an edit', 'memory'], rows)
print(['lines', 'hover', 'quick fixes at a call', 'CodeLens', 'inlay hints of all', 'bound every call'], asked)
process.exit()

/** What else an editor asks for, of a document that was just edited and read. */
async function askedOf(server: Conversation, uri: string, text: string): Promise<string[]> {
  const lines = text.split('\n')
  const line = lines.findLastIndex((one) => one.includes('b.example'))
  const position = { line, character: (lines[line] ?? '').indexOf('fetch') + 1 }
  const here = { start: position, end: position }
  const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } }
  const questions: [method: string, more: object][] = [
    ['hover', { position }],
    ['codeAction', { range: here, context: { diagnostics: [] } }],
    ['codeLens', {}],
    ['inlayHint', { range: whole }],
    ['codeAction', { range: whole, context: { diagnostics: [], only: ['source.fixAllDangerous'] } }],
  ]
  const answers: string[] = []
  for (const [method, more] of questions) {
    const times: number[] = []
    for (let run = 0; run < 5; run++) times.push(await timed(() => server.ask(method, uri, more)))
    answers.push(ms(at(times, 0.5)))
  }
  return answers
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function at(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0
}

function ms(time: number): string {
  return `${time < 100 ? time.toFixed(1) : Math.round(time)} ms`
}

function print(head: readonly string[], rows: readonly string[][]): void {
  console.log(`${[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`)
}
