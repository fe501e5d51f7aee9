import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { decisions } from '../../report/decisions.ts'
import { formats } from '../../report/formats.ts'
import { addressOf, joined, linkTo, plain, type Look } from '../../report/look.ts'
import type { Report } from '../../report/nouns.ts'
import plugin from '../../rules/index.ts'
import reportSchema from '../../server/schemas/report.schema.json' with { type: 'json' }
import { lookOf } from '../../server/report.ts'
import { told } from './story.ts'

const look: Look = { ...plain, version: '0.1.0', title: 'shop', address: 'https://code.example/{file}#L{line}' }
const at = { repository: { url: 'https://github.com/a/shop', commit: 'c0ffee' } }

test('JSON is what its schema says, and nothing else', (t) => {
  const validate = new Ajv({ strict: false }).compile({ ...reportSchema, additionalProperties: false, definitions: Object.fromEntries(Object.entries(reportSchema.definitions).map(([name, one]) => [name, { ...one, additionalProperties: false }])) })
  const report = JSON.parse(formats.json({ ...told(t), ...at })) as Report
  assert.ok(validate(report), JSON.stringify(validate.errors))
  assert.ok(!validate({ ...report, calls: [{}] }))
})

/** The official schema, of the OASIS committee. It is of draft 4, where ajv knows draft 7: for what it uses they differ in the name of its id alone. */
function sarifSchema(): object {
  const { id: _, ...schema } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as { id: string }
  return { ...schema, $schema: 'http://json-schema.org/draft-07/schema#' }
}

const validSarif = (() => {
  // One of its patterns is none with the u flag.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  return ajv.compile(sarifSchema())
})()

