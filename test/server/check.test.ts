import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { styleText } from 'node:util'
import { formats } from '../../report/formats.ts'
import { plain } from '../../report/look.ts'
import type { Report } from '../../report/nouns.ts'
import { check, type Check } from '../../server/check.ts'
import { bounded, endless, folderOf } from './folder.ts'

function checked(t: TestContext, files: Record<string, string | Uint8Array>, more: Partial<Check> = {}): Report {
  return check({ paths: ['.'], cwd: folderOf(t, files), ...more })
}

function found({ findings }: Report): string[] {
  return findings.map(({ file, line, column, rule, severity }) => `${file}:${line}:${column} ${severity} ${rule}`)
}

test('a finding says where, what, and how to repair it', (t) => {
  const { findings: [finding] } = checked(t, { 'src/a.js': endless })
  assert.deepEqual({ ...finding, message: '', url: '', fingerprint: '', suggestions: [] }, {
    file: 'src/a.js', line: 3, column: 1, endLine: 3, endColumn: 10, rule: 'hangtime/require-timeout', severity: 'error', message: '', url: '', fingerprint: '', suggestions: [],
  })
  assert.match(finding?.message ?? '', /^This axios\.get call can wait forever/)
  assert.match(finding?.url ?? '', /\/docs\/rules\/require-timeout\.md$/)
  assert.deepEqual(finding?.suggestions[0]?.diff, ["- axios.get('https://example.org')", "+ axios.get('https://example.org', { timeout: 10_000 })"])
})

test('every suggestion, applied, leaves nothing to report', (t) => {
  for (const { range, text } of checked(t, { 'a.js': endless }).findings[0]?.suggestions ?? []) {
    const repaired = endless.slice(0, range[0]) + text + endless.slice(range[1])
    assert.deepEqual(found(checked(t, { 'a.js': repaired })), [], repaired)
  }
})

test('files are read, those that may hold calls looked at, and calls counted', (t) => {
  const report = checked(t, { 'a.js': endless, 'b.js': bounded, 'c.js': 'export {}\n', 'd.ts': '' })
  assert.deepEqual(report.counts, { files: 4, lookedAt: 2, calls: 2, errors: 1, warnings: 0 })
})

test('tests are left alone, and not even parsed', (t) => {
  const report = checked(t, { 'a.test.js': endless, 'test/b.js': endless, 'c.spec.ts': 'fetch(' })
  assert.deepEqual([report.findings, report.broken, report.counts.lookedAt], [[], [], 0])
})

test('a project that lies in a folder called test is not a test', (t) => {
  const folder = folderOf(t, { 'test/p/.git/HEAD': '', 'test/p/a.js': endless })
  assert.equal(check({ paths: ['.'], cwd: join(folder, 'test/p') }).findings.length, 1)
})

test('disabling comments hold, and rules that we do not know make no noise', (t) => {
  const call = "axios.get('https://example.org')"
  const text = [
    '/* global axios */ /* eslint no-console: error, other/rule: "error" */',
    "import axios from 'axios'",
    'console.log(1) // eslint-disable-line no-console, other/rule',
    `${call} // eslint-disable-line hangtime/require-timeout -- on purpose`,
    '// eslint-disable-next-line',
    call,
    '/* eslint-disable hangtime/require-timeout, other/rule */',
    call,
    '/* eslint-enable hangtime/require-timeout */',
    call,
  ].join('\n')
  assert.deepEqual(found(checked(t, { 'a.js': text })), ['a.js:10:1 error hangtime/require-timeout'])
})

test('a comment that ESLint takes no more does not break the file', (t) => {
  const report = checked(t, { 'a.js': "/* eslint-env node */\nimport axios from 'axios'\naxios.get('https://example.org')" })
  assert.deepEqual(found(report), ['a.js:3:1 error hangtime/require-timeout'])
})

