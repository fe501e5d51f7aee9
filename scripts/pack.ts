import { copyFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { build, root } from './build.ts'

// npm packs only what is inside the package's own folder; the pages stand outside, where people read them.
const part = process.argv[2]
if (part !== 'rules' && part !== 'server') throw new Error('pack takes rules or server')

await build(part)
copyFileSync(join(root, 'LICENSE'), join(root, part, 'LICENSE'))
if (part === 'rules') cpSync(join(root, 'docs/rules'), join(root, 'rules/docs/rules'), { recursive: true })
