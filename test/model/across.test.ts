import { readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkMarks } from '../marks.ts'

/** A small project whose calls go through instances, options and functions of other files. */
const folder = fileURLToPath(new URL('across/src/', import.meta.url))

for (const name of readdirSync(folder).filter((one) => /\.[cm]?ts$/.test(one))) {
  test(`across files: ${name} says what its calls wait for`, () => {
    checkMarks(path.join(folder, name))
  })
}
