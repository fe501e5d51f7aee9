import { repairOfOverridden, withoutClearing } from '../model/overridden-fix.ts'
import { overriddenOf } from '../model/overridden.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'erased' | 'dropped' | 'cleared' | 'repair' | 'remove'>('no-overridden-timeout', {
  meta: {
    type: 'problem',
    docs: { description: "disallow options that take the place of a timeout, and timeouts that take the place of the caller's signal", recommended: true },
    hasSuggestions: true,
    messages: {
      erased: 'What `{{name}}` holds takes the place of this timeout: with a `{{path}}` of the caller the {{call}} call is not bounded any more.',
      dropped: "This takes the place of the `{{path}}` that `{{name}}` may hold: the caller's abort does not reach the {{call}} call.",
      cleared: 'This takes away the `{{path}}` of line {{line}}: where it runs, nothing bounds the {{call}} call.',
      repair: 'Use {{repair}}.',
      remove: 'Keep it: remove {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      call(call, file) {
        const found = overriddenOf(call, file)
        if (!found) return
        const { how, path, bound, by, from } = found
        const data = { name: from?.name ?? '', path, call: call.name, line: String(bound.loc.start.line) }
        const suggest = how === 'cleared' ? suggested('remove', withoutClearing(found, file)) : suggested('repair', repairOfOverridden(found, file))
        context.report({ node: how === 'cleared' ? by : bound, messageId: how, data, suggest })
      },
    })
  },
})
