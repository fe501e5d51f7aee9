import { overriddenOf, repairOfOverridden } from '../model/overridden.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'erased' | 'dropped' | 'repair'>('no-overridden-timeout', {
  meta: {
    type: 'problem',
    docs: { description: "disallow options that take the place of a timeout, and timeouts that take the place of the caller's signal", recommended: true },
    hasSuggestions: true,
    messages: {
      erased: 'What `{{name}}` holds takes the place of this timeout: with a `{{path}}` of the caller the {{call}} call is not bounded any more.',
      dropped: "This takes the place of the `{{path}}` that `{{name}}` may hold: the caller's abort does not reach the {{call}} call.",
      repair: 'Use {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      call(call, file) {
        const found = overriddenOf(call, file)
        if (!found) return
        const data = { name: found.from.name, path: found.path, call: call.name }
        context.report({ node: found.property, messageId: found.how, data, suggest: suggested('repair', repairOfOverridden(found, file)) })
      },
    })
  },
})
