import { hoisted } from '../model/hoist.ts'
import { lifetimeOf } from '../model/lifetime.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'limited' | 'unlimited' | 'hoist'>('no-client-per-request', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow agents, pools and clients that are made for a single request', recommended: true },
    hasSuggestions: true,
    messages: {
      limited: 'This {{name}} is made for every request and never closed: no connection is ever used again, and its limit of {{limit}} holds for one request only.',
      unlimited: 'This {{name}} is made for every request and never closed: no connection is ever used again.',
      hoist: 'Make it once, as {{repair}} at the top of the file.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      pool(pool, file) {
        if (!pool.made || pool.keepsAlive !== true || lifetimeOf(pool, file) !== 'request') return
        const { setting } = pool.limit
        // What is one connection by nature has no limit that anybody set.
        const limit = pool.shape.limits.length > 0 && (setting.is === 'set' || setting.is === 'default') ? String(setting.value) : ''
        context.report({ node: pool.made.callee, messageId: limit === '' ? 'unlimited' : 'limited', data: { name: pool.name, limit }, suggest: suggested('hoist', hoisted(pool, file)) })
      },
    })
  },
})
