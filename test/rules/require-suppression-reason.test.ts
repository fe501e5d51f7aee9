import type { ESLint } from 'eslint'
import plugin from '../../rules/index.ts'
import { rule } from '../../rules/require-suppression-reason.ts'
import { report, testRule } from './tester.ts'

const missing = (directive: string, rules = 'hangtime/require-timeout') => report(`Say why ${rules} is switched off here: \`${directive} ${rules} -- the reason\`.`)

// ESLint complains of comments about rules that it does not have.
const known = { plugins: { hangtime: plugin as unknown as ESLint.Plugin } }

export const cases = testRule('require-suppression-reason', rule, {
  valid: [
    'fetch(url) // eslint-disable-line hangtime/require-timeout -- a stream that is meant to stay open',
    '// eslint-disable-next-line hangtime/require-timeout -- long polling\nfetch(url)',
    '/* eslint-disable hangtime/require-timeout --- a script\n   that people watch */\nfetch(url)',
    // What others switch off is theirs.
    '// eslint-disable-next-line no-console\nconsole.log(1)',
    '/* eslint-disable */\nfetch(url)',
    '/* eslint-enable hangtime/require-timeout */',
    '// it says eslint-disable-next-line hangtime/require-timeout somewhere else',
  ].map((code) => ({ ...known, code })),
  invalid: [
    { ...known, code: '// eslint-disable-next-line hangtime/require-timeout\nfetch(url)', errors: [missing('eslint-disable-next-line')] },
    { ...known, code: 'go()\nfetch(url) // eslint-disable-line hangtime/require-timeout', errors: [{ ...missing('eslint-disable-line'), line: 1 }] },
    { ...known, code: '/* eslint-disable no-console, hangtime/require-timeout, hangtime/max-wait */\nfetch(url)', errors: [missing('eslint-disable', 'hangtime/require-timeout, hangtime/max-wait')] },
    { ...known, code: '// eslint-disable-next-line hangtime/require-timeout -- \nfetch(url)', errors: [missing('eslint-disable-next-line')] },
  ],
})