interface Log {
  runs: {
    tool: { driver: { rules: { id: string; help: { text: string; markdown: string }; helpUri: string; properties: { tags: string[] } }[] } }
    results: { ruleId: string; ruleIndex: number; level: string; message: { text: string }; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[]; relatedLocations?: { message: { text: string }; physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[]; partialFingerprints: { primaryLocationLineHash: string } }[]
    invocations: { toolExecutionNotifications: { level: string; message: { text: string } }[] }[]
  }[]
}

function sarifOf(report: Report): Log {
  const log = JSON.parse(formats.sarif(report, lookOf(report, '/', { paint: plain.paint, width: Infinity, since: undefined, link: undefined }, false))) as Log
  assert.ok(validSarif(log), JSON.stringify(validSarif.errors?.slice(0, 3)))
  return log
}

test('SARIF is valid, and the schema would say so if it were not', (t) => {
  const log = sarifOf({ ...told(t), ...at })
  assert.ok(!validSarif({ ...log, version: '2.0.0' }))
  assert.ok(!validSarif({ ...log, runs: [{ ...log.runs[0], results: [{ message: {} }] }] }))
})

test('a rule of SARIF brings its page, a result its rule and its place', (t) => {
  const run = sarifOf({ ...told(t), folder: 'apps/shop' }).runs[0]
  const result = run?.results.find(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri.endsWith('today.js'))
  const rule = run?.tool.driver.rules[result?.ruleIndex ?? -1]
  assert.equal(rule?.id, result?.ruleId)
  assert.match(rule?.help.markdown ?? '', /^# hangtime\/require-timeout\n/)
  assert.match(rule?.help.text ?? '', /Require a timeout on every outgoing HTTP call\./)
  assert.equal(result?.locations[0]?.physicalLocation.artifactLocation.uri, 'apps/shop/src/weather%2C%20today.js')
  assert.deepEqual(run?.invocations[0]?.toolExecutionNotifications.map(({ level }) => level), ['error'])
})

test('a timeout that is written far from its call leads to the call, and the call to the timeout', (t) => {
  const run = sarifOf(told(t, { 'a.js': "import axios from 'axios'\n\nconst options = {\n  timeout: 0,\n}\naxios.get('https://a.example', options)\nconst api = axios.create({ timeout: 30 })\napi.get('https://b.example')\n" })).runs[0]
  const places = run?.results.flatMap(({ relatedLocations = [] }) => relatedLocations.map(({ physicalLocation }) => physicalLocation.region.startLine)) ?? []
  assert.deepEqual(places.toSorted(), [6, 8], JSON.stringify(run?.results, undefined, 1))
})

test('a related location may stand in another file', (t) => {
  const report = told(t, { 'http.js': "import axios from 'axios'\nexport const options = { timeout: 90 * 60_000 }\n", 'a.js': "import axios from 'axios'\nimport { options } from './http.js'\naxios.get('https://a.example', options)\n", 'hangtime.config.json': '{ "maxWait": 10000, "rules": { "hangtime/max-wait": "error" } }' })
  const related = sarifOf(report).runs[0]?.results.find(({ ruleId }) => ruleId === 'hangtime/max-wait')?.relatedLocations?.[0]
  assert.deepEqual([related?.physicalLocation.artifactLocation.uri, related?.physicalLocation.region.startLine], ['http.js', 2])
})

test('a fingerprint stays when lines are added above, and differs between two equal lines', (t) => {
  const code = "import axios from 'axios'\naxios.get('https://a.example')\naxios.get('https://a.example')\n"
  const printsOf = (text: string) => sarifOf(told(t, { 'a.js': text })).runs[0]?.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
  const prints = printsOf(code)
  assert.equal(new Set(prints).size, 2)
  assert.deepEqual(printsOf(`// more\n\n${code}`), prints)
})

test('SARIF keeps to the limits of code hosts, and says what it leaves out', (t) => {
  const report = told(t)
  const [finding] = report.findings
  assert.ok(finding)
  const run = sarifOf({ ...report, findings: Array.from({ length: 25_010 }, () => finding) }).runs[0]
  assert.equal(run?.results.length, 25_000)
  assert.match(run.invocations[0]?.toolExecutionNotifications.at(-1)?.message.text ?? '', /^10 findings are left out/)
})

test('CSV survives quotes, commas and formulas', (t) => {
  const report = told(t)
  const [call] = report.calls
  assert.ok(call)
  const text = formats.csv({ ...report, calls: [{ ...call, file: 'a, "b".js', url: '=HYPERLINK("x")', host: '+1' }] })
  const [head = '', row = ''] = text.split('\r\n')
  assert.equal(head.split(',').length, 21)
  assert.match(row, /^"a, ""b""\.js",3,/)
  assert.match(row, /,'\+1,"'=HYPERLINK\(""x""\)",/)
  assert.equal(formats.csv(report).trimEnd().split('\r\n').length, report.calls.length + 1)
})

test('the table fits its terminal and cuts no place', (t) => {
  const report = told(t)
  const wide = formats.table(report, look)
  const narrow = formats.table(report, { ...look, width: 100 }).split('\n\n')[0]?.split('\n') ?? []
  assert.ok(narrow.every((line) => line.length <= 100), narrow.join('\n'))
  for (const { file, line } of report.calls) assert.ok(wide.includes(`${file}:${line}\n`) && narrow.some((one) => one.endsWith(`${file}:${line}`)))
  assert.match(wide, /\n6 calls: 3 without an end, 2 bounded, 1 cannot be seen · 7 files read · 1 could not be read\n$/)
})

test('Markdown links to the lines, and no name breaks its tables', (t) => {
  const text = formats.markdown(told(t), look)
  assert.ok(text.includes('[`src/weather, today.js:1`](https://code.example/src/weather%2C%20today.js#L1)'), text)
  for (const line of text.split('\n').filter((one) => one.startsWith('| '))) assert.ok([3, 5].includes(line.replaceAll('\\|', '').split('|').length - 2), line)
})

test('annotations escape what the runner would read as its own', (t) => {
  const [first = '', ...more] = formats.github({ ...told(t), folder: 'apps/shop' }).split('\n').filter((line) => line.includes('today'))
  assert.equal(more.length, 0)
  assert.match(first, /^::error file=apps\/shop\/src\/weather%2C today\.js,line=1,endLine=1,col=\d+,endColumn=\d+,title=hangtime\/require-timeout::This fetch call can wait /)
})

test('code quality has what GitLab asks for, each with a print of its own', (t) => {
  const issues = JSON.parse(formats.gitlab(told(t))) as { description: string; check_name: string; fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[]
  assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length)
  for (const { description, check_name, severity, location } of issues) {
    assert.ok(description && check_name && location.lines.begin > 0 && !location.path.startsWith('./'))
    assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity))
  }
})

test('JUnit counts its failures, and nothing in it is taken for markup', (t) => {
  const report = told(t)
  const [finding] = report.findings
  assert.ok(finding)
  const text = formats.junit({ ...report, findings: [...report.findings, { ...finding, message: 'a < b & "c" ]]> \u0000' }] })
  assert.ok(text.includes('a &lt; b &amp; &quot;c&quot; ]]&gt; "') && !text.includes('\u0000'))
  assert.equal(text.match(/<failure /g)?.length, report.findings.length + 1 + report.broken.length)
  assert.ok(text.includes(`tests="${report.findings.length + 2}" failures="${report.findings.length + 2}"`))
  assert.match(formats.junit({ ...report, findings: [], broken: [] }), /tests="1" failures="0"/)
})

test('every rule belongs to one decision of the checklist', () => {
  const listed = decisions.flatMap(({ rules }) => rules)
  assert.deepEqual(listed.toSorted(), Object.keys(plugin.rules ?? {}).sort())
})

test('the checklist asks for a decision at each finding, and proposes the repair', (t) => {
  const report = told(t)
  const text = formats.checklist(report, look)
  assert.equal(text.match(/^- \[ \] /gm)?.length, report.findings.length + 1)
  assert.match(text, /^# \d+ things to decide about calls that can hang\n/)
  assert.match(text, /## No deadline\n\nHow long may each of these wait\?/)
  assert.match(text, / {2}Proposed: .*`signal: AbortSignal\.timeout\(10_000\)`.*\n\n {2}```diff\n {2}- .*\n {2}\+ /)
  assert.match(formats.checklist({ ...report, findings: [], broken: [] }, look), /^# Nothing to decide about calls that can hang\n/)
})

test('lines are found at every code host', () => {
  const link = (url: string) => linkTo({ file: 'a b.js', line: 3 }, 'p/q', addressOf({ url, commit: 'c' }))
  assert.equal(link('https://github.com/a/b'), 'https://github.com/a/b/blob/c/p/q/a%20b.js#L3')
  assert.equal(link('https://gitlab.example.com/a/b'), 'https://gitlab.example.com/a/b/-/blob/c/p/q/a%20b.js#L3')
  assert.equal(link('https://bitbucket.org/a/b'), 'https://bitbucket.org/a/b/src/c/p/q/a%20b.js#lines-3')
  assert.equal(link('https://codeberg.org/a/b'), 'https://codeberg.org/a/b/src/commit/c/p/q/a%20b.js#L3')
  assert.equal(joined('packages/a', '../b/c.js'), 'packages/b/c.js')
})
