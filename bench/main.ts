import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build, root } from '../scripts/build.ts'
import type { Share } from './share.ts'

// npm run bench -- [folder] [--runs 5] [--as name@commit]
// A figure of one machine means nothing on another, a ratio of two figures of one run does: so only ratios are goals.
// Programs are measured in processor time, whole processes from start to end: other work on the machine counts less.

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, as: { type: 'string' } },
  allowPositionals: true,
})
const folder = path.resolve(process.env['INIT_CWD'] ?? '.', positionals[0] ?? root)
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number, from 1')

const eslint = [path.join(root, 'node_modules/eslint/bin/eslint.js'), '--config', path.join(root, 'bench/ours.config.js'), '--no-inline-config', '.']
const check = [path.join(root, 'server/dist/main.cjs'), 'check', '.']
const share = ['--import', 'tsx', path.join(root, 'bench/share.ts'), folder]

await build('rules', 'server')
const temporary = mkdtempSync(path.join(tmpdir(), 'hangtime-bench-'))
const cpu = path.join(temporary, 'cpu')

const shares: Share[] = []
const times = { check: [] as number[], eslint: [] as number[] }
for (let run = 1; run <= runs; run++) {
  console.error(`run ${run} of ${runs}`)
  // In turns, so that a slow minute of the machine hits both.
  times.check.push(timed(check).ms)
  times.eslint.push(timed(eslint).ms)
  shares.push(JSON.parse(timed(share, root).output) as Share)
}
rmSync(temporary, { recursive: true })

const [first] = shares
const ours = median(shares.map(({ ours, all }) => ours / all))
const parse = median(shares.map(({ parse, all }) => parse / all))
const faster = median(times.eslint) / median(times.check)
const cells = {
  repository: values.as ?? nameOf(folder),
  files: String(first?.files ?? 0),
  'our share of ESLint': percent(ours),
  'parsing’s share': percent(parse),
  '`hangtime check`': seconds(median(times.check)),
  'ESLint, our rules only': seconds(median(times.eslint)),
  'check is faster by': `${faster.toFixed(1)} ×`,
  measured: `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, median of ${runs}`,
}
console.log([Object.keys(cells), Object.keys(cells).map(() => '---'), Object.values(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n'))

function timed(args: readonly string[], cwd = folder): { ms: number; output: string } {
  const preload = pathToFileURL(path.join(root, 'bench/cpu.js')).href
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, BENCH_CPU: cpu } })
  // Both exit with 1 when they find something.
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')}\n${stderr}`)
  return { ms: Number(readFileSync(cpu, 'utf8')), output: stdout }
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function nameOf(folder: string): string {
  const name = folder === root ? 'hangtime' : path.basename(folder)
  const { stdout, status } = spawnSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: folder, encoding: 'utf8' })
  return status === 0 ? `${name}@${stdout.trim()}` : name
}
