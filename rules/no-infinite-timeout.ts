import { replacement, writtenAt } from '../model/fix.ts'
import type { File } from '../model/file.ts'
import type { Call, Instance, Node } from '../model/nouns.ts'
import { endlessWait } from '../model/words.ts'
import { defineRule, each, shown, suggested } from './define.ts'

export const rule = defineRule<'never' | 'replace'>('no-infinite-timeout', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow timeout values that mean "never"', recommended: true },
    hasSuggestions: true,
    messages: {
      never: '`{{path}}: {{value}}` means no timeout at all in {{name}}: the call {{wait}}.',
      replace: 'Use {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    const reported = new Set<Node>()
    const visit = (subject: Call | Instance, file: File) => {
      if (subject.deadline.is !== 'none') return
      for (const limit of subject.limits) {
        const node = writtenAt(limit)
        if (limit.wrong?.outcome !== 'never' || !node || reported.has(node) || !limit.timeout.covers.includes('headers')) continue
        reported.add(node)
        const data = { path: limit.timeout.path, value: shown(node, file), name: subject.client.name, wait: endlessWait(subject) }
        context.report({ node, messageId: 'never', data, suggest: suggested('replace', replacement(limit, subject, file)) })
      }
    }
    return each(context, {
      call: visit,
      through: visit,
      // Its calls say it where they go through with it.
      instance: (instance, file) => {
        if (instance.calls.length === 0 && instance.escapes) visit(instance, file)
      },
    })
  },
})
