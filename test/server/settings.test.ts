import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { createSettings } from '../../server/settings.ts'
import { folderOf } from './folder.ts'

function settingsIn(t: TestContext, files: Record<string, string>, file = 'a.js') {
  return createSettings()(join(folderOf(t, files), file))
}

function complaintAbout(t: TestContext, name: string, content: string): string {
  const folder = folderOf(t, { [name]: content })
  try {
    createSettings()(join(folder, 'a.js'))
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'Complaint', String(error))
    return error.message.replace(folder, '').slice(1)
  }
  assert.fail(`${content} raised no complaint`)
}

test('where nobody says anything, recommended it is', (t) => {
  const { config, rules, policy, from } = settingsIn(t, {})
  assert.deepEqual({ config, rules, policy, from }, { config: 'recommended', rules: {}, policy: {}, from: undefined })
})

test('settings stand in hangtime.config.json or in package.json', (t) => {
  assert.equal(settingsIn(t, { 'hangtime.config.json': '{ "config": "strict" }' }).config, 'strict')
  assert.equal(settingsIn(t, { 'package.json': '{ "hangtime": { "config": "strict" } }' }).config, 'strict')
})

test('a byte order mark before them does not matter', (t) => {
  assert.equal(settingsIn(t, { 'hangtime.config.json': '\uFEFF{ "config": "strict" }' }).config, 'strict')
})

test('the nearest that holds any counts; a package.json without ours is passed by', (t) => {
  const files = {
    'hangtime.config.json': '{ "timeout": { "default": 1 } }',
    'p/package.json': '{ "name": "p" }',
    'q/package.json': '{ "hangtime": { "timeout": { "default": 2 } } }',
  }
  assert.deepEqual(settingsIn(t, files, 'p/src/a.js').policy, { timeout: { default: 1 } })
  assert.deepEqual(settingsIn(t, files, 'q/src/a.js').policy, { timeout: { default: 2 } })
})

test('what the project says goes before what the editor says', (t) => {
  const folder = folderOf(t, { 'hangtime.config.json': '{ "config": "strict" }' })
  const { config, policy } = createSettings()(join(folder, 'a.js'), { config: 'recommended', versions: { got: '11.8.6' }, trace: {} })
  assert.deepEqual({ config, policy }, { config: 'strict', policy: { versions: { got: '11.8.6' } } })
})

test('globs are relative to the repository, else to the project', (t) => {
  const folder = folderOf(t, { 'p/package.json': '{}' })
  assert.equal(createSettings()(join(folder, 'p/src/a.js')).root, folder)
})

test('broken JSON is named with its file and, where it is known, the place', (t) => {
  assert.match(complaintAbout(t, 'hangtime.config.json', '{\n  "config" }'), /^hangtime\.config\.json:2:12 is not JSON: /)
  assert.match(complaintAbout(t, 'package.json', '{ "hangtime": {}'), /^package\.json:1:17 is not JSON: /)
  assert.match(complaintAbout(t, 'hangtime.config.json', ''), /^hangtime\.config\.json is not JSON: /)
})

test('a package.json that does not speak of us may be as broken as it likes', (t) => {
  assert.equal(settingsIn(t, { 'package.json': '{ "name": ' }).config, 'recommended')
})

test('a wrong setting is named with its file and key', (t) => {
  const about = (content: string) => complaintAbout(t, 'hangtime.config.json', content)
  assert.equal(about('[]'), 'hangtime.config.json: it must be an object')
  assert.equal(about('{ "config": "lax" }'), 'hangtime.config.json: config must be "recommended" or "strict"')
  assert.match(about('{ "timeuot": {} }'), /^hangtime\.config\.json: timeuot is no setting of Hangtime; there are timeout, maxWait, .*config, rules$/)
  assert.equal(about('{ "timeout": 5 }'), 'hangtime.config.json: timeout must be an object')
  assert.equal(about('{ "timeout": { "default": "5s" } }'), 'hangtime.config.json: timeout.default must be a number')
  assert.match(about('{ "timeout": { "deflaut": 5 } }'), /^hangtime\.config\.json: timeout\.deflaut is no setting of Hangtime; there are default, /)
  assert.equal(about('{ "versions": { "got": 11 } }'), 'hangtime.config.json: versions.got must be a string')
  assert.equal(about('{ "runtime": 22 }'), 'hangtime.config.json: runtime must be a string')
  assert.equal(about('{ "clients": {} }'), 'hangtime.config.json: clients must be a list')
  assert.equal(about('{ "clients": [{}] }'), 'hangtime.config.json: clients[0].name is missing')
  assert.match(about('{ "rules": { "hangtime/nope": "off" } }'), /^hangtime\.config\.json: rules\["hangtime\/nope"\] is no rule of Hangtime; there are .*hangtime\/require-timeout/)
  assert.equal(complaintAbout(t, 'package.json', '{ "hangtime": { "config": 1 } }'), 'package.json: hangtime.config must be "recommended" or "strict"')
  assert.equal(complaintAbout(t, 'package.json', '{ "hangtime": true }'), 'package.json: hangtime must be an object')
})
