import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver'
import { analyse } from '../model/calls.ts'
import type { Call, Instance, Node, Pool, Source } from '../model/nouns.ts'
import { describePool } from '../model/pool-words.ts'
import { describe } from '../model/words.ts'
import { documentOf, rangeOfNode } from './places.ts'

/** What we know of the call under the pointer: at the function that is called, or in the options given to it. */
export function hoverOf(source: Source, { position }: Pick<HoverParams, 'position'>, isMarkdown: boolean): Hover | null {
  const { calls, through, instances, pools } = analyse(source)
  const document = documentOf(source)
  const offset = document.offsetAt(position)
  const spots = [...calls, ...through, ...instances, ...pools].flatMap((subject) => spotsOf(subject).map((node) => ({ subject, node })))
  const [innermost] = spots.filter(({ node }) => node.range[0] <= offset && offset <= node.range[1]).sort((a, b) => lengthOf(a.node) - lengthOf(b.node))
  if (!innermost) return null
  const { subject } = innermost
  const text = (subject.is === 'pool' ? describePool(subject) : describe(subject)).join('\n\n')
  const contents = isMarkdown ? { kind: MarkupKind.Markdown, value: text } : { kind: MarkupKind.PlainText, value: plain(text) }
  return { contents, range: rangeOfNode(innermost.node, document) }
}

function spotsOf(subject: Call | Instance | Pool): Node[] {
  const node = subject.is === 'pool' ? subject.made : subject.node
  if (!node) return [subject.node]
  const { slot } = subject
  const options = slot === undefined ? undefined : node.arguments[slot]
  return options ? [node.callee, options] : [node.callee]
}

function lengthOf({ range }: Node): number {
  return range[1] - range[0]
}

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2').replace(/\*\*|`/g, '')
}
