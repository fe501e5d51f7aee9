import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { analyse } from '../model/calls.ts'
import { summaryOf } from '../model/words.ts'
import { sourceOf } from './source.ts'

/**
 * Each file of test/clients/ is real code whose calls are marked with what the model says of them: `//=> axios · waits forever`.
 * `UPDATE=1` writes the marks anew; read the difference.
 */
const folder = new URL('clients/', import.meta.url)

for (const name of readdirSync(folder)) {
  test(`test/clients/${name} says what its calls wait for`, () => {
    const file = fileURLToPath(new URL(name, folder))
    const text = readFileSync(file, 'utf8')
    const lines = text.split('\n')
    const settings = JSON.parse(/^\/\/ settings: (.*)$/m.exec(text)?.[1] ?? '{}') as Record<string, unknown>
    const said = new Map<number, string[]>()
    for (const call of analyse(sourceOf(text, file, { hangtime: settings })).calls) {
      const line = call.node.loc.start.line
      said.set(line, [...(said.get(line) ?? []), summaryOf(call)])
    }
    const marked = lines.map((line, i) => {
      const code = line.replace(/\s*\/\/=>.*$/, '')
      const says = said.get(i + 1)?.join(' | ') ?? (line.includes('//=>') ? 'no call' : undefined)
      return says === undefined ? line : `${code} //=> ${says}`
    })
    if (process.env['UPDATE']) writeFileSync(file, marked.join('\n'))
    assert.deepEqual(lines, process.env['UPDATE'] ? lines : marked)
  })
}
