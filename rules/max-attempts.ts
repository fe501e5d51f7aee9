import { boundsFor } from '../model/bounds.ts'
import { defineRule, each, headOf } from './define.ts'

export const rule = defineRule<'many', [{ max?: number }?]>('max-attempts', {
  meta: {
    type: 'suggestion',
    docs: { description: 'disallow more attempts at a request than the project allows', recommended: false },
    messages: { many: 'This {{name}} call is tried {{attempts}} times: the project allows {{limit}}.' },
    schema: [{ type: 'object', properties: { max: { type: 'integer', minimum: 1, description: 'How many there may be where the settings do not say it.' } }, additionalProperties: false }],
    defaultOptions: [{}],
  },
  create(context) {
    return each(context, {
      call(call, file) {
        const { name, client, retries } = call
        const said = boundsFor(call, file).attempts.max
        const max = said === Infinity ? (context.options[0]?.max ?? said) : said
        // Without an end is another rule's.
        if (!client.retry || !('value' in retries) || retries.value === Infinity || retries.value + 1 <= max) return
        context.report({ node: headOf(call), messageId: 'many', data: { name, attempts: String(retries.value + 1), limit: String(max) } })
      },
    })
  },
})
