import path from 'node:path'
import { boundsFor } from './bounds.ts'
import type { Carrier } from './carrier.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { Call } from './nouns.ts'
import { signalRepairsOf } from './signal-fix.ts'
import type { Partial } from './total.ts'

/** A signal beside the timeout, where it covers what the timeout leaves out and shortens nothing. */
export function totalRepairsOf(call: Call, { misses, limits }: Partial, file: File): Repair[] {
  const isLonger = limits.some(({ setting }) => setting.is === 'set' && setting.value > boundsFor(call, file).timeout.default)
  if (misses === 'idle' || isLonger) return []
  // Not every client's signal reaches a request that waits for its socket.
  return signalRepairsOf(call, undefined, file).filter(({ writes }) => call.client.timeouts.some((timeout) => writes.startsWith(`${timeout.path}:`) && timeout.covers.includes(misses)))
}

/** Where it is made: "line 3", "agents.ts, line 3". */
export function placeOfCarrier(carrier: Carrier, file: File): string {
  const other = carrier.file.code.ast === file.code.ast ? '' : `${path.basename(carrier.file.name)}, `
  return `${other}line ${String(carrier.made.loc.start.line)}`
}
