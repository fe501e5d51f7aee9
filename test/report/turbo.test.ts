import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { commandIn } from './command.ts'
import { commit, git } from './git.ts'

// The monorepo of docs/ci.md, with the real Turborepo: a report for each package, from its cache the second time, joined.

const example = path.join(path.dirname(fileURLToPath(import.meta.url)), '../projects/turbo')
const temporary = mkdtempSync(path.join(tmpdir(), 'hangtime-turbo-'))
const folder = path.join(temporary, 'shop')

before(async () => {
  cpSync(example, folder, { recursive: true })
  const program = await commandIn(path.join(temporary, 'hangtime'))
  writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, 'utf8')}`)
  chmodSync(program, 0o755)
  run('npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund')
  mkdirSync(path.join(folder, 'node_modules/.bin'), { recursive: true })
  symlinkSync(program, path.join(folder, 'node_modules/.bin/hangtime'))
  git(folder, 'init', '-q', '-b', 'main')
  commit(folder)
})
after(() => rmSync(temporary, { recursive: true, force: true }))

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', FORCE_COLOR: undefined } })
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}\n${stderr}`)
  return stdout
}

test('each package reports for itself, and the page joins them', () => {
  assert.match(run('npm', 'run', 'report'), /2 successful, 2 total/)
  const page = readFileSync(path.join(folder, 'report.html'), 'utf8')
  assert.ok(page.includes('packages/orders/src/orders.js') && page.includes('packages/mail/src/send.js'))
})

test('what did not change comes from the cache', () => {
  assert.match(run('npm', 'run', 'report'), /2 cached, 2 total/)
  writeFileSync(path.join(folder, 'packages/mail/src/more.js'), "await fetch('https://more.example')\n")
  assert.match(run('npm', 'run', 'report'), /1 cached, 2 total/)
  assert.ok(readFileSync(path.join(folder, 'report.html'), 'utf8').includes('more.example'))
})
