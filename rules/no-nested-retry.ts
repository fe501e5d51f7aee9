import { analyse } from '../model/calls.ts'
import { configuredOf } from '../model/retries/libraries.ts'
import { nestedIn } from '../model/retries/nested.ts'
import { defineRule } from './define.ts'

export const rule = defineRule<'nested'>('no-nested-retry', {
  meta: {
    type: 'suggestion',
    docs: { description: 'disallow retries around a client that tries again on its own', recommended: false },
    messages: {
      nested: '{{client}} {{inner}} × {{around}} {{outer}} = {{product}} requests for one failure: switch off the retries of {{client}} here (`{{path}}: 0`).',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        const configured = configuredOf(context)
        if (!configured) return
        for (const { use, call, inner, outer } of nestedIn(configured.uses, analyse(context).calls, configured.file)) {
          const data = { client: call.client.name, inner: String(inner), around: use.retrier.name, outer: String(outer), product: String(inner * outer), path: call.client.retry?.paths.at(-1) ?? 'retry' }
          context.report({ node: call.node.callee, messageId: 'nested', data })
        }
      },
    }
  },
})
