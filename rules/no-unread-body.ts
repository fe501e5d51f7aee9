import { isUnread, readToEnd } from '../model/unread.ts'
import { defineRule, each, headOf, suggested } from './define.ts'

export const rule = defineRule<'unread' | 'read'>('no-unread-body', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow responses whose body is neither read nor cancelled', recommended: false },
    hasSuggestions: true,
    messages: {
      unread: 'Nothing reads or cancels the body of this {{name}} call: unless that is small, its connection is not free for the next request.',
      read: 'Read it to its end, with {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      call(call, file) {
        if (isUnread(call, file)) context.report({ node: headOf(call), messageId: 'unread', data: { name: call.name }, suggest: suggested('read', readToEnd(call, file)) })
      },
    })
  },
})
