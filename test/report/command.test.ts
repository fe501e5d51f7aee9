import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Report } from '../../report/nouns.ts'
import { bounded, endless, folderOf } from '../server/folder.ts'
import { commandIn, ran, type Ran } from './command.ts'
import { cloneOf, commit, git, put } from './git.ts'
import { story } from './story.ts'

const temporary = mkdtempSync(path.join(tmpdir(), 'hangtime-report-'))
let program = ''
before(async () => {
  program = await commandIn(temporary)
})
after(() => rmSync(temporary, { recursive: true }))

const hangtime = (cwd: string, ...args: string[]): Ran => ran(program, cwd, args)
const read = (...parts: string[]) => readFileSync(path.join(...parts), 'utf8')
const findings = (result: Ran) => (JSON.parse(result.out) as Report).findings.length

test('report lists the calls, and its exit code says whether it saw all', (t) => {
  const whole = hangtime(folderOf(t, { 'a.js': endless, 'b.js': bounded }), 'report')
  assert.deepEqual([whole.code, whole.err], [0, ''])
  assert.match(whole.out, /^WAIT +CALL +HOST +BECAUSE +WHERE\nforever +axios\.get +example\.org +no timeout reaches it +a\.js:3\n1 s /)
  assert.equal(hangtime(folderOf(t, story), 'report').code, 1)
})

test('every format can be written to a file, which is whole or not there', (t) => {
  const folder = folderOf(t, story)
  for (const format of ['table', 'pretty', 'markdown', 'checklist', 'html', 'json', 'csv', 'sarif', 'github', 'gitlab', 'junit']) {
    const { code, out, err } = hangtime(folder, 'report', 'src', '--format', format, '--output', `reports/${format}.txt`)
    assert.deepEqual({ format, code, out, err }, { format, code: 1, out: '', err: '' })
    assert.ok(statSync(path.join(folder, 'reports', `${format}.txt`)).size > 100, format)
  }
  assert.equal(readdirSync(path.join(folder, 'reports')).length, 11)
  assert.ok(!read(folder, 'reports/table.txt').includes('\x1b['))
})

