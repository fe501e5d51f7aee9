import { analyse } from '../model/calls.ts'
import { fanOutsIn } from '../model/fan-out.ts'
import { headOfFanOut, spreadOut } from '../model/fan-out-fix.ts'
import { requestIn } from '../model/reach.ts'
import { defineRule, suggested } from './define.ts'

export const rule = defineRule<'list' | 'any' | 'queue' | 'limit' | 'one', [{ anyList?: boolean }?]>('no-unbounded-concurrency', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow starting a request for every item of a list at once', recommended: true },
    hasSuggestions: true,
    messages: {
      list: 'This {{name}} starts one {{client}} request for every item of a list at once, and nothing bounds the list.',
      any: 'This {{name}} starts one {{client}} request for every item of a list at once, and nothing in sight bounds the list.',
      queue: 'This {{name}} runs all that it is given at once, and what it is given starts one {{client}} request: it has no limit.',
      limit: 'Run {{number}} at a time: {{repair}}.',
      one: 'Run them one after the other: {{repair}}.',
    },
    schema: [
      {
        type: 'object',
        properties: { anyList: { type: 'boolean', description: 'Also report lists of which it cannot be seen that data decides their length.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ anyList: false }],
  },
  create(context) {
    const asksForAny = context.options[0]?.anyList === true
    return {
      'Program:exit'() {
        const { file } = analyse(context)
        if (!file) return
        for (const fanOut of fanOutsIn(file)) {
          if (fanOut.length === 'bounded' || (fanOut.length === 'unknown' && !asksForAny)) continue
          const request = requestIn(fanOut.mapper, file)
          if (!request) continue
          const data = { name: fanOut.name, client: request.api.client.name }
          const repair = spreadOut(fanOut, file)
          const [suggestion] = suggested(repair?.writes.startsWith('for ') ? 'one' : 'limit', repair)
          context.report({ node: headOfFanOut(fanOut), messageId: fanOut.limiter?.fansOut.takes !== undefined ? 'queue' : fanOut.length === 'unknown' ? 'any' : 'list', data, suggest: suggestion ? [{ ...suggestion, data: { ...suggestion.data, number: String(file.policy.concurrency) } }] : [] })
        }
      },
    }
  },
})
