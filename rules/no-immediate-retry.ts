import type { Node } from '../model/nouns.ts'
import { waitsBetween } from '../model/retries/configured-repair.ts'
import { isRetriedAtOnce } from '../model/retries/clients.ts'
import { configuredOf } from '../model/retries/libraries.ts'
import { pausedRepair } from '../model/retries/repair.ts'
import { retriesOf } from '../model/retries/retries.ts'
import { edgeInWords, noPauseInWords, requestInWords } from '../model/retries/words.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'immediate' | 'noPause' | 'unset' | 'none' | 'client' | 'add'>('no-immediate-retry', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow trying a failed request again without a wait', recommended: true },
    hasSuggestions: true,
    messages: {
      immediate: '{{which}} at once: nothing waits {{edge}}.',
      noPause: '{{which}} at once {{edge}}: {{pause}}.',
      unset: '{{name}} tries again at once: no `{{path}}` is set.',
      none: '`{{path}}` is no wait: {{name}} tries again at once.',
      client: '{{name}} tries this request again at once, {{count}} times.',
      add: 'Wait before the next attempt: {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    const visit = each(context, {
      call(call) {
        if (isRetriedAtOnce(call)) context.report({ node: call.node.callee, messageId: 'client', data: { name: call.client.name, count: String(call.retries.is === 'set' ? call.retries.value : '') } })
      },
    })
    return {
      'Program:exit'(program) {
        visit['Program:exit']?.(program)
        // A function that tries again whatever it is given is one fault.
        const reported = new Set<Node>()
        for (const retry of retriesOf(context)) {
          const [way] = retry.immediate
          if (!way || retry.once) continue
          const pause = way.none && noPauseInWords(way.none)
          const data = { which: requestInWords(retry, way.at), edge: edgeInWords(way, retry), pause: pause ?? '' }
          if (reported.has(way.at)) continue
          reported.add(way.at)
          context.report({ node: way.at.callee, messageId: pause === undefined ? 'immediate' : 'noPause', data, suggest: suggested('add', pausedRepair(retry)) })
        }
        const configured = configuredOf(context)
        for (const use of configured?.uses ?? []) {
          if (!use.immediate || !configured) continue
          const { written } = use.immediate
          const data = { name: use.retrier.name, path: use.retrier.delay.path }
          context.report({ node: written?.node ?? use.node.callee, messageId: written ? 'none' : 'unset', data, suggest: suggested('add', waitsBetween(use, configured.file)) })
        }
      },
    }
  },
})
