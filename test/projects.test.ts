import minVersion from 'semver/ranges/min-version.js'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }
import plugin from '../rules/index.ts'
import rulesManifest from '../rules/package.json' with { type: 'json' }

// The plugin as its users get it: packed, installed beside each linter that it claims to run in, and asked about one small program.
// test/projects/app marks the lines that must be reported, in all of them alike: `//=> require-timeout`.

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const projects = path.join(root, 'test/projects')
const { '@typescript-eslint/parser': parser, eslint, oxlint, typescript } = manifest.devDependencies
const lowest = minVersion(rulesManifest.peerDependencies.eslint)?.version ?? ''

interface Host {
  name: string
  /** The folder of test/projects that configures it. */
  config: string
  packages: Record<string, string>
  findings: (folder: string) => string[]
}

const hosts: Host[] = [
  { name: `ESLint ${lowest}, the lowest that it asks for`, config: 'eslint', packages: { eslint: lowest, '@typescript-eslint/parser': parser, typescript }, findings: underEslint },
  { name: `ESLint ${eslint}`, config: 'eslint', packages: { eslint, '@typescript-eslint/parser': parser, typescript }, findings: underEslint },
  { name: `oxlint ${oxlint}, without TypeScript`, config: 'oxlint', packages: { oxlint }, findings: underOxlint },
]

let temporary = ''
let tarball = ''

before(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'hangtime-projects-'))
  const packed = run('npm', ['pack', '--json', '--workspace', 'rules', '--pack-destination', temporary], root)
  const file = /"filename": "(.+\.tgz)"/.exec(packed)?.[1]
  assert.ok(file, `npm pack printed no file name: ${packed}`)
  tarball = path.join(temporary, file)
})
after(() => rmSync(temporary, { recursive: true, force: true }))

for (const { name, config, packages, findings } of hosts) {
  test(`the packed plugin finds the same under ${name}`, () => {
    const folder = projectWith(config, packages)
    assert.deepEqual(findings(folder), expected())
    assert.deepEqual(byRequire(folder), Object.keys(plugin.configs.recommended[0]?.rules ?? {}))
    assert.equal(existsSync(path.join(folder, 'node_modules/typescript')), 'typescript' in packages)
  })
}

test('the packed plugin brings nothing along', () => {
  assert.deepEqual(Object.keys(rulesManifest).filter((key) => /^(?:dependencies|optionalDependencies|bundleDependencies)$/.test(key)), [])
})

function projectWith(config: string, packages: Record<string, string>): string {
  const folder = mkdtempSync(path.join(temporary, `${config}-`))
  cpSync(path.join(projects, config), folder, { recursive: true })
  cpSync(path.join(projects, 'app'), path.join(folder, 'app'), { recursive: true })
  const dependencies = { ...packages, 'eslint-plugin-hangtime': `file:${tarball}` }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], folder)
  return folder
}

/** `file:line rule`, in the order of the files and lines. */
function expected(): string[] {
  const sources = path.join(projects, 'app/src')
  return sorted(readdirSync(sources).flatMap((file) =>
    readFileSync(path.join(sources, file), 'utf8').split('\n').flatMap((line, index) => {
      const rule = /\/\/=> (\S+)$/.exec(line)?.[1]
      return rule === undefined ? [] : [`${file}:${index + 1} ${rule}`]
    })))
}

function underEslint(folder: string): string[] {
  interface Result { filePath: string; messages: { line: number; ruleId: string | null; message: string }[] }
  const results = JSON.parse(run(process.execPath, ['node_modules/eslint/bin/eslint.js', '--format', 'json', 'app'], folder, 1)) as Result[]
  return sorted(results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${path.basename(filePath)}:${line} ${ruleId?.replace('hangtime/', '') ?? message}`)))
}

function underOxlint(folder: string): string[] {
  interface Result { diagnostics: { filename: string; code?: string; message: string; labels: { span: { line: number } }[] }[] }
  const { diagnostics } = JSON.parse(run(process.execPath, ['node_modules/oxlint/bin/oxlint', '--format', 'json', 'app'], folder, 1)) as Result
  return sorted(diagnostics.map(({ filename, code, message, labels }) =>
    `${path.basename(filename)}:${labels[0]?.span.line} ${/^hangtime\((.*)\)$/.exec(code ?? '')?.[1] ?? message}`))
}

function sorted(findings: string[]): string[] {
  return findings.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** The rules of the recommended config, as a CommonJS file gets them. */
function byRequire(folder: string): unknown {
  mkdirSync(path.join(folder, 'common'), { recursive: true })
  const file = path.join(folder, 'common/config.cjs')
  writeFileSync(file, "console.log(JSON.stringify(Object.keys(require('eslint-plugin-hangtime').default.configs.recommended[0].rules)))")
  return JSON.parse(run(process.execPath, [file], folder))
}

function run(command: string, args: readonly string[], cwd: string, status = 0): string {
  const shell = process.platform === 'win32' && command === 'npm'
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', shell })
  assert.equal(done.status, status, `${command} ${args.join(' ')}\n${done.stdout}\n${done.stderr}`)
  return done.stdout
}