test('settings choose the config and the rules, folder by folder', (t) => {
  const files = {
    'a/a.js': endless,
    'a/hangtime.config.json': '{ "rules": { "hangtime/require-timeout": "off" } }',
    'b/a.js': endless,
    'b/package.json': '{ "hangtime": { "rules": { "hangtime/require-timeout": "warn" }, "timeout": { "default": 3000 } } }',
    'c/a.js': "fetch('/here')\n",
    'c/hangtime.config.json': '{ "config": "strict" }',
    'd/a.js': "fetch('/here')\n",
  }
  const report = checked(t, files)
  assert.deepEqual(found(report), ['b/a.js:3:1 warning hangtime/require-timeout', 'c/a.js:1:1 error hangtime/require-timeout'])
  assert.match(report.findings[0]?.suggestions[0]?.text ?? '', /timeout: 3_000/)
  assert.deepEqual(found(checked(t, files, { config: 'strict', paths: ['d'] })), ['d/a.js:1:1 error hangtime/require-timeout'])
})

test('an option that a rule does not have is a complaint', (t) => {
  const files = { 'a.js': endless, 'hangtime.config.json': '{ "rules": { "hangtime/require-timeout": ["error", { "nope": 1 }] } }' }
  assert.throws(() => checked(t, files), { name: 'Complaint', message: /hangtime\.config\.json: rules: hangtime\/require-timeout: .*"nope"/ })
  assert.throws(() => checked(t, { ...files, 'hangtime.config.json': '{ "rules": { "hangtime/require-timeout": "loud" } }' }), { name: 'Complaint', message: /require-timeout: .*severity/ })
})

test('a file that cannot be parsed is one result, and the others are read', (t) => {
  const report = checked(t, { 'a.js': `${endless}axios.get(\n`, 'b.js': endless })
  assert.equal(report.broken.length, 1)
  assert.deepEqual({ ...report.broken[0], message: '' }, { file: 'a.js', line: 5, column: 1, message: '' })
  assert.match(report.broken[0]?.message ?? '', /^cannot be parsed: /)
  assert.deepEqual(found(report), ['b.js:3:1 error hangtime/require-timeout'])
})

test('a byte order mark, a hashbang, bytes that are no UTF-8 and Windows lines change nothing', (t) => {
  const report = checked(t, {
    'bom.js': `\uFEFF${endless}`,
    'hashbang.js': `#!/usr/bin/env node\n${endless}`,
    'latin.js': Buffer.concat([Buffer.from('// caf\xe9\n', 'latin1'), Buffer.from(endless)]),
    'windows.js': endless.replaceAll('\n', '\r\n'),
  })
  assert.deepEqual(found(report).map((line) => line.split(' ')[0]), ['bom.js:3:1', 'hashbang.js:4:1', 'latin.js:4:1', 'windows.js:3:1'])
  assert.ok(report.findings.every(({ suggestions }) => suggestions[0]?.diff.length === 2))
})

test('of components the scripts are read, and named as they are', (t) => {
  const vue = `<template>\n  <p @click="fetch('https://t.example')">{{ name }}</p>\n</template>\n<script lang="ts">\nexport const name = 'a'\n</script>\n<script setup lang="ts">\nimport { api } from './api'\nawait api.get('/users')\nawait fetch('https://a.example')\n</script>\n`
  const report = checked(t, {
    'package.json': '{ "name": "shop", "dependencies": { "axios": "1" } }',
    'src/A.vue': vue,
    'src/api.ts': "import axios from 'axios'\nexport const api = axios.create({ baseURL: 'https://b.example', timeout: 2_000 })\n",
    'src/b.svelte': "<script>\n  fetch('https://c.example')\n</script>\n<p>fetch('https://d.example')</p>\n",
    'src/none.vue': '<template>\n  <p>fetch</p>\n</template>\n',
    'src/test/C.vue': "<script>fetch('https://e.example')</script>\n",
  })
  assert.deepEqual(found(report), ['src/A.vue:10:7 error hangtime/require-timeout', 'src/b.svelte:2:3 error hangtime/require-timeout'])
  assert.deepEqual(report.calls.map(({ file, line, package: of, wait }) => [file, line, of, wait.is]), [['src/A.vue', 10, 'shop', 'endless'], ['src/b.svelte', 2, 'shop', 'endless'], ['src/A.vue', 9, 'shop', 'bounded']])
  assert.deepEqual(report.calls.at(-1)?.trail.map(({ file, line }) => [file, line]).at(-1), ['src/api.ts', 2])
  const [finding] = report.findings
  const [start = 0, end = 0] = finding?.suggestions[0]?.range ?? []
  assert.deepEqual(finding?.suggestions[0]?.diff, ["- await fetch('https://a.example')", "+ await fetch('https://a.example', { signal: AbortSignal.timeout(10_000) })"])
  assert.ok(vue.slice(0, start).endsWith("fetch('https://a.example'") && vue.slice(end).startsWith(')\n</script>'))
  assert.deepEqual(report.broken, [])
})

