import type { Node } from '../model/nouns.ts'
import { placeOfCarrier, totalRepairsOf } from '../model/total-fix.ts'
import { partialOf } from '../model/total.ts'
import { list, phasesOf } from '../model/words.ts'
import { defineRule, each, headOf, suggested } from './define.ts'

export const rule = defineRule<'body' | 'idle' | 'patient' | 'queue' | 'proxy' | 'add'>('require-total-timeout', {
  meta: {
    type: 'suggestion',
    docs: { description: 'require a timeout that covers the whole response, its body too', recommended: false },
    hasSuggestions: true,
    messages: {
      body: '`{{paths}}` bounds only {{phases}} of this {{name}} call: a body that drips never ends.',
      idle: '`{{paths}}` bounds only {{phases}} of this {{name}} call: a stream that falls silent never ends.',
      patient: '`{{paths}}` bounds only {{phases}} of this {{name}} call: a stream that falls silent stays open for minutes, until {{patience}} gives up.',
      queue: '`{{paths}}` does not bound the wait for a socket: this {{name}} call stands in line for one of the {{sockets}} of the {{agent}} in {{place}}.',
      proxy: '`{{paths}}` does not bound the wait for the proxy: when it does not answer, this {{name}} call never ends (the {{agent}} in {{place}}).',
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
        const { misses, limits, carrier, patience } = partial
        const data = {
          paths: list(limits.map(({ timeout }) => timeout.path)),
          phases: list([...new Set(limits.flatMap(phasesOf))]),
          name: call.name,
          patience: patience ?? '',
          agent: carrier?.name ?? '',
          place: carrier ? placeOfCarrier(carrier, file) : '',
          sockets: carrier && 'value' in carrier.limit ? String(carrier.limit.value) : '',
        }
        const suggest = subject === call ? totalRepairsOf(call, partial, file).flatMap((repair) => suggested('add', repair)) : []
        context.report({ node: headOf(subject), messageId: patience === undefined ? misses : 'patient', data, suggest })
      },
    })
  },
})
