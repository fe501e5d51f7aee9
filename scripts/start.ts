import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, root } from './build.ts'

// A path is meant from where the person typed it; npm changes to the package's root first.
const given = process.argv.slice(2)
const { args, cwd } = given.length > 0
  ? { args: given, cwd: process.env.INIT_CWD ?? process.cwd() }
  : { args: ['examples'], cwd: root }

await build('server')
const { status } = spawnSync(process.execPath, [join(root, 'server/dist/main.cjs'), 'check', ...args], { cwd, stdio: 'inherit' })

// `hangtime check` exits with 1 when it finds something, which npm would show as its own failure.
process.exitCode = status === 1 ? 0 : (status ?? 2)
