import { delayOf, grownAt } from '../model/retries/growth.ts'
import { retriesOf } from '../model/retries/retries.ts'
import { defineRule, suggested } from './define.ts'

export const rule = defineRule<'constant' | 'certain' | 'grow', [{ growth?: boolean; jitter?: boolean }?]>('require-backoff', {
  meta: {
    type: 'suggestion',
    docs: { description: 'require waits between attempts to grow, and to differ from client to client', recommended: false },
    hasSuggestions: true,
    messages: {
      constant: 'This {{name}} request is tried again after the same time each time: a server in trouble gets no relief.',
      certain: 'This {{name}} request is tried again after a time that is the same for all clients: they come back together.',
      grow: 'Wait {{repair}}.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          growth: { type: 'boolean', description: 'The wait must grow from attempt to attempt.' },
          jitter: { type: 'boolean', description: 'A part of the wait must be chance.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ growth: true, jitter: true }],
  },
  create(context) {
    const { growth = true, jitter = true } = context.options[0] ?? {}
    return {
      'Program:exit'() {
        for (const { waits, request, node, name, polled } of retriesOf(context)) {
          if (polled || request.node !== node) continue
          const { file } = request.frame
          for (const wait of waits) {
            const delay = delayOf(wait, file)
            const messageId = growth && delay?.isConstant ? 'constant' : jitter && delay?.isCertain ? 'certain' : undefined
            if (!delay || !messageId) continue
            context.report({ node: delay.node, messageId, data: { name }, suggest: suggested('grow', grownAt(delay.node, file)) })
          }
        }
      },
    }
  },
})
