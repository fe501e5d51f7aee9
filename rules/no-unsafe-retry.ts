import { unsafeOf } from '../model/retries/unsafe.ts'
import { defineRule } from './define.ts'

export const rule = defineRule<'twice' | 'library' | 'spent' | 'cancelled' | 'refused'>('no-unsafe-retry', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow repeating requests that do harm, or can do no good, the second time', recommended: false },
    messages: {
      twice: 'This {{method}} is sent again after any failure, though the first may have been carried out: no idempotency key tells the server that both are one.',
      library: '{{by}} sends this {{method}} again after a failure, though the first may have been carried out: no idempotency key tells the server that both are one.',
      spent: 'The first attempt reads this body to its end: the next one has nothing to send. Make it anew for each attempt.',
      cancelled: 'This {{name}} request is tried again even when its caller has cancelled it.',
      refused: 'This {{name}} request is tried again after every bad answer: what is wrong with it (400, 404) is wrong the next time too.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { because, node, name, method = '', by } of unsafeOf(context)) {
          context.report({ node, messageId: by === undefined ? because : 'library', data: { name, method, by: by ?? '' } })
        }
      },
    }
  },
})
