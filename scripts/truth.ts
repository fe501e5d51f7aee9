import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.ts'

// The real clients live in a package of their own: dozens of them, some in several versions,
// and none of them needed to work on the rules.
const folder = join(root, 'test/truth')

install()
if (process.argv[2] !== 'install') {
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name))
  run(process.execPath, ['--import', 'tsx', '--test', ...files])
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
