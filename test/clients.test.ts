import { readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkMarks } from './marks.ts'

/** Real code for each client, whose calls are marked with what the model says of them. */
const folder = fileURLToPath(new URL('clients/', import.meta.url))

for (const name of readdirSync(folder)) {
  test(`test/clients/${name} says what its calls wait for`, () => {
    checkMarks(path.join(folder, name))
  })
}
