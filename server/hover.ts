import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver'
import path from 'node:path'
import { analyse } from '../model/calls.ts'
import { carriersOf } from '../model/carrier.ts'
import type { File } from '../model/file.ts'
import type { Call, Instance, Limit, Node, Pool, Setting, Source, Trail } from '../model/nouns.ts'
import { describePool } from '../model/pool-words.ts'
import { retriesOf } from '../model/retries/retries.ts'
import { waitOf } from '../model/wait.ts'
import { endlessWait, list, phasesOf, timeInWords } from '../model/words.ts'
import { documentOf, rangeOfNode } from './places.ts'

/** What we know of the call under the pointer: at the function that is called, or in the options given to it. */
export function hoverOf(source: Source, { position }: Pick<HoverParams, 'position'>, isMarkdown: boolean): Hover | null {
  const { calls, through, instances, pools, file } = analyse(source)
  const document = documentOf(source)
  const offset = document.offsetAt(position)
  const spots = [...calls, ...through, ...instances, ...pools].flatMap((subject) => spotsOf(subject).map((node) => ({ subject, node })))
  const [innermost] = spots.filter(({ node }) => node.range[0] <= offset && offset <= node.range[1]).sort((a, b) => lengthOf(a.node) - lengthOf(b.node))
  if (!innermost || !file) return null
  const { subject } = innermost
  const lines = subject.is === 'pool' ? describePool(subject) : linesOf(subject, source, file)
  const contents = isMarkdown ? { kind: MarkupKind.Markdown, value: lines.join('  \n') } : { kind: MarkupKind.PlainText, value: plain(lines.join('\n')) }
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

/** A hover stands beside others, so there are eight lines at most: these, and three for what bounds the phases. */
function linesOf(subject: Call | Instance, source: Source, file: File): string[] {
  const { name, client, version, deadline } = subject
  return [
    `**${name}** · ${client.name}${version === undefined ? '' : ` ${version}`} · [documentation](${client.docs})`,
    subject.is === 'call' ? `Worst wait: **${waitOf(subject).says}**` : deadline.is === 'none' ? `Calls through it **${endlessWait(subject)}**` : 'What it sets for the calls through it:',
    ...boundLines(subject, file),
    ...(subject.is === 'call' ? [...retryLines(subject, source, file), ...poolLines(subject, file)] : []),
  ]
}

const phases: Record<string, string> = { queue: 'the wait for a socket', proxy: 'the proxy', connect: 'the connection', headers: 'the headers', 'body-idle': 'silence in the body', body: 'the body' }

function boundLines({ limits, deadline, is }: Call | Instance, file: File): string[] {
  const seen = limits.filter(({ setting }) => setting.is !== 'none')
  const isTimer = deadline.is === 'set' && !limits.some(({ setting }) => setting === deadline)
  const lines = [...(isTimer ? [`- ${timeInWords(deadline.value)} for all of it${because(deadline.trail, file)}`] : []), ...seen.map((limit) => `- ${boundInWords(limit, file)}`)]
  const covered = new Set(seen.flatMap(({ timeout }) => timeout.covers as readonly string[]))
  const open = Object.keys(phases).filter((phase) => !covered.has(phase))
  const isPartial = is === 'call' && !isTimer && lines.length > 0 && open.length > 0 && seen.every(({ setting }) => setting.is !== 'unknown')
  const most = isPartial ? 2 : 3
  if (lines.length > most) lines.splice(most - 1, lines.length, `- and ${lines.length - most + 1} more`)
  return isPartial ? [...lines, `- no limit for ${list(open.map((phase) => phases[phase] ?? phase))}`] : lines
}

function boundInWords(limit: Limit, file: File): string {
  const { setting, timeout } = limit
  if (setting.is === 'unknown') return `\`${timeout.path}\` cannot be seen${because(setting.trail, file)}`
  const phases = phasesOf(limit)
  return `${'value' in setting ? timeInWords(setting.value) : ''} for ${phases.length === 6 ? 'all of it' : list(phases)}${because(setting.trail, file)}`
}

function retryLines(call: Call, source: Source, file: File): string[] {
  const own = timesInWords(call.retries, file)
  const again = retriesOf(source).find(({ node }) => node === call.node)
  const around = again && (again.endless ? 'the code tries again without an end' : again.immediate.length > 0 ? 'the code tries again at once' : 'the code tries again after a wait')
  const says = [own, around].filter((one) => one !== undefined)
  return says.length > 0 ? [`- Retries: ${says.join('; ')}`] : []
}

function timesInWords(retries: Setting<number>, file: File): string | undefined {
  if (retries.is === 'unknown') return 'cannot be seen'
  if (retries.is === 'none') return `without an end${because(retries.trail, file)}`
  // Of a client that never retries nothing need be said.
  return retries.value === 0 && retries.trail.length === 0 ? undefined : `${retries.value === 0 ? 'none' : retries.value}${because(retries.trail, file).replace(':', ',')}`
}

function poolLines(call: Call, file: File): string[] {
  const pools = carriersOf(call, file).map(({ name, limit, made, file: home }) => {
    const sockets = limit.is === 'unknown' ? 'an unknown number of sockets' : limit.is === 'none' || limit.value === Infinity ? 'any number of sockets' : `at most ${limit.value} sockets`
    return `${sockets} (${name}, ${placeOf(made, home === file ? undefined : home.name, file)})`
  })
  return pools.length > 0 ? [`- Pool: ${pools.join(', ')}`] : []
}

function because(trail: Trail, file: File): string {
  const steps = trail.map((step) => (step.node ? `${step.says} (${placeOf(step.node, step.file, file)})` : step.says))
  return steps.length > 0 ? `: ${steps.join(', ')}` : ''
}

/** "line 3", "src/http.ts:12" */
function placeOf(node: Node, other: string | undefined, file: File): string {
  const line = node.loc.start.line
  return other === undefined ? `line ${line}` : `${path.relative(path.dirname(file.name), other).replaceAll('\\', '/')}:${line}`
}

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2').replace(/\*\*|`/g, '')
}
