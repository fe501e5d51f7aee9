import { InlayHintKind, type InlayHint, type Range } from 'vscode-languageserver'
import { analyse } from '../model/calls.ts'
import type { Call, Source } from '../model/nouns.ts'
import { waitOf } from '../model/wait.ts'
import { timeInWords } from '../model/words.ts'
import { documentOf } from './places.ts'

/** Behind each call of the range, how long it can take. What cannot be seen has no hint. */
export function inlayHintsOf(source: Source, { start, end }: Range): InlayHint[] {
  const document = documentOf(source)
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)]
  return analyse(source).calls.filter(({ node }) => from <= node.range[1] && node.range[1] <= to).flatMap((call) => {
    const label = shortly(call)
    return label === undefined ? [] : [{ position: document.positionAt(call.node.range[1]), label, kind: InlayHintKind.Type, tooltip: `Worst wait: ${waitOf(call).says}`, paddingLeft: true }]
  })
}

function shortly(call: Call): string | undefined {
  const { answer, total } = waitOf(call)
  if (answer.is === 'unknown') return undefined
  if (answer.is === 'none' || answer.value === Infinity) return 'no limit'
  return `≤ ${timeInWords('value' in total ? total.value : answer.value)}${'value' in total ? '' : ', then its body'}`
}
