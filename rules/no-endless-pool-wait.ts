import { isOf, valueIn, waiting } from '../model/pool-fix.ts'
import { defineRule, each, shown, suggested } from './define.ts'

export const rule = defineRule<'time' | 'number' | 'never' | 'bound'>('no-endless-pool-wait', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow pools on which a request waits for a free connection without end', recommended: true },
    hasSuggestions: true,
    messages: {
      time: 'When all connections of this {{name}} are taken, the next request waits for one forever: `{{path}}` is not set.',
      number: 'When all connections of this {{name}} are taken, any number of requests wait for one: `{{path}}` is not set.',
      never: '`{{path}}: {{value}}` means no limit at all: when all connections of this {{name}} are taken, requests wait for one without end.',
      bound: 'Set {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      pool(pool, file) {
        const option = pool.shape.wait
        // Without a limit nobody waits, and that is another rule's.
        if (!option || pool.wait?.setting.is !== 'none' || pool.limit.setting.is === 'none' || !pool.made) return
        const { at } = pool.wait
        const value = at && (valueIn(at.node) ?? at.node)
        const messageId = value ? 'never' : option.takes === 'ms' ? 'time' : 'number'
        const data = { name: pool.name, path: option.path, value: value ? shown(value, file) : '' }
        context.report({ node: value && isOf(value, file) ? value : pool.made.callee, messageId, data, suggest: suggested('bound', waiting(pool, file)) })
      },
    })
  },
})
