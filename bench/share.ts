import js from '@eslint/js'
import { ESLint, type Linter } from 'eslint'
import path from 'node:path'
import tseslint from 'typescript-eslint'
import hangtime from '../rules/index.ts'
import { everySource, leftOut } from './ours.config.js'

export interface Share {
  files: number
  /** In ms, as all that follow. */
  all: number
  parse: number
  rules: number
  ours: number
}

// One ESLint run over a tree, with what most projects have and our rules; prints how long each part took, in ms.
// A process of its own: what the model remembers of a project would make a second run look better than the first.

const folder = path.resolve(process.argv[2] ?? '.')
const eslint = new ESLint({
  cwd: folder,
  stats: true,
  overrideConfigFile: true,
  allowInlineConfig: false,
  errorOnUnmatchedPattern: false,
  overrideConfig: [
    leftOut,
    js.configs.recommended,
    ...(tseslint.configs.recommended as Linter.Config[]),
    { files: everySource, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    ...hangtime.configs.recommended,
  ],
})

const sum: Share = { files: 0, all: 0, parse: 0, rules: 0, ours: 0 }
for (const { stats } of await eslint.lintFiles(everySource)) {
  sum.files++
  for (const { total, parse, rules = {} } of stats?.times.passes ?? []) {
    // A file that cannot be parsed has no total.
    if (!Number.isFinite(total)) continue
    sum.all += total
    sum.parse += parse?.total ?? 0
    for (const [name, time] of Object.entries(rules)) {
      sum.rules += time.total
      if (name.startsWith('hangtime/')) sum.ours += time.total
    }
  }
}
console.log(JSON.stringify(sum))
