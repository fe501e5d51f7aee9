import { boundsFor } from '../model/bounds.ts'
import type { File } from '../model/file.ts'
import { longest } from '../model/duration.ts'
import { replacement, writtenAt } from '../model/fix.ts'
import type { Call, Instance, Limit, Node } from '../model/nouns.ts'
import { unitMistakeOf } from '../model/unit.ts'
import { timeInWords } from '../model/words.ts'
import { defineRule, each, shown, suggested } from './define.ts'

const outcomes = {
  'at-once': 'every request fails at once',
  throws: 'it throws',
  crashes: 'an uncaught error ends the process',
  default: "the client's default is used instead",
  clamped: `it is cut to ${longest} ms`,
} as const

export const rule = defineRule<'outcome' | 'seconds' | 'unit' | 'twice' | 'below' | 'above' | 'replace'>('valid-timeout', {
  meta: {
    type: 'problem',
    docs: { description: 'require timeout values that do what they say', recommended: true },
    hasSuggestions: true,
    messages: {
      outcome: '`{{path}}: {{value}}` does not work in {{name}}: {{outcome}}.',
      seconds: '`{{path}}: {{value}}` is {{time}} in {{name}}: it takes milliseconds, and this looks like seconds.',
      unit: '`{{name}}` says seconds, and {{client}} takes milliseconds here.',
      twice: '`{{name}}` says milliseconds, which {{client}} takes here: 1000 times that is a thousand times as long.',
      below: '`{{path}}` is {{time}}, below the {{limit}} that the project asks for.',
      above: '`{{path}}` is {{time}}, above the {{limit}} that the project allows.',
      replace: 'Use {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    const reported = new Set<Node>()
    const visit = (subject: Call | Instance, file: File) => {
      for (const limit of subject.limits) {
        const node = writtenAt(limit)
        if (!node || reported.has(node)) continue
        const value = shown(node, file)
        const data = { path: limit.timeout.path, value, name: subject.client.name }
        const mistake = unitMistakeOf(limit, node)
        if (mistake) {
          reported.add(node)
          const mended = mistake.mended((one) => context.sourceCode.getText(one))
          // `seconds!` binds closer than the product.
          const text = mistake.node.parent?.type.startsWith('TS') && mended.includes('*') ? `(${mended})` : mended
          context.report({ node: mistake.node, messageId: mistake.says === 'seconds' ? 'unit' : 'twice', data: { name: mistake.name, client: subject.client.name }, suggest: suggested('replace', { writes: text, edits: [{ range: mistake.node.range, text }] }) })
          continue
        }
        const wrong = limit.wrong?.outcome
        const found =
          wrong !== undefined && wrong !== 'never'
            ? { messageId: 'outcome' as const, data: { ...data, outcome: outcomes[wrong] } }
            : outOfPolicy(limit, boundsFor(subject, file).timeout, data)
        if (!found) continue
        reported.add(node)
        context.report({ node, ...found, suggest: suggested('replace', replacement(limit, subject, file)) })
      }
    }
    return each(context, { call: visit, through: visit, instance: visit })
  },
})

/** A number that is a duration, but hardly the one that was meant. */
function outOfPolicy(limit: Limit, policy: { min: number; max: number }, data: Record<string, string>) {
  if (limit.setting.is !== 'set' || limit.wrong) return undefined
  const ms = limit.setting.value
  const time = timeInWords(ms)
  // Nobody gives a server 1 to 60 ms; many give it as many seconds.
  if (limit.timeout.takes !== 's' && ms >= 1 && ms <= 60) return { messageId: 'seconds' as const, data: { ...data, time } }
  if (ms < policy.min) return { messageId: 'below' as const, data: { ...data, time, limit: timeInWords(policy.min) } }
  if (ms > policy.max) return { messageId: 'above' as const, data: { ...data, time, limit: timeInWords(policy.max) } }
  return undefined
}
