import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from '../../scripts/build.ts'

// ESLint itself, as in docs/ci.md: its formatter and its bulk suppressions. Beside node_modules, so that the plugin resolves.

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
mkdirSync(path.join(root, 'node_modules/.cache'), { recursive: true })
const folder = mkdtempSync(path.join(root, 'node_modules/.cache/eslint-'))

before(async () => {
  await build('rules')
  mkdirSync(path.join(folder, 'node_modules'))
  cpSync(path.join(root, 'rules/dist'), path.join(folder, 'node_modules/eslint-plugin-hangtime/dist'), { recursive: true })
  cpSync(path.join(root, 'rules/package.json'), path.join(folder, 'node_modules/eslint-plugin-hangtime/package.json'))
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(path.join(folder, 'eslint.config.js'), "import hangtime from 'eslint-plugin-hangtime'\n\nexport default [...hangtime.configs.recommended]\n")
  writeFileSync(path.join(folder, 'a.js'), "await fetch('https://a.example')\n")
})
after(() => rmSync(folder, { recursive: true }))

function eslint(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [path.join(root, 'node_modules/eslint/bin/eslint.js'), '--no-ignore', 'a.js', ...args], { cwd: folder, encoding: 'utf8' })
}

test('eslint -f prints the checklist', () => {
  const { status, stdout, stderr } = eslint('-f', './node_modules/eslint-plugin-hangtime/dist/checklist.js')
  assert.equal(status, 1, stderr)
  assert.match(stdout, /^# 1 thing to decide about calls that can hang\n\n## No deadline\n\n.*\n\n- \[ \] `a\.js:1` This fetch call can wait .*\n\n {2}Proposed: .*\n\n {2}```diff\n {2}- await fetch\('https:\/\/a\.example'\)\n {2}\+ /)
})

test('bulk suppressions of ESLint hold what is known, and nothing new', () => {
  assert.equal(eslint('--suppress-all').status, 0)
  const suppressions = path.join(folder, 'eslint-suppressions.json')
  assert.ok(existsSync(suppressions) && readFileSync(suppressions, 'utf8').includes('hangtime/require-timeout'))
  assert.equal(eslint().status, 0)
  writeFileSync(path.join(folder, 'a.js'), "await fetch('https://a.example')\nawait fetch('https://b.example')\n")
  assert.equal(eslint().status, 1)
})
