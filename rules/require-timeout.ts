import { repairsOf } from '../model/fix.ts'
import type { Call, Instance } from '../model/nouns.ts'
import { overriddenOf } from '../model/overridden.ts'
import { endlessWait, whyEndless } from '../model/words.ts'
import { defineRule, each, headOf, suggested } from './define.ts'

export const rule = defineRule<'call' | 'instance' | 'add', [{ relativeUrls?: boolean }?]>('require-timeout', {
  meta: {
    type: 'problem',
    docs: { description: 'require a timeout on every outgoing HTTP call', recommended: true },
    hasSuggestions: true,
    messages: {
      call: 'This {{name}} call {{wait}}: {{why}}.',
      instance: 'Calls through this {{name}} instance can wait forever: {{why}}.',
      add: 'Add {{repair}}.',
    },
    schema: [
      {
        type: 'object',
        properties: { relativeUrls: { type: 'boolean', description: "Also report calls to the page's own origin, whose URL is relative." } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ relativeUrls: false }],
  },
  create(context) {
    const asksForRelative = context.options[0]?.relativeUrls === true
    const isMissing = (subject: Call | Instance) => subject.deadline.is === 'none' && nothingWritten(subject) && (asksForRelative || !subject.relative)
    return each(context, {
      instance(instance, file) {
        if (!isMissing(instance)) return
        // Judged by the calls that go through it; where none is seen, by those that others may make.
        if (instance.calls.length > 0 ? !instance.calls.some(isMissing) : !instance.escapes) return
        const suggest = repairsOf(instance, file).flatMap((repair) => suggested('add', repair))
        context.report({ node: headOf(instance), messageId: 'instance', data: { name: instance.client.name, why: whyEndless(instance) }, suggest })
      },
      through(call) {
        // A function that bounds nothing, whatever it is passed, is one fault, told where it makes its request.
        if (!isMissing(call) || call.through?.decides !== false || call.madeElsewhere !== undefined) return
        context.report({ node: headOf(call), messageId: 'call', data: { name: call.name, wait: endlessWait(call), why: whyEndless(call) } })
      },
      call(call, file) {
        // An instance without a bound is one fault, told where it is made.
        if (!isMissing(call) || call.via?.deadline.is === 'none' || call.madeElsewhere !== undefined || overriddenOf(call, file)?.how === 'cleared') return
        // Written there, a bound would take the place of one that a caller passes.
        const suggest = call.callers ? [] : repairsOf(call, file).flatMap((repair) => suggested('add', repair))
        context.report({ node: headOf(call), messageId: 'call', data: { name: call.name, wait: endlessWait(call), why: whyEndless(call) }, suggest })
      },
    })
  },
})

/** What is written and does not work is another rule's. */
function nothingWritten({ limits, ignored }: Call | Instance): boolean {
  return ignored.length === 0 && limits.every((limit) => !limit.wrong && !limit.inert)
}
