import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createSettings } from '../server/settings.ts'

// What the front pages tell people to type is typed here, or in the test that is named for it.

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const pages = ['README.md', 'rules/README.md', 'server/README.md', 'docs/report.md', 'docs/ci.md']

/** Commands too slow or too far-reaching to run here: who runs them, and the words that show it. */
const elsewhere: Record<string, { by: string; words: string }> = {
  'npm ci': { by: '.ci/run', words: 'npm ci' },
  'npm test': { by: '.ci/run', words: 'npm test' },
  'npm install --save-dev eslint-plugin-hangtime': { by: 'test/projects.test.ts', words: "'eslint-plugin-hangtime': packed('rules')" },
  'npm install --save-dev hangtime': { by: 'test/projects.test.ts', words: "hangtime: packed('server')" },
  'npx hangtime check src': { by: 'test/projects.test.ts', words: "'npx', ['hangtime', 'check', 'src'" },
  'npx hangtime lsp --stdio': { by: 'test/projects.test.ts', words: "['hangtime', 'lsp', '--stdio']" },
  'npx hangtime report': { by: 'test/report/command.test.ts', words: "'report')" },
  'npx hangtime report --format checklist --since main': { by: 'test/report/command.test.ts', words: "'report', '--format', 'checklist', '--since', 'main'" },
  'npx hangtime fix --dry-run': { by: 'test/report/command.test.ts', words: "'fix', '--dry-run'" },
  'npx hangtime check --format junit --output hangtime.xml': { by: 'test/report/command.test.ts', words: "'--format', format, '--output'" },
  'npx eslint . -f ./node_modules/eslint-plugin-hangtime/dist/checklist.js': { by: 'test/report/eslint.test.ts', words: "'-f', './node_modules/eslint-plugin-hangtime/dist/checklist.js'" },
  'npx eslint . --suppress-all': { by: 'test/report/eslint.test.ts', words: "'--suppress-all'" },
  'npx hangtime check --baseline hangtime-baseline.json --update-baseline': { by: 'test/report/command.test.ts', words: "'--baseline', 'known.json', '--update-baseline'" },
  'npx hangtime check --baseline hangtime-baseline.json': { by: 'test/report/command.test.ts', words: "'check', '--baseline', 'known.json')" },
  'npx hangtime report --format json --output hangtime.json': { by: 'test/projects/turbo/packages/mail/package.json', words: 'hangtime report --format json --output hangtime.json' },
  'npx hangtime report --merge packages/*/hangtime.json --format html --output report.html': { by: 'test/projects/turbo/package.json', words: 'hangtime report --merge packages/*/hangtime.json --format html --output report.html' },
  'npm run package': { by: 'test/package.test.ts', words: "'npm', ['run', 'package'" },
}

/** Commands that are run here, and what they print. */
const here: Record<string, RegExp> = {
  'npm start': /\d+ findings in \d+ files/,
}

for (const command of new Set(pages.flatMap((page) => blocksOf(page, 'sh')).flatMap(commandsIn))) {
  test(`the front pages say \`${command}\``, () => {
    const other = elsewhere[command]
    const prints = here[command]
    assert.ok(other ?? prints, `nothing runs “${command}”: run it in test/readme.test.ts, or name the test that does`)
    if (other) assert.ok(read(other.by).includes(other.words), `${other.by} no longer runs “${command}”`)
    if (prints) assert.match(run(command), prints)
  })
}

test('the picture shows what check prints', () => {
  const svg = read('docs/images/check.svg')
  const summary = /(\d+ findings? in \d+ files?)/.exec(run('npm start'))?.[1] ?? ''
  assert.ok(summary !== '' && svg.includes(summary), `docs/images/check.svg does not say “${summary}”: run npm run docs`)
  assert.ok(svg.length < 60_000)
})

// Beside node_modules, so that the plugin resolves as it does for its users.
mkdirSync(path.join(root, 'node_modules/.cache'), { recursive: true })
const folder = mkdtempSync(path.join(root, 'node_modules/.cache/readme-'))
after(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(path.join(folder, 'a.js'), "await fetch('https://a.example')\n")

for (const page of ['README.md', 'rules/README.md']) {
  test(`the configuration of ESLint in ${page} works`, () => {
    const whole = blocksOf(page, 'js')
    const imports = whole.map((code) => /^import .*$/m.exec(code)?.[0]).find(Boolean) ?? ''
    for (const [index, code] of whole.entries()) {
      const file = `eslint-${path.dirname(page).replace('.', 'root')}-${index}.config.js`
      writeFileSync(path.join(folder, file), code.includes('import ') ? code : `${imports}\n${code}`)
      const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/eslint/bin/eslint.js'), '--no-ignore', '--config', file, 'a.js'], { cwd: folder, encoding: 'utf8' })
      assert.match(stdout, /1:7 .* hangtime\/require-timeout/)
    }
  })
}

test('the configuration of oxlint in README.md works', () => {
  const [config = ''] = blocksOf('README.md', 'json')
  writeFileSync(path.join(folder, '.oxlintrc.json'), config)
  const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/oxlint/bin/oxlint'), '--no-ignore', '-c', '.oxlintrc.json', '--format', 'unix', 'a.js'], { cwd: folder, encoding: 'utf8' })
  assert.match(stdout, /hangtime\(require-timeout\)/)
})

for (const page of ['README.md', 'server/README.md']) {
  test(`the settings in ${page} are settings`, () => {
    writeFileSync(path.join(folder, 'hangtime.config.json'), blocksOf(page, 'json').at(-1) ?? '')
    const { from, config, policy } = createSettings()(path.join(folder, 'a.js'))
    assert.deepEqual({ from, config }, { from: path.join(folder, 'hangtime.config.json'), config: 'recommended' })
    assert.equal((policy['timeout'] as { max: number }).max, 60_000)
  })
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

function blocksOf(page: string, language: string): string[] {
  return [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code)
}

function commandsIn(block: string): string[] {
  return block.split('\n').flatMap((line) => line.replace(/#.*/, '').split('&&')).map((command) => command.trim()).filter(Boolean)
}

function run(command: string): string {
  const { status, stdout, stderr } = spawnSync(command, { cwd: root, encoding: 'utf8', shell: true, env: { ...process.env, INIT_CWD: root } })
  assert.equal(status, 0, `${command}\n${stdout}\n${stderr}`)
  return stdout
}
