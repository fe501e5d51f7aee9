import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../scripts/build.ts'

// npm run sizes: what people download, and what it is unpacked.

const temporary = mkdtempSync(path.join(tmpdir(), 'hangtime-sizes-'))
try {
  for (const workspace of ['rules', 'server']) {
    const packed = run(['pack', '--dry-run', '--json', '--workspace', workspace])
    const { size, unpackedSize } = /"size": (?<size>\d+),\s+"unpackedSize": (?<unpackedSize>\d+)/.exec(packed)?.groups ?? {}
    row(workspace === 'rules' ? 'eslint-plugin-hangtime' : 'hangtime', Number(size), Number(unpackedSize))
  }
  row('server/dist/main.cjs', undefined, statSync(path.join(root, 'server/dist/main.cjs')).size)
  const vsix = path.join(temporary, 'hangtime.vsix')
  run(['run', '-s', 'package', '--', '--out', vsix])
  row('the extension (.vsix)', statSync(vsix).size, undefined)
} finally {
  rmSync(temporary, { recursive: true })
}

function row(name: string, packed: number | undefined, unpacked: number | undefined): void {
  console.log(`| ${[name, packed, unpacked].map((cell) => (typeof cell === 'number' ? `${(cell / 1000).toFixed(0)} kB` : (cell ?? ''))).join(' | ')} |`)
}

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stderr}`)
  return stdout
}
