import { analyse } from '../model/calls.ts'
import { configuredOf } from '../model/retries/libraries.ts'
import { nestedIn } from '../model/retries/nested.ts'
import { retriesOf } from '../model/retries/retries.ts'
import { defineRule } from './define.ts'

export const rule = defineRule<'nested' | 'looped' | 'uncounted'>('no-nested-retry', {
  meta: {
    type: 'suggestion',
    docs: { description: 'disallow retries around a client that tries again on its own', recommended: false },
    messages: {
      nested: '{{client}} {{inner}} × {{around}} {{outer}} = {{product}} requests for one failure: switch off the retries of {{client}} here (`{{path}}: {{off}}`).',
      looped: '{{client}} {{inner}} × this loop {{outer}} = {{product}} requests for one failure: switch off the retries of {{client}} here (`{{path}}: {{off}}`), or leave them to it.',
      uncounted: 'Each attempt of this code is up to {{inner}} requests of {{client}}: switch off its retries here (`{{path}}: {{off}}`), or leave them to it.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        const { calls, file } = analyse(context)
        if (!file) return
        for (const { by, call, inner, outer } of nestedIn(configuredOf(context)?.uses ?? [], retriesOf(context), calls, file)) {
          const data = { client: call.client.name, inner: String(inner), around: by ?? '', outer: String(outer), product: String(inner * (outer ?? 1)), path: call.client.retry?.paths.at(-1) ?? 'retry', off: call.client.retry?.counts === 'attempts' ? '1' : '0' }
          context.report({ node: call.node.callee, messageId: by !== undefined ? 'nested' : outer === undefined ? 'uncounted' : 'looped', data })
        }
      },
    }
  },
})