test('what is written keeps its mode, and a link stays one', (t) => {
  const folder = folderOf(t, { 'a.js': endless, 'real.md': 'old' })
  chmodSync(path.join(folder, 'real.md'), 0o640)
  symlinkSync('real.md', path.join(folder, 'link.md'))
  assert.equal(hangtime(folder, 'report', '--format', 'markdown', '--output', 'link.md').code, 0)
  assert.match(read(folder, 'real.md'), /^# How long calls can hang/)
  assert.equal(statSync(path.join(folder, 'real.md')).mode & 0o777, 0o640)
})

test('2, and one line that says why, when a report could not be made', (t) => {
  const folder = folderOf(t, { 'a.js': endless, 'file': '', 'bad.json': '{', 'other.json': '{ "version": 1 }', 'report.json': 'old', 'lost/.git/HEAD': 'nothing', 'lost/a.js': endless, 'wrong/hangtime.config.json': '{ "timeout": { "default": "5s" } }', 'wrong/a.js': endless })
  const cases: [string[], RegExp][] = [
    [['report', 'nowhere'], /^hangtime: there is no nowhere\n$/],
    [['report', '--format', 'xml'], /^hangtime: --format takes table or .* or junit, not xml\n$/],
    [['report', 'a.js', '--output', 'file/report.md'], /^hangtime: .*file\/report\.md cannot be written: a part of its path is a file\n$/],
    [['report', 'a.js', '--output', '.'], /is a folder\n$/],
    [['report', '--merge'], /^hangtime: --merge needs the reports to join\n$/],
    [['report', '--merge', 'gone.json'], /^hangtime: gone\.json cannot be read: it is gone\n$/],
    [['report', '--merge', 'bad.json'], /^hangtime: bad\.json is not JSON\n$/],
    [['report', '--merge', 'other.json'], /^hangtime: other\.json is no report of Hangtime: \w+ is missing\n$/],
    [['report', 'a.js', '--since', 'main'], /^hangtime: --since needs a git repository, and .* is in none\n$/],
    [['report', 'wrong'], /^hangtime: .*hangtime\.config\.json: timeout\.default must be a number\n$/],
    [['check', 'a.js', '--baseline', 'gone.json'], /^hangtime: there is no gone\.json: --update-baseline makes it\n$/],
    [['check', 'a.js', '--baseline', 'other.json'], /^hangtime: other\.json is no baseline of Hangtime: files is missing\n$/],
    [['check', 'a.js', '--update-baseline'], /^hangtime: --update-baseline needs --baseline and the file\n$/],
    [['fix', '--rule', 'nope'], /^hangtime: --rule takes max-attempts, .*, not nope\n$/],
    [['fix', 'a.js'], /^hangtime: there is no git repository that could bring the files back: /],
  ]
  for (const [args, says] of cases) {
    const { code, out, err } = hangtime(folder, ...args)
    assert.deepEqual({ args, code, out }, { args, code: 2, out: '' }, err)
    assert.match(err, says)
  }
  assert.equal(read(folder, 'a.js'), endless)
})

test('without git on the machine there are no links, and a word about it where it is needed', (t) => {
  const folder = folderOf(t, { 'a.js': endless })
  assert.equal(ran(program, folder, ['report'], { PATH: '' }).code, 0)
  assert.match(ran(program, folder, ['report', '--since', 'main'], { PATH: '' }).err, /^hangtime: --since needs a git repository/)
})

test('Ctrl-C in the middle leaves the old file and nothing beside it', async (t) => {
  const folder = folderOf(t, { 'report.json': 'old', ...Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`src/${index}.js`, endless.repeat(1) + `axios.get('https://${index}.example')\n`.repeat(100)])) })
  const child = spawn(process.execPath, [program, 'report', 'src', '--format', 'json', '--output', 'report.json'], { cwd: folder, stdio: 'ignore' })
  await new Promise((resolve) => setTimeout(resolve, 900))
  child.kill('SIGINT')
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.on('close', (...end) => { resolve(end) }))
  assert.deepEqual([code, signal], [null, 'SIGINT'])
  assert.equal(read(folder, 'report.json'), 'old')
  assert.deepEqual(readdirSync(folder).sort(), ['.git', 'report.json', 'src'])
})

test('the report knows its repository, and gives no password away', (t) => {
  const folder = cloneOf(t, { 'apps/shop/a.js': endless })
  const report = JSON.parse(hangtime(path.join(folder, 'apps/shop'), 'report', '--format', 'json').out) as Report
  const head = git(folder, 'rev-parse', 'HEAD').trim()
  assert.deepEqual([report.folder, report.repository], ['apps/shop', { url: 'https://github.com/a/shop', commit: head }])
  const text = hangtime(path.join(folder, 'apps/shop'), 'report', '--format', 'markdown').out
  assert.ok(text.includes(`https://github.com/a/shop/blob/${head}/apps/shop/a.js#L3`) && !text.includes('secret'), text)
  assert.ok(hangtime(folder, 'report', '--format', 'markdown', '--link', 'https://code.example/{file}:{line}').out.includes('https://code.example/apps/shop/a.js:3'))
})

const change: Record<string, string> = {
  'http.js': "import axios from 'axios'\n\nexport const limit = 5_000\nexport const api = axios.create({ baseURL: 'https://api.example', timeout: limit })\n",
  'users.js': "import { api } from './http.js'\n\nexport const user = () => api.get('/user')\n",
  'mail.js': "export async function send() {\n  await fetch('https://mail.example')\n}\n",
  'old.js': "export const old = () => fetch('https://old.example')\n",
  'main.js': "import { send } from './mail.js'\nimport { user } from './users.js'\n\nexport async function main() {\n  await user()\n}\n",
}

