import { writtenAt } from '../model/fix.ts'
import { repairsOfInert } from '../model/inert-fix.ts'
import type { Call, Instance, Node } from '../model/nouns.ts'
import type { File } from '../model/file.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'unheard' | 'logged' | 'repair'>('no-inert-timeout', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow timeouts that only emit an event which nobody acts on, or only write to the log', recommended: true },
    hasSuggestions: true,
    messages: {
      unheard: 'This bounds nothing: {{name}} only emits `{{event}}` when the time is up, and nothing that listens ends the {{what}}.',
      logged: 'This bounds nothing: {{name}} only writes to the log when the time is up, unless `{{needs}}` is true.',
      repair: 'Add {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    // One options object can reach several calls.
    const reported = new Set<Node>()
    const visit = (subject: Call | Instance, file: File, isBounded = subject.deadline.is !== 'none') => {
      // What bounds it some other way is no fault.
      if (isBounded || (subject.is === 'call' && subject.through)) return
      for (const limit of subject.limits) {
        const node = limit.inert && writtenAt(limit)
        if (!node || reported.has(node)) continue
        reported.add(node)
        const { event, needs } = limit.timeout
        const suggest = repairsOfInert(limit, subject, file).flatMap((repair) => suggested('repair', repair))
        context.report({ node, messageId: needs === undefined ? 'unheard' : 'logged', data: { name: subject.name, event, what: subject.client.lasts ? 'connection' : 'request', needs: needs?.split('.').at(-1) }, suggest })
      }
    }
    return each(context, {
      call: visit,
      instance: visit,
      // Its options, where we cannot see them, hold no listener.
      socket: (socket, file) => { visit(socket, file, socket.deadline.is === 'set') },
    })
  },
})
