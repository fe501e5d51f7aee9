import path from 'node:path'
import type { Call, Instance, Limit, Step, Trail } from './nouns.ts'
import { timeInWords } from './time.ts'
import { waitOf } from './wait.ts'

export { timeInWords }

/** 10000 → "10_000", as people write it in code. */
export function numberInCode(amount: number): string {
  return Number.isInteger(amount) ? String(amount).replace(/\B(?=(?:\d{3})+(?!\d))/g, '_') : String(amount)
}

/** What happens to a call that nothing bounds: "can wait forever", or who gives up in the end. */
export function endlessWait({ backstop }: Call | Instance): string {
  return backstop ? `can wait ${timeInWords(backstop.headers)} for an answer, until ${backstop.by} gives up, and forever for a body that drips` : 'can wait forever'
}

/** Why nothing bounds it, as a clause. */
export function whyEndless(subject: Call | Instance): string {
  const { limits } = subject
  if (subject.is === 'call' && subject.callers) return `no timeout reaches it, and ${subject.callers} files call its function without passing one`
  const partial = limits.filter((limit) => limit.setting.is === 'set' && limit.timeout.covers.length > 0 && !limit.timeout.covers.includes('headers'))
  if (partial.length === 0) return 'no timeout reaches it'
  return `${list(partial.map((limit) => limit.timeout.path))} ${partial.length > 1 ? 'bound' : 'bounds'} only ${list([...new Set(partial.flatMap(phasesOf))])}`
}

const phaseNames = { queue: 'the wait for a socket', proxy: 'the proxy', connect: 'the connection', headers: 'the headers', 'body-idle': 'silence in the body', body: 'the body' } as const

export function phasesOf(limit: Limit): string[] {
  return limit.timeout.covers.map((phase) => phaseNames[phase])
}

export function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

/** "line 3", "src/http.ts:12" */
function placeOf({ node, file }: Step, folder: string): string {
  const line = String(node?.loc.start.line)
  return file === undefined ? `line ${line}` : `${path.relative(folder, file).replaceAll('\\', '/')}:${line}`
}

const failures = { 'at-once': 'fails at once', throws: 'throws', crashes: 'ends the process' } as const

/** What becomes of a call whose timeout is a value that its client does not take: "fails at once". */
export function failureOf({ deadline, limits }: Call): string | undefined {
  const outcome = limits.find((one) => one.setting === deadline)?.wrong?.outcome
  return outcome !== undefined && outcome in failures ? failures[outcome as keyof typeof failures] : undefined
}

/** A call in one line: "got · at most 9 s (3 × 2 s + 1 s + 2 s), timeout.request from line 3". */
export function summaryOf(call: Call, folder = ''): string {
  const { deadline, client } = call
  if (deadline.is === 'unknown') return `${client.name} · unknown (${deadline.trail[0]?.says ?? 'we cannot see what bounds it'})`
  if (deadline.is === 'none') return `${client.name} · ${call.backstop ? waitOf(call).says : 'waits forever'}`
  const failure = failureOf(call)
  if (failure !== undefined) return `${client.name} · ${failure}`
  const limit = call.limits.find((one) => one.setting === deadline)
  const from = deadline.trail.find((step) => step.node)
  const isElsewhere = from?.file !== undefined || from?.node?.loc.start.line !== call.node.loc.start.line
  const name = limit?.timeout.path ?? 'a timer'
  const source = deadline.is === 'default' ? `, ${name} by default` : from && isElsewhere ? `, ${name} from ${placeOf(from, folder)}` : ''
  return `${client.name} · at most ${waitOf(call).says}${source}`
}

/** What the model knows of a call or an instance, as lines of Markdown: the hover. */
export function describe(subject: Call | Instance): string[] {
  const { client, version, deadline, limits } = subject
  const lines = [`**${subject.name}** · ${client.name}${version === undefined ? '' : ` ${version}`}`]
  const bounds = limits.filter((limit) => limit.setting.is !== 'none')
  for (const limit of bounds) {
    const { setting, timeout } = limit
    if (setting.is === 'unknown') lines.push(`\`${timeout.path}\`: cannot be seen${because(setting.trail)}`)
    else if (setting.is !== 'none') lines.push(`\`${timeout.path}\`: ${timeInWords(setting.value)} for ${list(phasesOf(limit))}${because(setting.trail)}`)
  }
  if (deadline.is === 'none') lines.push(`Nothing bounds it: it ${endlessWait(subject)}.`)
  if (subject.is === 'call') lines.push(`Worst wait: ${waitOf(subject).says}`)
  return [...lines, `[${client.name}'s documentation](${client.docs})`]
}

function because(trail: Trail): string {
  const steps = trail.map((step) => (step.node ? `${step.says} (${placeOf(step, '')})` : step.says))
  return steps.length > 0 ? `, ${steps.join(', ')}` : ''
}
