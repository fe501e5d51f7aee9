import minVersion from 'semver/ranges/min-version.js'
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }
import plugin from '../rules/index.ts'
import rulesManifest from '../rules/package.json' with { type: 'json' }
import serverManifest from '../server/package.json' with { type: 'json' }

// The packages as their users get them: packed, installed beside each linter that they claim to run in, and asked about one small program.
// test/projects/app marks the lines that must be reported, in all of them alike: `//=> require-timeout`.

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const projects = path.join(root, 'test/projects')
const { '@typescript-eslint/parser': parser, eslint, oxlint, typescript } = manifest.devDependencies
const lowest = minVersion(rulesManifest.peerDependencies.eslint)?.version ?? ''

interface Host {
  name: string
  packages: Record<string, string>
  configure: (folder: string) => void
  findings: (folder: string) => string[]
}

const hosts: Host[] = [
  { name: `ESLint ${lowest}, the lowest that it asks for`, packages: { eslint: lowest, '@typescript-eslint/parser': parser, typescript }, configure: forEslint, findings: underEslint },
  { name: `ESLint ${eslint}`, packages: { eslint, '@typescript-eslint/parser': parser, typescript }, configure: forEslint, findings: underEslint },
  { name: `oxlint ${oxlint}, without TypeScript`, packages: { oxlint }, configure: forOxlint, findings: underOxlint },
]

const recommended = plugin.configs.recommended[0]?.rules ?? {}
let temporary = ''

before(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'hangtime-projects-'))
})
after(() => rmSync(temporary, { recursive: true, force: true }))

for (const { name, packages, configure, findings } of hosts) {
  test(`the packed plugin finds the same under ${name}`, () => {
    const folder = projectWith({ ...packages, 'eslint-plugin-hangtime': packed('rules') })
    configure(folder)
    cpSync(path.join(projects, 'app'), path.join(folder, 'app'), { recursive: true })
    assert.deepEqual(findings(folder), expected())
    assert.deepEqual(byRequire(folder), recommended)
    assert.equal(existsSync(path.join(folder, 'node_modules/typescript')), 'typescript' in packages)
  })
}

test('the packed command line finds the same, with no linter beside it', async () => {
  const folder = projectWith({ hangtime: packed('server') })
  cpSync(path.join(projects, 'app/src'), path.join(folder, 'src'), { recursive: true })
  const { findings } = JSON.parse(run('npx', ['hangtime', 'check', 'src', '--format', 'json'], folder, 1)) as { findings: { file: string; line: number; rule: string }[] }
  assert.deepEqual(sorted(findings.map(({ file, line, rule }) => `${path.basename(file)}:${line} ${rule.replace('hangtime/', '')}`)), expected())
  assert.match(await answerTo('initialize', ['hangtime', 'lsp', '--stdio'], folder), /"codeActionProvider"/)
})

test('the packages bring nothing along', () => {
  for (const manifest of [rulesManifest, serverManifest]) {
    assert.deepEqual(Object.keys(manifest).filter((key) => /^(?:dependencies|optionalDependencies|bundleDependencies)$/.test(key)), [])
  }
})

const tarballs = new Map<string, string>()

/** The package of a workspace, as a dependency. */
function packed(workspace: string): string {
  const before = tarballs.get(workspace)
  if (before !== undefined) return before
  const printed = run('npm', ['pack', '--json', '--workspace', workspace, '--pack-destination', temporary], root)
  const file = /"filename": "(.+\.tgz)"/.exec(printed)?.[1]
  assert.ok(file, `npm pack printed no file name: ${printed}`)
  const tarball = `file:${path.join(temporary, file)}`
  tarballs.set(workspace, tarball)
  return tarball
}

function projectWith(dependencies: Record<string, string>): string {
  const folder = mkdtempSync(path.join(temporary, 'project-'))
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], folder)
  return folder
}

function forEslint(folder: string): void {
  cpSync(path.join(projects, 'eslint.config.js'), path.join(folder, 'eslint.config.js'))
}

/** It has no shared configurations for plugins: the rules are listed one by one. */
function forOxlint(folder: string): void {
  const config = { categories: { correctness: 'off' }, jsPlugins: ['eslint-plugin-hangtime'], rules: recommended }
  writeFileSync(path.join(folder, '.oxlintrc.json'), JSON.stringify(config))
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
  writeFileSync(file, "console.log(JSON.stringify(require('eslint-plugin-hangtime').default.configs.recommended[0].rules))")
  return JSON.parse(run(process.execPath, [file], folder))
}

/** What a language server says to its first request. */
async function answerTo(method: string, args: readonly string[], cwd: string): Promise<string> {
  const server = spawn('npx', args, { cwd, stdio: ['pipe', 'pipe', 'inherit'], shell: process.platform === 'win32' })
  server.stdin.write(framed({ id: 1, method, params: { processId: null, rootUri: null, capabilities: {} } }))
  let answer = ''
  for await (const chunk of server.stdout) {
    answer += String(chunk)
    if (answer.includes('"id":1')) break
  }
  server.stdin.end(framed({ method: 'exit' }))
  return answer
}

function framed(message: object): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message })
  return `Content-Length: ${text.length}\r\n\r\n${text}`
}

function run(command: string, args: readonly string[], cwd: string, status = 0): string {
  const shell = process.platform === 'win32' && command !== process.execPath
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', shell })
  assert.equal(done.status, status, `${command} ${args.join(' ')}\n${done.stdout}\n${done.stderr}`)
  return done.stdout
}
