import { reread } from '../model/fix.ts'
import type { Call, Instance } from '../model/nouns.ts'
import type { File } from '../model/file.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'unread' | 'misspelt' | 'misplaced' | 'replace' | 'move'>('no-ignored-timeout', {
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
    },
    schema: [],
  },
  create(context) {
    const visit = (subject: Call | Instance, file: File) => {
      for (const ignored of subject.ignored) {
        const name = subject.version === undefined ? subject.client.name : `${subject.client.name} ${subject.version}`
        const suggest = suggested(ignored.because === 'misplaced' ? 'move' : 'replace', reread(ignored, subject, file))
        context.report({ node: ignored.node.key, messageId: ignored.because, data: { name, key: ignored.key, meant: ignored.meant }, suggest })
      }
    }
    return each(context, { call: visit, instance: visit })
  },
})
