import { defineRule } from './define.ts'

export const rule = defineRule<'missing'>('require-suppression-reason', {
  meta: {
    type: 'suggestion',
    docs: { description: 'require a reason where one of these rules is switched off', recommended: false },
    messages: { missing: 'Say why {{rules}} is switched off here: `{{directive}} {{rules}} -- the reason`.' },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const [said = '', reason] = comment.value.split(/\s-{2,}\s/u)
          const [, directive, names = ''] = /^\s*(eslint-disable(?:-next-line|-line)?)\b([^]*)$/.exec(said) ?? []
          const rules = names.split(',').map((name) => name.trim()).filter((name) => name.startsWith('hangtime/'))
          if (directive === undefined || rules.length === 0 || reason?.trim()) continue
          // At its start a comment cannot switch off what is said of it; one for its own line can.
          const line = comment.loc.start.line
          context.report({ loc: directive === 'eslint-disable-line' ? { line: Math.max(1, line - 1), column: 0 } : comment.loc, messageId: 'missing', data: { directive, rules: rules.join(', ') } })
        }
      },
    }
  },
})
