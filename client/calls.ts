/** A call as `hangtime report --format json` tells it: as much of it as the view shows. */
export interface Call {
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
  name: string
  client: string
  method?: string
  url?: string
  host?: string
  because: string
  wait: { is: 'bounded' | 'endless' | 'unknown'; answer?: number; total?: number; backstop?: number; says: string }
  retries: { is: string; count?: number }
  carriers: { name: string; sockets: { is: string; count?: number } }[]
}

export interface Group {
  is: 'client' | 'host'
  name: string
  calls: readonly Call[]
  within: readonly (Group | Call)[]
}

export const orders = { wait: 'Longest wait first', place: 'By file and line', name: 'By name' }
export type Order = keyof typeof orders

export function isWanted(call: Call, filter: string): boolean {
  const text = [call.name, call.client, call.host, call.file, call.wait.is, waitOf(call)].join(' ').toLowerCase()
  return filter.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}

/** Calls by client, then by host; a group stands where its first call would. */
export function groupsOf(calls: readonly Call[], by: Group['is'], order: Order): Group[] {
  const groups = new Map<string, Call[]>()
  for (const call of [...calls].sort(comparing[order])) {
    const name = by === 'client' ? call.client : (call.host ?? 'a host that cannot be seen')
    groups.set(name, [...(groups.get(name) ?? []), call])
  }
  return [...groups].map(([name, calls]) => ({ is: by, name, calls, within: by === 'client' ? groupsOf(calls, 'host', order) : calls }))
}

const byPlace = (a: Call, b: Call) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column
const comparing: Record<Order, (a: Call, b: Call) => number> = {
  wait: (a, b) => longest(b) - longest(a) || byPlace(a, b),
  place: byPlace,
  name: (a, b) => a.name.localeCompare(b.name) || byPlace(a, b),
}

/** What has no end stands before all that has one; what cannot be seen, after. */
function longest({ wait }: Call): number {
  if (wait.is === 'unknown') return -1
  return wait.is === 'endless' ? Number.MAX_SAFE_INTEGER - (wait.backstop === undefined ? 0 : 1) : (wait.total ?? Number.MAX_SAFE_INTEGER / 2)
}

export function waitOf({ wait }: Call): string {
  if (wait.is === 'unknown') return 'cannot be seen'
  return wait.is === 'endless' ? 'no limit' : wait.says
}
