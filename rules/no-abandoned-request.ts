import { lostRaceOf } from '../model/race.ts'
import { signalRepairsOf } from '../model/signal-fix.ts'
import { defineRule, each, headOf, suggested } from './define.ts'

export const rule = defineRule<'left' | 'add'>('no-abandoned-request', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow giving up on a request without ending it', recommended: true },
    hasSuggestions: true,
    messages: {
      left: 'When the time is up, line {{line}} gives up on this {{name}} call and leaves it running: its socket stays open.',
      add: 'Add {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      call(call, file) {
        const race = lostRaceOf(call, file)
        if (!race) return
        const suggest = signalRepairsOf(call, race.delay, file).flatMap((repair) => suggested('add', repair))
        context.report({ node: headOf(call), messageId: 'left', data: { name: call.name, line: race.node.loc.start.line }, suggest })
      },
    })
  },
})
