import type { Call, Instance, Limit, Trail } from './nouns.ts'
import { waitOf } from './wait.ts'

/** 500 → "500 ms", 10000 → "10 s", 90500 → "90.5 s", 600000 → "10 min". */
export function timeInWords(ms: number): string {
  if (ms < 1000) return `${rounded(ms)} ms`
  if (ms < 120_000 || ms % 60_000 !== 0) return ms < 600_000 ? `${rounded(ms / 1000)} s` : `${rounded(ms / 60_000)} min`
  return `${rounded(ms / 60_000)} min`
}

function rounded(amount: number): string {
  return String(Math.round(amount * 100) / 100)
}

/** 10000 → "10_000", as people write it in code. */
export function numberInCode(amount: number): string {
  return Number.isInteger(amount) ? String(amount).replace(/\B(?=(?:\d{3})+(?!\d))/g, '_') : String(amount)
}

/** What happens to a call that nothing bounds: "can wait forever", or who gives up in the end. */
export function endlessWait({ client }: Call | Instance): string {
  const { backstop } = client
  return backstop ? `can wait ${timeInWords(backstop.headers)} for an answer and forever for its body` : 'can wait forever'
}

/** Why nothing bounds it, as a clause. */
export function whyEndless({ limits }: Call | Instance): string {
  const partial = limits.filter((limit) => limit.setting.is === 'set' && !limit.timeout.covers.includes('headers'))
  if (partial.length === 0) return 'no timeout reaches it'
  return `${list(partial.map((limit) => limit.timeout.path))} ${partial.length > 1 ? 'bound' : 'bounds'} only ${list([...new Set(partial.flatMap(phases))])}`
}

const phaseNames = { queue: 'the wait for a socket', proxy: 'the proxy', connect: 'the connection', headers: 'the headers', 'body-idle': 'silence in the body', body: 'the body' } as const

function phases(limit: Limit): string[] {
  return limit.timeout.covers.map((phase) => phaseNames[phase])
}

export function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

/** What the model knows of a call or an instance, as lines of Markdown: the hover. */
export function describe(subject: Call | Instance): string[] {
  const { client, version, deadline, limits } = subject
  const lines = [`**${subject.name}** · ${client.name}${version === undefined ? '' : ` ${version}`}`]
  const bounds = limits.filter((limit) => limit.setting.is !== 'none')
  for (const limit of bounds) {
    const { setting, timeout } = limit
    if (setting.is === 'unknown') lines.push(`\`${timeout.path}\`: cannot be seen${because(setting.trail)}`)
    else if (setting.is !== 'none') lines.push(`\`${timeout.path}\`: ${timeInWords(setting.value)} for ${list(phases(limit))}${because(setting.trail)}`)
  }
  if (deadline.is === 'none') lines.push(`Nothing bounds it: it ${endlessWait(subject)}.`)
  if (subject.is === 'call') lines.push(`Worst wait: ${waitOf(subject).says}`)
  return [...lines, `[${client.name}'s documentation](${client.docs})`]
}

function because(trail: Trail): string {
  const steps = trail.map((step) => (step.node ? `${step.says} (line ${step.node.loc.start.line})` : step.says))
  return steps.length > 0 ? `, ${steps.join(', ')}` : ''
}
