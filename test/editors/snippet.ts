import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './install.ts'

/** What docs/editors.md has its readers write, under a heading: the tests of an editor run the very text. */
export function snippet(heading: string): string {
  const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8')
  const [, code] = /\n```\w+\n([^]*?)\n```\n/.exec(page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '') ?? []
  if (code === undefined) throw new Error(`docs/editors.md has no code under “${heading}”`)
  return `${code}\n`
}
