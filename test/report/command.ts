import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** The command line as it is bundled, in a folder of its own, beside the script of its page. */
export async function commandIn(folder: string): Promise<string> {
  const shared = { bundle: true, minify: true, logLevel: 'error', absWorkingDir: root } as const
  mkdirSync(folder, { recursive: true })
  const program = path.join(folder, 'main.cjs')
  await build({ ...shared, entryPoints: ['server/main.ts'], outfile: program, platform: 'node', define: { 'import.meta.dirname': '__dirname' } })
  await build({ ...shared, entryPoints: ['report/page/page.ts'], outfile: path.join(folder, 'page.js'), platform: 'browser', format: 'iife', loader: { '.css': 'text' } })
  return program
}

export interface Ran {
  code: number | null
  out: string
  err: string
}

export function ran(program: string, cwd: string, args: readonly string[], env: Record<string, string> = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...env }, encoding: 'utf8', maxBuffer: 1 << 28 })
  return { code: status, out: stdout, err: stderr }
}