test('the checklist holds what the change touches or reaches, and nothing else', (t) => {
  const folder = cloneOf(t, change)
  git(folder, 'checkout', '-q', '-b', 'topic')
  assert.match(hangtime(folder, 'report', '--format', 'checklist', '--since', 'main').out, /^# Nothing to decide about calls that can hang\n\nSince `main`: 0 calls touched\.\n/)
  put(folder, { 'main.js': change['main.js']?.replace('await user()', 'await user()\n  await send()') ?? '', 'new file.js': "await fetch('https://new.example')\n" })
  const text = hangtime(folder, 'report', '--format', 'checklist', '--since', 'main').out
  assert.match(text, /Since `main`: 1 call touched, 2 more reached by changed code\.|Since `main`: 1 call touched, 1 more reached by changed code\./)
  assert.match(text, /`new file\.js:1`\].* This fetch call can wait/)
  assert.match(text, /`mail\.js:2`\].*_Reached by changed code\._/)
  assert.ok(!text.includes('old.js'), text)
})

test('a change of the timeout touches the calls that it bounds, in other files too', (t) => {
  const folder = cloneOf(t, change)
  put(folder, { 'http.js': change['http.js']?.replace('timeout: limit', 'timeout: 0') ?? '' })
  const text = hangtime(folder, 'report', '--format', 'checklist', '--since', 'HEAD').out
  assert.match(text, /users\.js:3/)
  assert.ok(!text.includes('old.js'), text)
})

test('a branch is compared with where it left the other, committed or not', (t) => {
  const folder = cloneOf(t, change)
  git(folder, 'checkout', '-q', '-b', 'topic')
  put(folder, { 'mine.js': "await fetch('https://mine.example')\n" })
  commit(folder)
  git(folder, 'checkout', '-q', 'main')
  put(folder, { 'theirs.js': "await fetch('https://theirs.example')\n" })
  commit(folder)
  git(folder, 'checkout', '-q', 'topic')
  const text = hangtime(folder, 'report', '--format', 'checklist', '--since', 'main').out
  assert.ok(text.includes('mine.js') && !text.includes('theirs.js'), text)
  assert.match(hangtime(folder, 'report', '--since', 'nowhere').err, /^hangtime: there is no revision nowhere in /)
  assert.match(hangtime(folder, 'report', '--since=--output=x').err, /^hangtime: there is no revision --output=x in /)
  assert.ok(!existsSync(path.join(folder, 'x')))
})

test('a baseline is lived with: only what is new fails', (t) => {
  const folder = folderOf(t, { 'a.js': endless })
  assert.equal(hangtime(folder, 'check', '--baseline', 'known.json', '--update-baseline').code, 0)
  const { files } = JSON.parse(read(folder, 'known.json')) as { files: Record<string, Record<string, string[]>> }
  assert.deepEqual(Object.keys(files['a.js'] ?? {}), ['hangtime/require-timeout'])
  assert.deepEqual(hangtime(folder, 'check', '--baseline', 'known.json'), { code: 0, err: '', out: 'No new findings · 1 in the baseline · 1 file read, 1 looked at, 1 call seen\n' })
  put(folder, { 'a.js': `// moved\n\n${endless}axios.get('https://new.example')\n` })
  const result = hangtime(folder, 'check', '--baseline', 'known.json')
  assert.equal(result.code, 1)
  assert.match(result.out, /^a\.js:6:1 .*\n[^]*1 new finding in 1 file · 1 in the baseline/)
  put(folder, { 'a.js': bounded })
  assert.match(hangtime(folder, 'check', '--baseline', 'known.json').out, /1 of the baseline are gone: --update-baseline forgets them/)
  hangtime(folder, 'check', '--baseline', 'known.json', '--update-baseline')
  assert.equal(read(folder, 'known.json'), '{\n  "version": 1,\n  "files": {}\n}\n')
})

