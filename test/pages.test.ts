import parser from '@typescript-eslint/parser'
import { type ESLint, Linter } from 'eslint'
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import plugin from '../rules/index.ts'

// Every code block under a line that starts with ❌ must report, under ✅ must not.
// A block sets the rule's options, where it needs some, by a comment: /* eslint hangtime/<rule>: ["error", {}] */

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pages = join(root, 'docs/rules')
const linter = new Linter({ cwd: root })

for (const page of existsSync(pages) ? readdirSync(pages) : []) {
  const rule = page.replace(/\.md$/, '')
  const examples = examplesIn(readFileSync(join(pages, page), 'utf8'))

  test(`docs/rules/${page} shows what reports and what does not`, () => {
    assert.ok(examples.some(({ reports }) => reports), `docs/rules/${page} has no ❌ example`)
    assert.ok(examples.some(({ reports }) => !reports), `docs/rules/${page} has no ✅ example`)
  })

  for (const { line, language, code, reports } of examples) {
    test(`docs/rules/${page}:${line} ${reports ? '❌' : '✅'}`, () => {
      const where = `docs/rules/${page}:${line}`
      const messages = linter.verify(code, configOf(rule), join(pages, `${rule}.${language}`))
      const broken = messages.find(({ ruleId }) => ruleId !== `hangtime/${rule}`)
      assert.ok(!broken, `${where} cannot be linted: ${broken?.message} (line ${broken?.line} of the example)`)
      if (reports) assert.ok(messages.length > 0, `${where} is a ❌ example, and ${rule} does not report it`)
      else assert.deepEqual(messages.map(({ line, message }) => `line ${line}: ${message}`), [], `${where} is a ✅ example, and ${rule} reports it`)
    })
  }
}

function configOf(rule: string): Linter.Config[] {
  return [{
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    // An example may switch off a rule that does not run here.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { hangtime: plugin as unknown as ESLint.Plugin },
    rules: { [`hangtime/${rule}`]: 'error' },
  }]
}

interface Example { line: number; language: string; code: string; reports: boolean }

function examplesIn(markdown: string): Example[] {
  const examples: Example[] = []
  let mark: string | undefined
  let isParagraph = false
  let open: { fence: string; language: string; line: number; code: string[] } | undefined
  for (const [index, text] of markdown.split('\n').entries()) {
    const fence = /^(`{3,})(\w*)/.exec(text)
    if (open) {
      if (fence?.[1] !== open.fence || fence[2]) { open.code.push(text); continue }
      const { line, language, code } = open
      if (mark && /^[cm]?[jt]sx?$/.test(language)) examples.push({ line, language, code: code.join('\n'), reports: mark === '❌' })
      open = undefined
    } else if (fence) {
      open = { fence: fence[1] ?? '', language: fence[2] ?? '', line: index + 1, code: [] }
      isParagraph = false
    } else if (text.trim() === '') {
      isParagraph = false
    } else if (!isParagraph) {
      mark = /^(?:#+ |\*\*)?(❌|✅)/u.exec(text)?.[1]
      isParagraph = true
    }
  }
  return examples
}
