import { retriesOf } from '../model/retries/retries.ts'
import { edgeInWords, noPauseInWords } from '../model/retries/words.ts'
import { defineRule } from './define.ts'

export const rule = defineRule<'immediate' | 'noPause'>('no-immediate-retry', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow trying a failed request again without a wait', recommended: true },
    messages: {
      immediate: 'This {{name}} request is tried again at once: nothing waits {{edge}}.',
      noPause: 'This {{name}} request is tried again at once {{edge}}: {{pause}}.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { node, name, immediate, once } of retriesOf(context)) {
          const [way] = immediate
          if (!way || once) continue
          const pause = way.none && noPauseInWords(way.none)
          context.report({ node: node.callee, messageId: pause === undefined ? 'immediate' : 'noPause', data: { name, edge: edgeInWords(way), pause: pause ?? '' } })
        }
      },
    }
  },
})
