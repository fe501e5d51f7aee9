import { lifetimeOf } from '../model/lifetime.ts'
import { isOf, limited, valueIn } from '../model/pool-fix.ts'
import type { Pool } from '../model/nouns.ts'
import { defineRule, each, shown, suggested } from './define.ts'

export const rule = defineRule<'none' | 'value' | 'mistaken' | 'limit', [{ shortLived?: boolean }?]>('no-unbounded-pool', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow agents and pools without a limit on their sockets', recommended: true },
    hasSuggestions: true,
    messages: {
      none: 'This {{name}} opens as many sockets as there are requests at once: nothing limits them.',
      value: '`{{path}}: {{value}}` means no limit at all: this {{name}} opens as many sockets as there are requests at once.',
      mistaken: '`{{path}}` limits only {{is}}: this {{name}} opens as many sockets as there are requests at once.',
      limit: 'Set {{repair}}.{{wait}}',
    },
    schema: [
      {
        type: 'object',
        properties: { shortLived: { type: 'boolean', description: 'Also report agents that keep no connection alive.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ shortLived: false }],
  },
  create(context) {
    const asksForAll = context.options[0]?.shortLived === true
    return each(context, {
      pool(pool, file) {
        const { limit, shape, mistaken, made } = pool
        if (limit.setting.is !== 'none') return
        const value = limit.at && (valueIn(limit.at.node) ?? limit.at.node)
        const isWritten = value !== undefined || mistaken !== undefined
        if (!isWritten && pool.keepsAlive !== true && !(asksForAll && pool.keepsAlive === false)) return
        // A pool for a single request has another fault, and a limit does not mend it.
        if (lifetimeOf(pool, file) !== 'kept') return
        const node = [value, mistaken].find((one) => one && isOf(one, file)) ?? made?.callee ?? pool.node
        const messageId = value ? 'value' : mistaken ? 'mistaken' : 'none'
        const data = { name: pool.name, path: value ? written(pool) : (shape.mistaken?.path ?? ''), value: value ? shown(value, file) : '', is: shape.mistaken?.is ?? '' }
        const [suggestion] = suggested('limit', limited(pool, file))
        context.report({ node, messageId, data, suggest: suggestion ? [{ ...suggestion, data: { ...suggestion.data, wait: shape.wait ? '' : ' Requests then wait for a free one: bound that by a signal, for most timeouts do not.' } }] : [] })
      },
    })
  },
})

/** The option that means no limit, as it is written. */
function written({ limit, shape }: Pool): string {
  const said = limit.setting.trail[0]?.says ?? ''
  return shape.limits.find((cap) => said.startsWith(`${cap.path} `))?.path ?? ''
}
