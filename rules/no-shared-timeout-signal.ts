import type { File } from '../model/file.ts'
import type { Call, Instance, Node } from '../model/nouns.ts'
import { sharedSignalOf } from '../model/shared-signal.ts'
import { repairOfShared } from '../model/signal-fix.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'module' | 'object' | 'instance' | 'closure' | 'retries' | 'repeats' | 'repair'>('no-shared-timeout-signal', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow one timeout signal for many requests', recommended: true },
    hasSuggestions: true,
    messages: {
      module: 'The clock of this signal starts when the module is loaded: once it has run out, every {{name}} call with it fails at once.',
      object: 'The clock of this signal starts when the object is made: once it has run out, every {{name}} call with it fails at once.',
      instance: 'The clock of this signal starts when the {{name}} instance is made: once it has run out, every call through it fails at once.',
      closure: 'The clock of this signal starts before the functions that use it are called: once it has run out, every {{name}} call with it fails at once.',
      retries: 'The clock of this signal starts before the retries: once it has run out, every further {{name}} call fails at once.',
      repeats: 'The clock of this signal starts once, and the function with the {{name}} call runs again and again: later calls fail at once.',
      repair: 'Use {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    const reported = new Set<Node>()
    const visit = (subject: Call | Instance, file: File) => {
      const shared = sharedSignalOf(subject, file)
      if (!shared || reported.has(shared.made)) return
      reported.add(shared.made)
      const name = subject.is === 'call' ? subject.name : subject.client.name
      context.report({ node: shared.made, messageId: shared.when, data: { name }, suggest: suggested('repair', repairOfShared(shared, subject, file)) })
    }
    return each(context, { call: visit, instance: visit })
  },
})
