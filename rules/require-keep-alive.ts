import { lifetimeOf } from '../model/lifetime.ts'
import { kept } from '../model/pool-fix.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'closes' | 'keep'>('require-keep-alive', {
  meta: {
    type: 'suggestion',
    docs: { description: 'require shared agents to keep their connections alive', recommended: false },
    hasSuggestions: true,
    messages: {
      closes: 'This {{name}} keeps no connection alive: every request through it opens its own, and shakes hands anew.',
      keep: 'Set {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      pool(pool, file) {
        // What somebody decided is not for us to doubt.
        if (!pool.made || pool.keepsAlive !== false || pool.decidesKeepAlive || lifetimeOf(pool, file) !== 'kept') return
        context.report({ node: pool.made.callee, messageId: 'closes', data: { name: pool.name }, suggest: suggested('keep', kept(pool, file)) })
      },
    })
  },
})
