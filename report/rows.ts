import { analyse } from '../model/calls.ts'
import { carriersOf } from '../model/carrier.ts'
import { destinationOf } from '../model/destination.ts'
import type { File } from '../model/file.ts'
import type { Call, Node, Pool, Setting, Source, Trail } from '../model/nouns.ts'
import { summaryOfPool } from '../model/pool-words.ts'
import { retriesOf } from '../model/retries/retries.ts'
import { waitOf } from '../model/wait.ts'
import { endlessWait, failureOf, phasesOf, whyEndless } from '../model/words.ts'
import type { BoundRow, CallRow, Place, PoolRow, RetriesRow, SocketsRow, StepRow, WaitRow } from './nouns.ts'

/** What a row says of the world around its file. */
export interface Surroundings {
  /** The path of a file as the report writes it. */
  named: (file: string) => string
  /** The name of the package that a file belongs to. */
  packageOf: (file: string) => string
}

/** The rows of one file: its calls and its pools. */
export function rowsOf(source: Source, around: Surroundings): { calls: CallRow[]; pools: PoolRow[] } {
  const { calls, through, pools, file } = analyse(source)
  if (!file) return { calls: [], pools: [] }
  const again = new Map(calls.length > 0 ? retriesOf(source).map((retry) => [retry.node as Node, retry] as const) : [])
  const rows = [...calls, ...through.filter((call) => isDecidedHere(call, calls))].map((call): CallRow => {
    const retry = again.get(call.node)
    const row = rowOf(call, file, around)
    return {
      ...row,
      ...(retry && retry.at !== retry.node && { trail: [...row.trail, ...trailOf([{ says: 'sent again here', node: retry.at.callee }], file, around)] }),
      ...(retry && { again: retry.endless ? 'without an end' : retry.immediate.length > 0 ? 'at once' : 'after a wait' }),
    }
  })
  return { calls: rows, pools: pools.map((pool) => rowOfPool(pool, file, around)) }
}

/** A function that does not decide its own bound: each of its calls is a question of its own. */
function isDecidedHere(call: Call, calls: readonly Call[]): boolean {
  if (!call.through || call.through.decides || call.deadline.is === 'unknown') return false
  const own = calls.find((one) => one.node === call.through?.node)
  return own ? own.deadline.is === 'unknown' : call.deadline.is === 'none'
}

function rowOf(call: Call, file: File, around: Surroundings): CallRow {
  const { name, client, version, method } = call
  const { hosts, written } = destinationOf(call, file)
  return {
    ...placeOf(call.node, around.named(file.name)),
    name,
    client: client.name,
    ...(version !== undefined && { version }),
    package: around.packageOf(file.name),
    ...(method !== undefined && { method }),
    ...(written !== undefined && { url: shortened(written) }),
    ...(hosts.length > 0 && { host: hosts.join(' or ') }),
    wait: waitRow(call),
    bounds: boundsOf(call, file, around),
    because: reasonOf(call),
    trail: trailOf(call.deadline.trail, file, around),
    retries: retriesRow(call.retries),
    carriers: carriersOf(call, file).map((carrier) => ({
      name: carrier.name,
      file: around.named(carrier.file.name),
      line: carrier.made.loc.start.line,
      sockets: socketsRow(carrier.limit),
    })),
    ...(call.through && { isThrough: true }),
  }
}

function waitRow(call: Call): WaitRow {
  const { backstop, deadline } = call
  const failure = failureOf(call)
  if (failure !== undefined) return { is: 'bounded', answer: 0, total: 0, says: failure }
  const { answer, total, says } = waitOf(call)
  if (deadline.is === 'unknown') return { is: 'unknown', says }
  if (!('value' in answer) || answer.value === Infinity) return { is: 'endless', ...(backstop && { backstop: backstop.headers }), says: endlessWait(call) }
  return { is: 'bounded', answer: answer.value, ...('value' in total && total.value < Infinity && { total: total.value }), says }
}

function reasonOf(call: Call): string {
  const { deadline, limits } = call
  const never = limits.find(({ wrong, setting }) => wrong?.outcome === 'never' && setting.is === 'none')
  if (deadline.is === 'none') return never ? `${never.timeout.path} is set to a value that means “never”` : whyEndless(call)
  if (deadline.is === 'unknown') return deadline.trail[0]?.says ?? 'what bounds it cannot be seen'
  const option = limits.find(({ setting }) => setting === deadline)?.timeout.path ?? 'a timer'
  return deadline.is === 'default' ? `${option}, the client's default` : option
}

function boundsOf({ limits }: Call, file: File, around: Surroundings): BoundRow[] {
  return limits.flatMap((limit): BoundRow[] => {
    const { setting, timeout } = limit
    if (setting.is === 'none') return []
    return [{ option: timeout.path, is: setting.is, ...('value' in setting && setting.value < Infinity && { ms: setting.value }), covers: phasesOf(limit), trail: trailOf(setting.trail, file, around) }]
  })
}

function trailOf(trail: Trail, file: File, { named }: Surroundings): StepRow[] {
  return trail.map(({ says, node, file: other }) => ({ says, ...(node && { file: named(other ?? file.name), line: node.loc.start.line, column: node.loc.start.column + 1 }) }))
}

function retriesRow(setting: Setting<number>): RetriesRow {
  return { is: setting.is, ...('value' in setting && setting.value < Infinity && { count: setting.value }) }
}

function socketsRow(setting: Setting<number>): SocketsRow {
  return { is: setting.is, ...('value' in setting && setting.value < Infinity && { count: setting.value }) }
}

function rowOfPool(pool: Pool, file: File, around: Surroundings): PoolRow {
  const { name, client, version, limit, keepsAlive } = pool
  return {
    ...placeOf(pool.node, around.named(file.name)),
    name,
    client: client.name,
    ...(version !== undefined && { version }),
    package: around.packageOf(file.name),
    sockets: socketsRow(limit.setting),
    ...(keepsAlive !== undefined && { keepsAlive }),
    says: summaryOfPool(pool),
  }
}

function placeOf({ loc }: Node, file: string): Place {
  return { file, line: loc.start.line, column: loc.start.column + 1, endLine: loc.end.line, endColumn: loc.end.column + 1 }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
