import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, root } from './build.ts'
import { clientsPage } from './clients-page.ts'
import { picture } from './picture.ts'
import { schemas } from './schemas.ts'

const isCheck = process.argv.includes('--check')

// The picture is made by what reads them.
for (const { file, text } of schemas()) writePage(file, text)
// The generator loads the plugin as its users do.
await build('rules')
writeRules()
writePage('docs/clients.md', clientsPage())
writePage('docs/images/check.svg', picture())

/** The head of every docs/rules page, and the table of rules in the README. */
function writeRules(): void {
  const { status } = spawnSync(process.execPath, [
    join(root, 'node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js'),
    'rules',
    '--path-rule-doc', '../docs/rules/{name}.md',
    '--path-rule-list', '../README.md',
    ...(isCheck ? ['--check'] : []),
  ], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}

function writePage(file: string, text: string): void {
  const path = join(root, file)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  if (!isCheck) return writeFileSync(path, text)
  console.error(`${file} is out of date: run npm run docs`)
  process.exitCode = 1
}