test('a component that cannot be parsed is said to be, in its own name', (t) => {
  assert.deepEqual(checked(t, { 'A.vue': '<script>\nfetch(\n</script>\n' }).broken.map(({ file, line }) => [file, line]), [['A.vue', 3]])
})

test('nothing but zeros, or nothing at all, is no trouble', (t) => {
  const report = checked(t, { 'empty.js': '', 'zeros.js': '\0\0\0' })
  assert.deepEqual([report.findings, report.broken, report.counts.files], [[], [], 2])
})

test('minified and huge files are left out, and counted', (t) => {
  const line = "axios.get('https://example.org');"
  const report = checked(t, { 'a.js': `import axios from 'axios';${line.repeat(1_000)}`, 'b.js': `${line}\n`.repeat(150_000), 'c.js': `fetch('https://example.org');${'0;'.repeat(400)}` })
  assert.deepEqual(report.leftOut, [{ file: 'a.js', why: 'minified' }, { file: 'b.js', why: 'over 2 MB' }])
  assert.deepEqual(found(report), ['c.js:1:1 error hangtime/require-timeout'])
})

test('20,000 calls in one file are 20,000 findings', (t) => {
  const calls = Array.from({ length: 20_000 }, (_, index) => `axios.get('https://example.org/${index}')`)
  const { counts } = checked(t, { 'a.js': `import axios from 'axios'\n${calls.join('\n')}\n` })
  assert.deepEqual([counts.calls, counts.errors], [20_000, 20_000])
})

test('code that is nested too deeply for the parser is said to be', (t) => {
  const report = checked(t, { 'a.js': `${endless}export const deep = ${'[\n'.repeat(5_000)}${']\n'.repeat(5_000)}`, 'b.js': endless })
  assert.deepEqual(report.broken, [{ file: 'a.js', line: 1, column: 1, message: 'is nested too deeply to be read' }])
  assert.equal(report.findings.length, 1)
})

test('progress is told file by file', (t) => {
  const told: string[] = []
  checked(t, { 'a.js': '', 'b.js': '' }, { onProgress: (done, all) => told.push(`${done}/${all}`) })
  assert.deepEqual(told, ['0/2', '1/2'])
})

test('the pretty format shows the repair and sums up', (t) => {
  const report = checked(t, { 'a.js': endless, 'b.js': bounded, 'c.js': 'fetch(' })
  const ways = report.findings[0]?.suggestions.length ?? 0
  assert.equal(formats.pretty(report, plain), `\
a.js:3:1  require-timeout  ${report.findings[0]?.message ?? ''}
    ${report.findings[0]?.suggestions[0]?.message ?? ''} (one of ${ways} ways)
      - axios.get('https://example.org')
      + axios.get('https://example.org', { timeout: 10_000 })

c.js:1:7  ${report.broken[0]?.message ?? ''}

1 finding in 1 file · 3 files read, 2 looked at, 2 calls seen · 1 could not be read
`)
})

test('colours are for terminals, and change no word', (t) => {
  const report = checked(t, { 'a.js': endless })
  const coloured = formats.pretty(report, { ...plain, paint: (style, text) => styleText(style, text, { validateStream: false }) })
  assert.match(coloured, /\x1b\[36ma\.js:3:1\x1b/)
  assert.equal(coloured.replace(/\x1b\[\d+m/g, ''), formats.pretty(report, plain))
})

test('where there is nothing to read, it says so', (t) => {
  assert.equal(formats.pretty(checked(t, { 'README.md': '' }), plain), 'No JavaScript or TypeScript here.\n')
})

test('the JSON format is the report', (t) => {
  const report = checked(t, { 'a.js': endless })
  assert.deepEqual(JSON.parse(formats.json(report)), report)
})
