import parser from '@typescript-eslint/parser'
import { type Rule, RuleTester } from 'eslint'
import { after, describe, it } from 'node:test'

RuleTester.describe = (text, run) => void describe(text, run)
RuleTester.it = (text, run) => void it(text, run)
RuleTester.itOnly = (text, run) => void it.only(text, run)
// ESLint calls it, and its types do not know it.
Object.assign(RuleTester, { afterAll: after })

const tester = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } })

/** `imports` names a client whose import stands before the code, and before what the suggestions make of it. */
interface Told { imports?: string }
type Valid = RuleTester.ValidTestCase & Told
type Invalid = RuleTester.InvalidTestCase & Told

export interface Cases {
  valid: (string | Valid)[]
  invalid: Invalid[]
}

/** Our rules are typed by the TypeScript tree, ESLint's tester by the JavaScript one. Gives back what was reported, for test/fixes.test.ts. */
export function testRule(name: string, rule: { meta: object; create: unknown }, cases: Cases) {
  const valid = cases.valid.map((one) => written(typeof one === 'string' ? { code: one } : one))
  const invalid = cases.invalid.map(written)
  // There only the cases are wanted.
  if (!process.argv[1]?.endsWith('fixes.test.ts')) tester.run(name, rule as Rule.RuleModule, { valid, invalid, assertionOptions: { requireMessage: 'message' } } as never)
  return { rule: name, invalid }
}

/** One report: its message, and what each suggestion makes of the code, by its text. */
export function report(message: string, suggestions: Record<string, string> = {}): RuleTester.TestCaseError {
  return { message, suggestions: Object.entries(suggestions).map(([desc, output]) => ({ desc, output })) }
}

/** Code may stand indented, between lines of its own. The file is in no project, so that no installed version speaks. */
function written<T extends Valid | Invalid>({ imports, ...given }: T): Omit<T, 'imports'> {
  const text = (code: string) => {
    const indent = /^\n([ ]*)/.exec(code)?.[1]
    const plain = indent === undefined ? code : code.replaceAll(`\n${indent}`, '\n').replace(/^\n|\n *$/g, '')
    return imports === undefined ? plain : `import ${imports} from '${imports}'\n${plain}`
  }
  const errors = 'errors' in given && Array.isArray(given.errors)
    ? given.errors.map((error) => (typeof error === 'object' && 'suggestions' in error && Array.isArray(error.suggestions)
        ? { ...error, suggestions: error.suggestions.map((one: RuleTester.SuggestionOutput) => ({ ...one, output: text(one.output) })) }
        : error))
    : undefined
  return { filename: '/project/file.tsx', ...given, code: text(given.code), ...(errors && { errors }) } as Omit<T, 'imports'>
}
