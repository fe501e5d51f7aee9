import { boundsFor } from '../model/bounds.ts'
import { routeLimitOf } from '../model/total.ts'
import { waitOf } from '../model/wait.ts'
import { timeInWords } from '../model/words.ts'
import { defineRule, each, headOf } from './define.ts'

export const rule = defineRule<'policy' | 'route'>('max-wait', {
  meta: {
    type: 'suggestion',
    docs: { description: 'disallow calls whose worst wait is longer than the project, or the route around them, allows', recommended: false },
    messages: {
      policy: 'This {{name}} call can take {{says}}: the project allows {{limit}}.',
      route: 'This {{name}} call can take {{says}}: `maxDuration` ends its route after {{limit}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      call(call, file) {
        if (call.through) return
        const { answer, total, says } = waitOf(call)
        const wait = total.is === 'set' || total.is === 'default' ? total : answer
        if (wait.is !== 'set' && wait.is !== 'default') return
        const route = routeLimitOf(file)
        const { maxWait } = boundsFor(call, file)
        const messageId = wait.value > maxWait ? 'policy' : route !== undefined && wait.value > route ? 'route' : undefined
        if (!messageId) return
        const limit = timeInWords(messageId === 'policy' ? maxWait : (route ?? 0))
        context.report({ node: headOf(call), messageId, data: { name: call.name, says, limit } })
      },
    })
  },
})
