import type { Node } from '../model/nouns.ts'
import { endsSometime } from '../model/retries/configured-repair.ts'
import { isRetriedForEver } from '../model/retries/clients.ts'
import { configuredOf } from '../model/retries/libraries.ts'
import { endingRepair } from '../model/retries/repair.ts'
import { retriesOf } from '../model/retries/retries.ts'
import { requestInWords } from '../model/retries/words.ts'
import { defineRule, each, suggested } from './define.ts'

export const rule = defineRule<'endless' | 'unset' | 'option' | 'crashes' | 'decides' | 'client' | 'limit'>('no-unbounded-retry', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow trying a failed request again without an end', recommended: true },
    hasSuggestions: true,
    messages: {
      endless: '{{which}} for as long as it fails: nothing must end it.',
      unset: '{{name}} tries again for ever: no `{{path}}` is set.',
      option: '`{{written}}` makes {{name}} try again for ever.',
      crashes: '`{{written}}` ends the process: {{name}} makes a list of all its delays beforehand.',
      decides: 'This function decides alone whether {{name}} tries again, and does not look at the attempt: `{{path}}` is not read, and nothing ends it.',
      client: '{{name}} tries this request again for ever.',
      limit: 'Let it end: {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    const visit = each(context, {
      call(call) {
        if (isRetriedForEver(call)) context.report({ node: call.node.callee, messageId: 'client', data: { name: call.client.name } })
      },
    })
    return {
      'Program:exit'(program) {
        visit['Program:exit']?.(program)
        // A function that tries again whatever it is given is one fault.
        const reported = new Set<Node>()
        for (const retry of retriesOf(context)) {
          if (!retry.endless || reported.has(retry.at)) continue
          reported.add(retry.at)
          context.report({ node: retry.at.callee, messageId: 'endless', data: { which: requestInWords(retry, retry.at) }, suggest: suggested('limit', endingRepair(retry)) })
        }
        const configured = configuredOf(context)
        for (const use of configured?.uses ?? []) {
          if (!use.endless || !configured) continue
          const { written, crashes, decides } = use.endless
          const data = { name: use.retrier.name, path: use.retrier.count.path, written: written ? context.sourceCode.getText(written.node) : '' }
          context.report({ node: written?.node ?? use.node.callee, messageId: crashes ? 'crashes' : decides ? 'decides' : written ? 'option' : 'unset', data, suggest: suggested('limit', endsSometime(use, configured.file)) })
        }
      },
    }
  },
})
