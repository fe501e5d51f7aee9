import { reread } from '../model/reread.ts'
import type { Call, Instance, Node } from '../model/nouns.ts'
import type { File } from '../model/file.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'unread' | 'misspelt' | 'misplaced' | 'replace' | 'move' | 'moveAs' | 'remove'>('no-ignored-timeout', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow timeout options that the client does not read', recommended: true },
    hasSuggestions: true,
    messages: {
      unread: '{{name}} does not read `{{key}}`: it bounds nothing.',
      misspelt: '{{name}} does not read `{{key}}`, only `{{meant}}`: it bounds nothing.',
      misplaced: '`{{key}}` stands where {{name}} does not read options: it bounds nothing.',
      replace: 'Use {{repair}}.',
      move: 'Move it to the options.',
      moveAs: 'Move it to the options, as {{repair}}.',
      remove: 'Remove it.',
    },
    schema: [],
  },
  create(context) {
    // One options object can reach several calls.
    const reported = new Set<Node>()
    const visit = (subject: Call | Instance, file: File) => {
      for (const ignored of subject.ignored) {
        if (reported.has(ignored.node)) continue
        reported.add(ignored.node)
        const name = subject.version === undefined ? subject.client.name : `${subject.client.name} ${subject.version}`
        const repair = reread(ignored, subject, file)
        const how = ignored.because === 'misplaced' ? (repair?.writes ? 'moveAs' : 'move') : repair?.writes ? 'replace' : 'remove'
        context.report({ node: ignored.node.key, messageId: ignored.because, data: { name, key: ignored.key, meant: ignored.meant }, suggest: suggested(how, repair) })
      }
    }
    return each(context, { call: visit, instance: visit, socket: visit })
  },
})
