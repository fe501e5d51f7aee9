import type { Pool } from '../catalog/shape.ts'
import type { File } from './file.ts'
import { homeOf } from './elsewhere.ts'
import { layersOf, slotOf } from './layers.ts'
import type { Call, CallNode, Layer, Node, Setting, Value } from './nouns.ts'
import { argument, signatureOf } from './origin.ts'
import { limitOf } from './pools.ts'
import { dotted } from './tree.ts'

/** The agent, dispatcher or pool that a call goes through. */
export interface Carrier {
  name: string
  /** Where it is made, and in which file. */
  made: CallNode
  file: File
  /** How many sockets it opens at most. */
  limit: Setting<number>
  /** What the catalog says of it. */
  shape: Pool
}

/** What somebody made for the call to go through; nothing where it takes the client's own. */
export function carriersOf(call: Call, file: File): Carrier[] {
  const found = call.through ? undefined : signatureOf(call.node, file)
  if (!found) return []
  const layers = layersOf(call.node, found.api, found.signature, undefined, file)
  const nodes = [found.api.owner.node, ...layers.flatMap(nodesIn)]
  return [...new Set(nodes)].flatMap((node) => carrierAt(node, file) ?? [])
}

function nodesIn({ from, node, options }: Layer): (Node | undefined)[] {
  return [from === 'dispatcher' ? node : undefined, ...(options.is === 'object' ? [...options.entries.values()].flatMap(({ value }) => madeIn(value)) : [])]
}

/** `agent`, and got's `agent: { https: agent }`. */
function madeIn(value: Value): (Node | undefined)[] {
  if (value.is === 'api') return [value.owner.node]
  return value.is === 'object' ? [...value.entries.values()].flatMap((entry) => (entry.value.is === 'api' ? [entry.value.owner.node] : [])) : []
}

function carrierAt(node: Node | undefined, from: File): Carrier | undefined {
  if (node?.type !== 'NewExpression' && node?.type !== 'CallExpression') return undefined
  const file = homeOf(node, from)
  const found = signatureOf(node, file)
  if (!found?.signature.pool) return undefined
  const options = argument(node, slotOf(node, found.signature, file), file)
  return { name: dotted(node.callee)?.filter((part) => part !== 'default').join('.') ?? found.api.client.name, made: node, file, limit: limitOf(found.signature.pool, options).setting, shape: found.signature.pool }
}
