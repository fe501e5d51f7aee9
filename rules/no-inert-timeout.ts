import { writtenAt } from '../model/fix.ts'
import { repairsOfInert } from '../model/inert-fix.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'unheard' | 'repair'>('no-inert-timeout', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow timeouts that only emit an event which nobody acts on', recommended: true },
    hasSuggestions: true,
    messages: {
      unheard: 'This bounds nothing: {{name}} only emits `{{event}}` when the time is up, and nothing that listens ends the request.',
      repair: 'Add {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      call(call, file) {
        // What bounds it some other way is no fault.
        if (call.deadline.is !== 'none' || call.through) return
        for (const limit of call.limits) {
          const node = limit.inert && writtenAt(limit)
          if (!node) continue
          const suggest = repairsOfInert(limit, call, file).flatMap((repair) => suggested('repair', repair))
          context.report({ node, messageId: 'unheard', data: { name: call.name, event: limit.timeout.event }, suggest })
        }
      },
    })
  },
})
