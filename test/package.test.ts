import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }
import rulesManifest from '../rules/package.json' with { type: 'json' }
import serverManifest from '../server/package.json' with { type: 'json' }

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const temporary = mkdtempSync(path.join(tmpdir(), 'hangtime-package-'))
after(() => rmSync(temporary, { recursive: true, force: true }))

test('npm run package makes the extension, with the bundles, the pages of the rules and nothing else of the sources', () => {
  const vsix = path.join(temporary, 'hangtime.vsix')
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'package', '--', '--out', vsix], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  assert.equal(status, 0, stdout + stderr)
  assert.deepEqual(entriesOf(vsix).filter((name) => name.startsWith('extension/') && !/^extension\/docs\/(?:rules\/[\w-]+\.md|images\/vscode-[\w-]+\.png)$/.test(name)).sort(), [
    'extension/LICENSE.txt',
    'extension/changelog.md',
    'extension/dist/browser-licences.txt',
    'extension/dist/browser-server-licences.txt',
    'extension/dist/browser-server.js',
    'extension/dist/browser.js',
    'extension/dist/extension.cjs',
    'extension/dist/licences.txt',
    'extension/dist/server-licences.txt',
    'extension/dist/server.cjs',
    'extension/dist/settings.schema.json',
    'extension/icon.png',
    'extension/package.json',
    'extension/readme.md',
  ])
  assert.ok(statSync(vsix).size < 5_000_000, `${statSync(vsix).size} bytes: what has come into the bundles?`)
})

test('the three packages and the plugin share one version', () => {
  const plugin = /version: '([^']+)'/.exec(readFileSync(path.join(root, 'rules/index.ts'), 'utf8'))?.[1]
  assert.deepEqual([rulesManifest.version, serverManifest.version, plugin], [manifest.version, manifest.version, manifest.version])
})

/** The names in a zip file, from its central directory. */
function entriesOf(file: string): string[] {
  const bytes = readFileSync(file)
  const names: string[] = []
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 46, 'latin1')) {
    const length = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + length))
  }
  return names
}