test('fix shows what it would do, then does it, and the code is checked clean', (t) => {
  const folder = cloneOf(t, { 'a.js': `\uFEFF${endless}`, 'b.js': bounded, 'hangtime.config.json': '{ "timeout": { "default": 2500 } }' })
  const dry = hangtime(folder, 'fix', '--dry-run')
  assert.match(dry.out, /^--- a\/a\.js\n\+\+\+ b\/a\.js\n@@ .*\n[^]*^\+axios\.get\('https:\/\/example\.org', \{ timeout: 2_500 \}\)\n/m)
  assert.match(dry.out, /\n1 finding would be repaired in 1 file\n$/)
  assert.equal(git(folder, 'status', '--porcelain'), '')
  const done = hangtime(folder, 'fix')
  assert.deepEqual([done.code, done.err], [0, ''])
  assert.equal(read(folder, 'a.js'), `\uFEFFimport axios from 'axios'\n\naxios.get('https://example.org', { timeout: 2_500 })\n`)
  assert.equal(findings(hangtime(folder, 'check', '--format', 'json')), 0)
})

test('fix repairs the scripts of a component until nothing is left, and leaves its template', (t) => {
  const component = (script: string) => `<script>${script}</script>\n<template>\n  <p>fetch('https://t.example')</p>\n</template>\n`
  const folder = cloneOf(t, { 'A.vue': component("\nfetch('https://a.example')\n"), 'B.svelte': component("fetch('https://a.example')"), 'package.json': '{ "engines": { "node": ">=22" } }' })
  const done = hangtime(folder, 'fix')
  assert.deepEqual([done.code, done.err], [0, ''])
  const repaired = "fetch('https://a.example', { signal: AbortSignal.timeout(10_000) })"
  assert.deepEqual([read(folder, 'A.vue'), read(folder, 'B.svelte')], [component(`\n${repaired}\n`), component(repaired)])
})

test('fix changes nothing that git could not bring back, unless told', (t) => {
  const folder = cloneOf(t, { 'a.js': bounded, 'b.js': endless })
  put(folder, { 'a.js': endless })
  const refused = hangtime(folder, 'fix')
  assert.deepEqual([refused.code, refused.out, read(folder, 'b.js')], [2, '', endless])
  assert.match(refused.err, /^hangtime: a\.js has changes that are not committed: commit them first, or say --force\n$/)
  assert.equal(hangtime(folder, 'fix', 'b.js').code, 0)
  put(folder, { 'new.js': endless })
  assert.match(hangtime(folder, 'fix', 'new.js').err, /^hangtime: new\.js has changes/)
  assert.equal(hangtime(folder, 'fix', '--force').code, 0)
  assert.notEqual(read(folder, 'a.js'), endless)
})

test('fix takes the rules it is told, and says what it leaves and why', (t) => {
  const folder = cloneOf(t, { 'a.js': `${endless}axios.get('https://a.example', { timeout: 0 })\n`, 'c.js': 'const fs = require("node:fs")\nconst ask = (id) => fetch(...id)\nmodule.exports = ask\n' })
  const one = hangtime(folder, 'fix', 'a.js', '--rule', 'no-infinite-timeout', '--dry-run').out
  assert.match(one, /1 finding would be repaired in 1 file/)
  assert.ok(one.includes("+axios.get('https://a.example', { timeout: 10_000 })") && !one.includes('-axios.get(\'https://example.org\')'), one)
  const other = cloneOf(t, { 'a.js': "fetch('https://a.example', { signal: AbortSignal.timeout(9_000) })\n", 'b.js': 'fetch(', 'hangtime.config.json': '{ "maxWait": 5000, "config": "strict" }' })
  const left = hangtime(other, 'fix')
  assert.equal(left.code, 1)
  assert.match(left.out, /^a\.js:1:1 {2}max-wait {2}This fetch call can take 9 s: the project allows 5 s\.\n {4}Left: no suggestion repairs it: what to do is for a person to decide\.$/m)
  assert.match(left.out, /b\.js:1:7 {2}cannot be parsed: /)
})

