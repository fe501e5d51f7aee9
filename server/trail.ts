import type { DiagnosticRelatedInformation } from 'vscode-languageserver'
import { pathToFileURL } from 'node:url'
import { analyse } from '../model/calls.ts'
import { carriersOf } from '../model/carrier.ts'
import type { File } from '../model/file.ts'
import type { Call, Instance, Node, Pool, Source, Step } from '../model/nouns.ts'
import { retriesOf } from '../model/retries/retries.ts'

/** The places that a finding has to do with besides its own: what it goes through, where its options are written. */
export function relatedTo(offsets: readonly [number, number], uri: string, source: Source): DiagnosticRelatedInformation[] {
  const { calls, through, instances, pools, file } = analyse(source)
  const again = retriesOf(source).filter(({ at, node, immediate }) => [at, ...immediate.map((way) => way.at)].some((one) => one !== node && isAt(one.callee, offsets)))
  if (again.length > 0) return placesOf(again.map(({ node }) => ({ says: 'the request itself', node })), offsets, uri)
  const [subject] = [...calls, ...through, ...instances, ...pools].filter(({ node }) => node.range[0] <= offsets[0] && offsets[1] <= node.range[1]).sort((a, b) => lengthOf(a.node) - lengthOf(b.node))
  return file && subject ? placesOf(stepsOf(subject, file), offsets, uri) : []
}

function isAt({ range }: Node, [start, end]: readonly [number, number]): boolean {
  return range[0] === start && range[1] === end
}

function placesOf(steps: readonly Step[], offsets: readonly [number, number], uri: string): DiagnosticRelatedInformation[] {
  const seen = new Set<string>()
  return steps.flatMap(({ says, node, file: other }) => {
    if (!node || (other === undefined && node.range[0] <= offsets[0] && offsets[1] <= node.range[1])) return []
    const { start, end } = node.loc
    const location = {
      uri: other === undefined ? uri : pathToFileURL(other).href,
      range: { start: { line: start.line - 1, character: start.column }, end: { line: end.line - 1, character: end.column } },
    }
    const key = JSON.stringify(location)
    if (seen.has(key)) return []
    seen.add(key)
    return [{ location, message: says.replace(/^./, (letter) => letter.toUpperCase()) }]
  })
}

function stepsOf(subject: Call | Instance | Pool, file: File): Step[] {
  if (subject.is === 'pool') return [...subject.limit.setting.trail, ...(subject.wait?.setting.trail ?? [])]
  const limits = subject.limits.flatMap(({ setting }) => setting.trail)
  if (subject.is === 'instance') return [...limits, ...subject.calls.map((call) => ({ says: 'a call that goes through it', node: call.node }))].slice(0, 6)
  return [
    ...(subject.via ? [{ says: 'the instance that it goes through is made here', node: subject.via.node.callee }] : []),
    ...(subject.through ? [{ says: 'the request itself', node: subject.through.node, ...(subject.madeElsewhere !== undefined && { file: subject.madeElsewhere }) }] : []),
    ...subject.deadline.trail,
    ...limits,
    ...subject.retries.trail,
    ...carriersOf(subject, file).map((carrier) => ({ says: 'it takes its sockets from this', node: carrier.made.callee, ...(carrier.file !== file && { file: carrier.file.name }) })),
  ]
}

function lengthOf({ range }: Node): number {
  return range[1] - range[0]
}
