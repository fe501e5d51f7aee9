import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bareCalls, unrunRepairs } from './bare-calls.ts'
import { shows, unrun, type Check } from './expect.ts'
import { measure, wordsOf, type Measured } from './measure.ts'
import type { Subject } from './subject.ts'

const modules = join(dirname(fileURLToPath(import.meta.url)), 'node_modules')

/** What the repairs are told to write, in ms. */
const policy = 500

/** A project of one file, in which a package is installed in one version. */
export function projectWith(name: string | undefined, library: string | undefined): (file: string, text: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'hangtime-truth-'))
  const folder = join(root, 'project')
  mkdirSync(folder)
  // What it needs beside it lies a folder above, as it does in a monorepo.
  symlinkSync(modules, join(root, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'project', type: 'module', engines: { node: `>=${process.versions.node}` } }))
  if (name !== undefined && library !== undefined) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true })
    symlinkSync(join(modules, library), join(folder, 'node_modules', name), 'junction')
  }
  return (file, text) => {
    writeFileSync(join(folder, file), text)
    return join(folder, file)
  }
}

interface Suggested { desc: string; text: string }

/** What our rules make of a file: the text after each suggestion of the first report. */
export async function suggestedFor(path: string, text: string): Promise<{ rule: string; repairs: Suggested[] } | undefined> {
  const { Linter } = await import('eslint')
  const parser = await import('@typescript-eslint/parser')
  const { default: plugin } = await import('../../rules/index.ts')
  const rules = Object.fromEntries(['require-timeout', 'no-infinite-timeout', 'no-ignored-timeout', 'valid-timeout'].map((rule) => [`hangtime/${rule}`, 'error'] as const))
  const settings = { hangtime: { timeout: { default: policy, min: policy } } }
  const [first] = new Linter({ configType: 'flat', cwd: dirname(path) }).verify(text, [{ files: ['**/*.ts'], languageOptions: { parser: parser as never }, plugins: { hangtime: plugin as never }, rules, settings }], { filename: path })
  if (!first) return undefined
  const repairs = (first.suggestions ?? []).map(({ desc, fix }) => ({ desc, text: text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]) }))
  return { rule: first.ruleId ?? first.message, repairs }
}

/** How long the model says that the calls of a file can take until they are answered, in ms. */
async function saidOf(path: string, text: string): Promise<number | undefined> {
  const { analyse } = await import('../../model/calls.ts')
  const { waitOf } = await import('../../model/wait.ts')
  const { sourceOf } = await import('../source.ts')
  const waits = analyse(sourceOf(text, path)).calls.map((call) => waitOf(call).answer)
  return waits.reduce<number | undefined>((most, wait) => ('value' in wait ? Math.max(most ?? 0, wait.value) : most), undefined)
}

async function ran(path: string, url: string, capMs: number): Promise<Measured> {
  const { run } = (await import(pathToFileURL(path).href)) as { run: (url: string) => Promise<unknown> }
  return await measure(() => run(url), capMs)
}

/** Code of ours that hangs, and the same code as our rules repair it. */
export function repairChecks({ client, library }: Subject): Check[] {
  if (client.repair.length === 0) return []
  const code = bareCalls[client.package ?? ''] ?? bareCalls[client.name]
  const why = unrunRepairs[client.name]
  const fact = 'our repairs of a request that hangs end it in about the time they say'
  if (code === undefined) return [why === undefined ? shows(fact, () => Promise.resolve({ ok: false, saw: 'no code in bare-calls.ts, and no reason why' })) : unrun(fact, why)]
  return [{
    ...shows(fact, async ({ hole, cap }) => {
      const write = projectWith(client.package, library)
      const bare = write('bare.ts', code)
      const found = await suggestedFor(bare, code)
      if (!found || found.repairs.length === 0) return { ok: false, saw: found ? `${found.rule} suggests nothing` : 'nothing was reported' }
      const before = await ran(bare, hole.url, cap)
      if (before.settled) return { ok: false, saw: `unrepaired it ended after ${String(before.ms)} ms: ${wordsOf(before.error)}` }
      const seen = await Promise.all(found.repairs.map(async ({ desc, text }, i) => {
        const path = write(`repaired-${String(i)}.ts`, text)
        const said = await saidOf(path, text)
        const { settled, ms, error } = await ran(path, hole.url, (said ?? 0) + 4_000)
        const ok = said !== undefined && settled && error !== undefined && ms >= policy * 0.9 && ms < said + 1_500
        return { ok, saw: `${desc} ${settled ? `ended after ${String(ms)} ms` : 'hung'}, where we say ${said === undefined ? 'nothing' : `${String(said)} ms`}${ok ? '' : ` (${wordsOf(error)})`}` }
      }))
      return { ok: seen.every(({ ok }) => ok), saw: seen.map(({ saw }) => saw).join('; ') }
    }),
    alone: 'changes',
  }]
}
