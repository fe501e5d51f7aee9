import { boundsFor } from '../model/bounds.ts'
import type { Node } from '../model/nouns.ts'
import { signalRepairsOf } from '../model/signal-fix.ts'
import { partialOf } from '../model/total.ts'
import { list, phasesOf } from '../model/words.ts'
import { defineRule, each, headOf, suggested } from './define.ts'

export const rule = defineRule<'total' | 'idle' | 'add'>('require-total-timeout', {
  meta: {
    type: 'suggestion',
    docs: { description: 'require a timeout that covers the whole response, its body too', recommended: false },
    hasSuggestions: true,
    messages: {
      total: '`{{paths}}` bounds only {{phases}} of this {{name}} call: a body that drips never ends.',
      idle: '`{{paths}}` bounds only {{phases}} of this {{name}} call: a stream that falls silent never ends.',
      add: 'Add {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    const reported = new Set<Node>()
    return each(context, {
      call(call, file) {
        const partial = partialOf(call, file)
        // What an instance gives to its calls is one fault, told where it is made.
        const subject = call.via && call.limits.every(({ given }) => given?.layer.from !== 'call') ? call.via : call
        if (!partial || reported.has(subject.node)) return
        reported.add(subject.node)
        const data = { paths: list(partial.limits.map(({ timeout }) => timeout.path)), phases: list([...new Set(partial.limits.flatMap(phasesOf))]), name: call.name }
        const longer = partial.limits.some(({ setting }) => setting.is === 'set' && setting.value > boundsFor(call, file).timeout.default)
        const suggest = partial.isStream || longer || subject !== call ? [] : signalRepairsOf(call, undefined, file).flatMap((repair) => suggested('add', repair))
        context.report({ node: headOf(subject), messageId: partial.isStream ? 'idle' : 'total', data, suggest })
      },
    })
  },
})
