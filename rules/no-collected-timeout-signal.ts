import { collectedSignalOf } from '../model/collected-signal.ts'
import { heldByTimer } from '../model/held-signal-fix.ts'
import type { Node } from '../model/nouns.ts'
import { repairOfRequest } from '../model/signal-fix.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'any' | 'request' | 'repair' | 'hold'>('no-collected-timeout-signal', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow timeouts that the garbage collector can take away', recommended: true },
    hasSuggestions: true,
    messages: {
      any: 'On Node {{runtime}} the garbage collector can take this timeout away, and then it never fires: only `AbortSignal.any` refers to it.',
      request: 'The garbage collector can take this signal away from the request that is under way: only the `Request` object holds it. Give it to {{name}} as well.',
      repair: 'Add {{repair}}.',
      hold: 'Let a timer hold it: {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    const reported = new Set<Node>()
    return each(context, {
      call(call, file) {
        const collected = collectedSignalOf(call, file)
        if (!collected || reported.has(collected.node)) return
        reported.add(collected.node)
        const { how, node, runtime } = collected
        context.report({ node, messageId: how, data: { name: call.name, runtime }, suggest: how === 'request' ? suggested('repair', repairOfRequest(call, node, file)) : suggested('hold', heldByTimer(collected, file)) })
      },
    })
  },
})
