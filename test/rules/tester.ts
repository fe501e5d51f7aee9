import parser from '@typescript-eslint/parser'
import { type Rule, RuleTester } from 'eslint'
import { after, describe, it } from 'node:test'

RuleTester.describe = (text, run) => void describe(text, run)
RuleTester.it = (text, run) => void it(text, run)
RuleTester.itOnly = (text, run) => void it.only(text, run)
// ESLint calls it, and its types do not know it.
Object.assign(RuleTester, { afterAll: after })

const tester = new RuleTester({ languageOptions: { parser } })

interface Cases {
  valid: (string | RuleTester.ValidTestCase)[]
  invalid: RuleTester.InvalidTestCase[]
}

/** Our rules are typed by the TypeScript tree, ESLint's tester by the JavaScript one. */
export function testRule(name: string, rule: { meta: object; create: unknown }, cases: Cases): void {
  tester.run(name, rule as Rule.RuleModule, cases)
}
