import { spawnSync } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.ts'

// The real clients live in a package of their own: dozens of them, some in several versions,
// and none of them needed to work on the rules.
const folder = join(root, 'test/truth')
const [asked] = process.argv.slice(2)

install()
if (asked !== 'install') await prove()

/** One client, with all that was seen; or every client, written down in docs/evidence.md. */
async function prove(): Promise<void> {
  const { evidenceOf, provable } = await import('../test/truth/prove.ts')
  const names = provable()
  if (asked !== undefined && !names.includes(asked)) {
    console.error(`“${asked}” has no proof. These have: ${names.join(', ')}`)
    process.exitCode = 2
    return
  }
  const evidence = await evidenceOf(asked === undefined ? names : [asked])
  for (const { title, proofs } of evidence) {
    const all = await proofs
    const wrong = all.filter(({ ok }) => !ok)
    console.log(`${title}: ${all.filter(({ ok, unrun }) => ok && unrun === undefined).length} facts proved, ${all.filter(({ unrun }) => unrun !== undefined).length} read, ${wrong.length} wrong`)
    for (const { fact, saw, ok } of asked === undefined ? wrong : all) console.log(`  ${ok ? '✓' : '✗'} ${fact}: ${saw}`)
    if (wrong.length > 0) process.exitCode = 1
  }
  if (asked === undefined) {
    const { evidencePage } = await import('./evidence-page.ts')
    writeFileSync(join(root, 'docs/evidence.md'), await evidencePage(evidence))
    console.log('wrote docs/evidence.md')
  }
}

function install(): void {
  const lockfile = join(folder, 'package-lock.json')
  const installed = join(folder, 'node_modules/.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return
  run('npm', ['ci', '--prefix', 'test/truth'])
}

function run(command: string, args: string[]): void {
  const shell = process.platform === 'win32' && command === 'npm'
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}
