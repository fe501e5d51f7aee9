import { boundsFor } from '../model/bounds.ts'
import { hostLimitOf } from '../model/host-limit.ts'
import { waitOf } from '../model/wait.ts'
import { timeInWords } from '../model/words.ts'
import { defineRule, each, headOf } from './define.ts'

export const rule = defineRule<'policy' | 'host'>('max-wait', {
  meta: {
    type: 'suggestion',
    docs: { description: 'disallow calls whose worst wait is longer than the project, or the route around them, allows', recommended: false },
    messages: {
      policy: 'This {{name}} call can take {{says}}: the project allows {{limit}}.',
      host: 'This {{name}} call can take {{says}}: {{by}} after {{limit}}.',
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
        const { maxWait } = boundsFor(call, file)
        const host = wait.value > maxWait ? undefined : hostLimitOf(file)
        if (wait.value <= maxWait && (!host || wait.value <= host.ms)) return
        const data = { name: call.name, says, by: host?.says ?? '', limit: timeInWords(host?.ms ?? maxWait) }
        context.report({ node: headOf(call), messageId: host ? 'host' : 'policy', data })
      },
    })
  },
})
