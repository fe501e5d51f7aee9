import { repairOfClear } from '../model/timer-fix.ts'
import { earlyClearOf } from '../model/timers.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'read' | 'returned' | 'repair'>('no-early-timeout-clear', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow clearing the timer of a request before its body is read', recommended: true },
    hasSuggestions: true,
    messages: {
      read: 'This stops the timer when the headers of {{name}} arrive: reading the body, on line {{line}}, is not bounded.',
      returned: 'This stops the timer when the headers of {{name}} arrive: whoever gets the response reads its body without a bound.',
      repair: 'Use {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      call(call, file) {
        const early = earlyClearOf(call, file)
        if (!early) return
        const data = { name: call.name, line: early.read.loc.start.line }
        context.report({ node: early.clear, messageId: early.isReturned ? 'returned' : 'read', data, suggest: suggested('repair', repairOfClear(early, call, file)) })
      },
    })
  },
})
