import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gate } from './measure.ts'
import type { Proof, Subject } from './subject.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const modules = join(folder, 'node_modules')

/** A library in one version, and how each fact about it turned out. */
export interface Evidence {
  name: string
  /** What was proved: "axios 1.21.1, Node 20.20.2". */
  title: string
  proofs: Promise<readonly Proof[]>
}

/** The clients that have a proof here. */
export function provable(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.truth.ts')).map((name) => name.slice(0, -'.truth.ts'.length)).sort()
}

/** Runs the proofs of these clients, each library in a process of its own. They wait more than they work: two for each core. */
export async function evidenceOf(names: readonly string[]): Promise<Evidence[]> {
  const enter = gate(availableParallelism() * 2)
  const evidence: Evidence[] = []
  for (const name of names) {
    const { subjects } = (await import(`./${name}.truth.ts`)) as { subjects: readonly Subject[] }
    for (const [i, subject] of subjects.entries()) {
      const runtime = runtimeFor(subject)
      const title = `${versionOf(subject, name)}, Node ${runtime?.version ?? `${String(subject.node)} or newer`}`
      const proofs = runtime ? enter(() => run(runtime, [name, String(i)])) : Promise.resolve([{ fact: 'everything', ok: true, saw: '', ms: 0, unrun: 'no such Node is installed here' }])
      // Whoever asks for it gets the error; until then it is nobody's.
      proofs.catch(() => undefined)
      evidence.push({ name, title, proofs })
    }
  }
  return evidence
}

function versionOf({ library, called }: Subject, name: string): string {
  if (library === undefined) return called ?? name
  const { name: real, version } = JSON.parse(readFileSync(join(modules, library, 'package.json'), 'utf8')) as { name: string; version: string }
  return `${real} ${version}${called === undefined ? '' : ` ${called}`}`
}

interface Runtime {
  version: string
  command: string
  flags: readonly string[]
}

/** This Node where it is new enough, else the one that comes as a package. */
function runtimeFor({ node = 0 }: Subject): Runtime | undefined {
  if (Number(process.versions.node.split('.')[0]) >= node) return { version: process.versions.node, command: process.execPath, flags: ['--import', 'tsx'] }
  for (const name of [`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]) {
    const command = join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (!existsSync(command)) continue
    const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string }
    // It reads TypeScript by itself.
    return { version, command, flags: [] }
  }
  return undefined
}

async function run({ command, flags }: Runtime, args: readonly string[]): Promise<readonly Proof[]> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/_proxy$|^NODE_TEST_CONTEXT$|^NODE_OPTIONS$/i.test(key)))
  const child = spawn(command, [...flags, '--expose-gc', '--no-warnings', join(folder, 'child.ts'), ...args], { cwd: join(folder, '../..'), env, stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => { texts.stdout += String(text) })
  child.stderr.on('data', (text) => { texts.stderr += String(text) })
  const limit = setTimeout(() => child.kill('SIGKILL'), 600_000)
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve) })
  clearTimeout(limit)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${texts.stderr.slice(0, 2_000)}`)
  return texts.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Proof)
}
