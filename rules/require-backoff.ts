import type { Node } from '../model/nouns.ts'
import { cappedAt, delayOf, grownAt } from '../model/retries/growth.ts'
import { retriesOf } from '../model/retries/retries.ts'
import { timeInWords } from '../model/words.ts'
import { defineRule, suggested } from './define.ts'

export const rule = defineRule<'constant' | 'certain' | 'uncapped' | 'grow', [{ cap?: boolean; growth?: boolean; jitter?: boolean }?]>('require-backoff', {
  meta: {
    type: 'suggestion',
    docs: { description: 'require waits between attempts to grow up to a cap, and to differ from client to client', recommended: false },
    hasSuggestions: true,
    messages: {
      constant: 'This {{name}} request is tried again after the same time each time: a server in trouble gets no relief.',
      certain: 'This {{name}} request is tried again after a time that is the same for all clients: they come back together.',
      uncapped: 'The wait before this {{name}} request is tried again grows without a cap{{most}}.',
      grow: 'Wait {{repair}}.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          cap: { type: 'boolean', description: 'A wait that grows must stop growing.' },
          growth: { type: 'boolean', description: 'The wait must grow from attempt to attempt.' },
          jitter: { type: 'boolean', description: 'A part of the wait must be chance.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ cap: true, growth: true, jitter: true }],
  },
  create(context) {
    const { cap = true, growth = true, jitter = true } = context.options[0] ?? {}
    return {
      'Program:exit'() {
        // A function that tries again whatever it is given is one fault.
        const reported = new Set<Node>()
        for (const { waits, request, node, name, polled, once, endless } of retriesOf(context)) {
          // Of one wait alone it cannot be said that it does not grow.
          if (polled || once || request.node !== node) continue
          const { file } = request.frame
          for (const wait of waits) {
            const delay = delayOf(wait, endless, file)
            const messageId = growth && delay?.isConstant ? 'constant' : jitter && delay?.isCertain ? 'certain' : cap && delay?.uncapped !== undefined ? 'uncapped' : undefined
            if (!delay || !messageId || reported.has(delay.node)) continue
            reported.add(delay.node)
            context.report({ node: delay.node, messageId, data: { name, most: delay.uncapped !== undefined && delay.uncapped < Infinity ? `, to ${timeInWords(delay.uncapped)}` : '' }, suggest: suggested('grow', messageId === 'uncapped' ? cappedAt(delay.node, file) : grownAt(delay.node, file)) })
          }
        }
      },
    }
  },
})
