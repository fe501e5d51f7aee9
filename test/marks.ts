import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { analyse } from '../model/calls.ts'
import { summaryOfPool } from '../model/pool-words.ts'
import { summaryOf } from '../model/words.ts'
import { sourceOf } from './source.ts'

/**
 * Checks a file of real code whose calls and pools are marked with what the model says of them: `//=> axios · waits forever`.
 * `UPDATE=1` writes the marks anew; read the difference. `// settings: {…}` in the file gives `settings.hangtime`.
 */
export function checkMarks(file: string): void {
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n')
  const settings = JSON.parse(/^\/\/ settings: (.*)$/m.exec(text)?.[1] ?? '{}') as Record<string, unknown>
  const said = new Map<number, string[]>()
  const { calls, through, pools } = analyse(sourceOf(text, file, { hangtime: settings }))
  const say = (line: number, words: string) => said.set(line, [...(said.get(line) ?? []), words])
  for (const pool of pools) say(pool.node.loc.start.line, summaryOfPool(pool))
  for (const call of [...calls, ...through]) say(call.node.loc.start.line, summaryOf(call, path.dirname(file)))
  const marked = lines.map((line, i) => {
    const code = line.replace(/\s*\/\/=>.*$/, '')
    const says = said.get(i + 1)?.join(' | ') ?? (line.includes('//=>') ? 'no call' : undefined)
    return says === undefined ? line : `${code} //=> ${says}`
  })
  if (process.env['UPDATE']) writeFileSync(file, marked.join('\n'))
  else assert.deepEqual(lines, marked)
}
