import { retriesOf } from '../model/retries/retries.ts'
import { defineRule } from './define.ts'

export const rule = defineRule<'endless'>('no-unbounded-retry', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow trying a failed request again without an end', recommended: true },
    messages: {
      endless: 'This {{name}} request is tried again for as long as it fails: nothing must end it.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { node, name, endless } of retriesOf(context)) if (endless) context.report({ node: node.callee, messageId: 'endless', data: { name } })
      },
    }
  },
})
