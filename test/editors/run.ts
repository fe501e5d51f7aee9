import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { build } from '../../scripts/build.ts'
import { grounds, installTerminal, installVsCode, installWeb, root } from './install.ts'

// npm run e2e [-- vscode | host | web | terminal …] [-- --pictures]: all of them when none is named.

const suites: Record<string, () => void> = { vscode: installVsCode, host: installVsCode, web: installWeb, terminal: installTerminal }
const named = process.argv.slice(2).filter((name) => name !== '--pictures')
const wrong = named.find((name) => !Object.hasOwn(suites, name))
if (wrong !== undefined) throw new Error(`no editors named ${wrong}: there are ${Object.keys(suites).join(', ')}`)
const wanted = named.length > 0 ? named : Object.keys(suites)

const start = performance.now()
mkdirSync(grounds, { recursive: true })
for (const install of new Set(wanted.map((name) => suites[name]))) install?.()
console.log(`editors are here after ${Math.round((performance.now() - start) / 1000)} s`)

await build()
command('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'test/editors')
if (wanted.some((name) => name !== 'terminal')) command('node_modules/@vscode/vsce/vsce', 'package', '--readme-path', 'client/README.md', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--out', path.join(grounds, 'hangtime.vsix'))
// One after the other: two cores do not carry two editors that are timed.
for (const name of wanted) {
  const suite = ['--import', 'tsx', '--test', '--test-concurrency=1', `test/editors/${name}.e2e.ts`]
  // A browser on a busy machine stumbles now and then. Who works on the suites wants to see that; a build wants to know whether they can pass.
  if (!process.env['CI']) command(...suite)
  else if (status(suite) !== 0) {
    console.log(`${name} failed, and is run once more`)
    command(...suite)
  }
}

function command(...args: string[]): void {
  const code = status(args)
  if (code !== 0) process.exit(code)
}

function status(args: readonly string[]): number {
  const env = { ...process.env, ...(process.argv.includes('--pictures') && { HANGTIME_PICTURES: '1' }) }
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1
}
