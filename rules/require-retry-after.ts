import { unheededOf } from '../model/retries/retry-after.ts'
import { defineRule, suggested } from './define.ts'

export const rule = defineRule<'unread' | 'uncapped' | 'fallback' | 'repair'>('require-retry-after', {
  meta: {
    type: 'suggestion',
    docs: { description: 'require code that tries again after a 429 or 503 to heed Retry-After, within limits', recommended: false },
    hasSuggestions: true,
    messages: {
      unread: 'A server that answers {{status}} may say when to come back, and this {{name}} request does not read it (Retry-After).',
      uncapped: 'This {{name}} request waits as long as the server says, be it days; above 24.8 days a timer fires at once.',
      fallback: '`??` is no fallback here: without a Retry-After its left side is 0 or NaN, and neither is null.',
      repair: 'Wait {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { because, node, name, status, repair } of unheededOf(context)) {
          context.report({ node, messageId: because, data: { name, status: String(status) }, suggest: suggested('repair', repair) })
        }
      },
    }
  },
})