test('reports of packages are joined as seen from the top', (t) => {
  const folder = cloneOf(t, { 'package.json': '{ "workspaces": ["packages/*"] }', 'packages/a/package.json': '{ "name": "a" }', 'packages/a/src/a.js': endless, 'packages/b/package.json': '{ "name": "b" }', 'packages/b/b.js': `${endless}${endless.slice(25)}` })
  for (const name of ['a', 'b']) assert.equal(hangtime(path.join(folder, 'packages', name), 'report', '--format', 'json', '--output', 'hangtime.json').code, 0)
  const merged = JSON.parse(hangtime(folder, 'report', '--merge', 'packages/a/hangtime.json', 'packages/b/hangtime.json', '--format', 'json').out) as Report
  const whole = JSON.parse(hangtime(folder, 'report', '--format', 'json').out) as Report
  assert.deepEqual(merged.calls.map(({ file, line, package: of }) => `${of} ${file}:${line}`), whole.calls.map(({ file, line, package: of }) => `${of} ${file}:${line}`))
  assert.deepEqual([merged.counts, merged.folder, merged.repository], [whole.counts, '', whole.repository])
})

test('an override of the policy is kept by rules and repairs alike', (t) => {
  const policy = { maxWait: 20_000, overrides: [{ hosts: ['slow.example'], timeout: { default: 45_000 }, maxWait: 60_000 }, { files: ['jobs/**'], timeout: { default: 90_000, min: 30_000 } }], rules: { 'hangtime/max-wait': 'error' } }
  const call = (host: string, options = '') => `import axios from 'axios'\naxios.get('https://${host}/x'${options})\n`
  const folder = cloneOf(t, {
    'hangtime.config.json': JSON.stringify(policy),
    'a.js': call('a.example'), 'b.js': call('slow.example'), 'jobs/c.js': call('a.example'),
    'd.js': call('a.example', ', { timeout: 30_000 }'), 'e.js': call('slow.example', ', { timeout: 30_000 }'), 'jobs/f.js': call('a.example', ', { timeout: 15_000 }'),
  })
  const { findings } = JSON.parse(hangtime(folder, 'check', '--format', 'json').out) as Report
  assert.deepEqual(findings.map(({ file, rule }) => `${file} ${rule.slice(9)}`).sort(), ['a.js require-timeout', 'b.js require-timeout', 'd.js max-wait', 'jobs/c.js require-timeout', 'jobs/f.js valid-timeout'])
  const fixed = hangtime(folder, 'fix', '--rule', 'require-timeout', '--dry-run').out
  for (const written of ['{ timeout: 10_000 }', '{ timeout: 45_000 }', '{ timeout: 90_000 }']) assert.ok(fixed.includes(written), fixed)
})

test('a broken policy is named by its key', (t) => {
  const cases: [object, string][] = [
    [{ overrides: [{ hosts: 'a.example' }] }, 'overrides[0].hosts must be a list'],
    [{ attempts: { max: 0 } }, 'attempts.max must be >= 1'],
    [{ backoff: { first: -1 } }, 'backoff.first must be > 0'],
    [{ clients: [{ name: 'x', versions: '*', types: {}, timeouts: [{ path: 'timeout', takes: 'minutes', covers: [] }], repair: [], docs: '' }] }, 'clients[0].timeouts[0].takes must be "ms" or "s" or "signal"'],
  ]
  for (const [policy, says] of cases) {
    const folder = folderOf(t, { 'a.js': endless })
    writeFileSync(path.join(folder, 'hangtime.config.json'), JSON.stringify(policy))
    assert.ok(hangtime(folder, 'check').err.startsWith(`hangtime: ${path.join(folder, 'hangtime.config.json')}: ${says}`), says)
  }
})
