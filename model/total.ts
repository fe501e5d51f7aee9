import type { Phase } from '../catalog/shape.ts'
import { carriersOf, type Carrier } from './carrier.ts'
import type { File } from './file.ts'
import type { Call, Limit } from './nouns.ts'
import { isRaced } from './surroundings.ts'
import { around, keyOf } from './tree.ts'

/** A call that is bounded, and one of whose phases is not. */
export interface Partial {
  /** What bounds its other phases. */
  limits: readonly Limit[]
  /** `idle`: its body is read as a stream on purpose, and silence has to be bounded, not the whole. */
  misses: 'body' | 'idle' | 'queue' | 'proxy'
  /** Nobody bounds the silence of its body, and this ends it after minutes. */
  patience?: string
  /** What hands out the sockets that it waits for. */
  carrier?: Carrier
}

export function partialOf(call: Call, file: File): Partial | undefined {
  const { deadline, limits } = call
  // Such an answer has no body.
  if (call.client.lasts || call.method === 'HEAD' || call.through || call.madeElsewhere !== undefined || (deadline.is !== 'set' && deadline.is !== 'default')) return undefined
  const bounding = limits.filter(({ setting }) => setting.is === 'set' || setting.is === 'default')
  // A timer that ends the request itself is none of its options, and ends its body too.
  if (call.timed || !bounding.some(({ setting }) => setting === deadline)) return undefined
  return bodyOf(call, bounding, file) ?? socketOf(call, bounding, file)
}

function bodyOf(call: Call, limits: readonly Limit[], file: File): Partial | undefined {
  const isRead = isReadAtOnce(call)
  if (call.limits.some(({ timeout, setting }) => (timeout.covers.includes('body') || (isRead && timeout.shortcut?.includes('body'))) && setting.is !== 'none')) return undefined
  if (!streams(call, file)) return { limits, misses: 'body' }
  if (limits.some(({ timeout }) => timeout.covers.includes('body-idle'))) return undefined
  const patience = call.backstop?.by ?? call.client.silence?.by
  return { limits, misses: 'idle', ...(patience !== undefined && { patience }) }
}

/** It may have to wait for a socket first: for one of so many, or for a proxy to open one. */
function socketOf(call: Call, limits: readonly Limit[], file: File): Partial | undefined {
  const covers = (phase: Phase) => call.limits.some(({ timeout, setting }) => timeout.covers.includes(phase) && setting.is !== 'none')
  const missing = (['queue', 'proxy'] as const).filter((phase) => !covers(phase))
  if (missing.length === 0 || isRaced(call.node, file)) return undefined
  for (const carrier of carriersOf(call, file)) {
    const { limit, shape } = carrier
    if (shape.tunnels && missing.includes('proxy')) return { limits, misses: 'proxy', carrier }
    if (limit.is === 'set' && limit.value < Infinity && !shape.wait && missing.includes('queue')) return { limits, misses: 'queue', carrier }
  }
  return undefined
}

/** `client(url).json()`: the body is read on the promise itself. */
function isReadAtOnce({ node }: Call): boolean {
  const { parent, from } = around(node)
  return parent?.type === 'MemberExpression' && parent.object === from && /^(?:json|text|arrayBuffer|blob|formData|bytes)$/.test(keyOf(parent) ?? '')
}

/** By its options, its body (`stream: true`), or the name that it is called by. */
function streams({ node }: Call, file: File): boolean {
  if (node.callee.type === 'MemberExpression' && keyOf(node.callee) === 'stream') return true
  return node.arguments.some((one) => /text\/event-stream|responseType['"]?:\s*['"]stream|\bstream['"]?:\s*true\b/.test(file.code.text.slice(...one.range)))
}
