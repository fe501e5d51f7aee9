import parser from '@typescript-eslint/parser'
import { type ESLint, Linter, type RuleTester } from 'eslint'
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import plugin from '../rules/index.ts'
import type { testRule } from './rules/tester.ts'

// Whatever a rule offers must be better than what was there: code that parses, that TypeScript finds no new fault in
// with the clients' own types, that no rule reports any more at that place, and that stays as it is from then on.

type Tested = ReturnType<typeof testRule>
interface Repair { rule: string; case: RuleTester.InvalidTestCase; title: string; before: string; after: string; end: string }

/** What the code of the cases takes from around it. */
const declared = `
  declare const url: string, origin: string, id: string, name: string
  declare const slow: boolean
  declare const signal: AbortSignal, controller: AbortController
  declare const ms: number, timeout: number, timeoutSeconds: number, TIMEOUT_SECONDS: number
  declare const config: { timeout: number; timeoutSeconds: number; timeoutSecs: number; timeoutMs: number }
  declare const options: RequestInit
  declare const order: { id: string }
  declare namespace JSX { interface IntrinsicElements { button: { onClick: () => void; children?: unknown } } }
`

const here = path.dirname(fileURLToPath(import.meta.url))
const linter = new Linter({ cwd: '/' })
// Strict rules ask for more than a repair of another promises, and so do the rules of pools: an agent made once, or one that
// keeps its connections, is one whose sockets want a limit.
const recommended = Object.entries(plugin.rules ?? {}).filter(([, rule]) => (rule.meta?.docs as { recommended?: boolean } | undefined)?.recommended).map(([name]) => name).filter((name) => !name.includes('pool'))

const tested = await Promise.all(readdirSync(path.join(here, 'rules')).filter((name) => name.endsWith('.test.ts'))
  .map(async (name) => (await import(`./rules/${name}`) as { cases?: Tested }).cases ?? assert.fail(`test/rules/${name} must export its cases`)))
const repairs = tested.flatMap(({ rule, invalid }) => invalid.flatMap((one) => repairsIn(rule, one)))
const faults = faultsIn(repairs.flatMap(({ before, after, end }) => [before, after, end]))

describe('every suggestion of every rule', () => {
  for (const { rule, case: one, title, before, after, end } of repairs) {
    test(`${rule}: ${title}\n${after}`, () => {
      const left = complaints(rule, one, after)
      const parsing = left.find(({ fatal }) => fatal)
      assert.ok(!parsing, `it does not parse: ${parsing?.message}`)
      assert.deepEqual(added(faults(before), faults(after)), [], 'TypeScript finds new faults')
      const was = complaints(rule, one, before)
      assert.ok(left.length < was.length, 'it reports again')
      assert.deepEqual(left.map(({ message }) => message).filter((message) => !was.some((other) => other.message === message)), [], 'it reports something else')
      assert.deepEqual(added(faults(before), faults(end)), [], 'TypeScript finds new faults in the end')
      assert.equal(complaints(rule, one, end).filter(({ suggestions }) => suggestions).length, 0, 'there is always more to repair')
    })
  }
})

/** Of two unknown options TypeScript names one, and each kind of fault has a number; TS2561 is TS2353 with a proposal. */
function added(before: readonly string[], after: readonly string[]): string[] {
  const kinds = before.map(kindOf)
  return after.filter((fault) => !kinds.includes(kindOf(fault)))
}

function kindOf(fault: string): string {
  return fault.replace(/ .*/s, '').replace('TS2561', 'TS2353')
}

function repairsIn(rule: string, one: RuleTester.InvalidTestCase): Repair[] {
  const { code } = one
  return complaints(rule, one, code).filter(({ ruleId }) => ruleId === `hangtime/${rule}`).flatMap(({ suggestions = [] }) =>
    suggestions.map((suggestion) => {
      const after = applied(code, suggestion)
      return { rule, case: one, title: suggestion.desc, before: code, after, end: repeated(rule, one, after) }
    }))
}

/** The code after the first suggestion was taken, again and again; far more often than there are faults in it. */
function repeated(rule: string, one: RuleTester.InvalidTestCase, code: string): string {
  for (let times = 0; times < 5; times++) {
    const suggestion = complaints(rule, one, code).flatMap(({ suggestions = [] }) => suggestions)[0]
    if (!suggestion) break
    code = applied(code, suggestion)
  }
  return code
}

function applied(code: string, { fix }: Linter.LintSuggestion): string {
  return code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])
}

/** What all our rules say, this one with the case's options. */
function complaints(rule: string, { settings, options = [] }: RuleTester.InvalidTestCase, code: string): Linter.LintMessage[] {
  return linter.verify(code, {
    files: ['**/*.tsx'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { hangtime: plugin as unknown as ESLint.Plugin },
    settings: settings ?? {},
    rules: { ...Object.fromEntries(recommended.map((name) => [`hangtime/${name}`, 'error'])), [`hangtime/${rule}`]: ['error', ...options as unknown[]] },
  } as Linter.Config, { filename: '/project/file.tsx' })
}

/** The faults that TypeScript finds in each of these texts, all of them checked in one program against the clients installed here. */
function faultsIn(texts: readonly string[]): (text: string) => string[] {
  const files = new Map([...new Set(texts)].map((text, i) => [path.join(here, `virtual-${i}.tsx`), text]))
  const names = new Map([...files].map(([name, text]) => [text, name]))
  const ambient = path.join(here, 'virtual.d.ts')
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, skipLibCheck: true, jsx: ts.JsxEmit.Preserve, esModuleInterop: true, allowSyntheticDefaultImports: true,
    target: ts.ScriptTarget.ES2023, lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: ['node'],
    moduleDetection: ts.ModuleDetectionKind.Force,
  }
  const host = ts.createCompilerHost(options)
  const textOf = (name: string) => name === ambient ? declared : files.get(name)
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (name, language, ...rest) => {
    const text = textOf(name)
    return text === undefined ? getSourceFile(name, language, ...rest) : ts.createSourceFile(name, text, language, true)
  }
  host.fileExists = (name) => textOf(name) !== undefined || fileExists(name)
  host.readFile = (name) => textOf(name) ?? readFile(name)
  const program = ts.createProgram([...files.keys(), ambient], options, host)
  const known = new Map<string, string[]>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const file = program.getSourceFile(names.get(text) ?? '')
    const found = file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`) : []
    known.set(text, found)
    return found
  }
}
