import type { Cap } from '../catalog/shape.ts'
import { boundsFor } from './bounds.ts'
import { edited, insertArgument, insertProperty, objectIn, propertyNamed } from './edit.ts'
import type { File } from './file.ts'
import { property, type Repair } from './fix.ts'
import type { Node, Pool, Reading } from './nouns.ts'
import { argument } from './origin.ts'
import { numberInCode } from './words.ts'

/** The repair of a pool that opens any number of sockets: the policy's number. */
export function limited(pool: Pool, file: File): Repair | undefined {
  const cap = pool.shape.limits.find((one) => one.path === writtenIn(pool.limit)) ?? pool.shape.limits[0]
  return cap && capped(pool, cap, pool.limit, file.policy.sockets, file)
}

/** The repair of a pool on which one waits without end: the policy's time, or its number of those who wait. */
export function waiting(pool: Pool, file: File): Repair | undefined {
  const { wait } = pool.shape
  if (!wait || !pool.wait) return undefined
  return capped(pool, wait, pool.wait, wait.takes === 'ms' ? boundsFor(undefined, file).timeout.default : file.policy.sockets, file)
}

function capped(pool: Pool, cap: Cap, reading: Reading, amount: number, file: File): Repair | undefined {
  const text = numberInCode(amount)
  const [head, ...rest] = cap.path.split('.') as [string, ...string[]]
  const written = property(head, rest, text)
  const at = reading.at?.node
  if (at) {
    const value = valueIn(at)
    return value && file.code.ast.range[1] >= value.range[1] && isOf(value, file) ? { writes: `${cap.path}: ${text}`, edits: [edited(value, text)] } : undefined
  }
  if (!pool.made || pool.slot === undefined || !takesOptions(pool, file)) return undefined
  const options = objectIn(pool.made.arguments[pool.slot])
  const inner = options && rest.length > 0 ? objectIn(propertyNamed(options, head)?.value) : undefined
  const edits = inner ? insertProperty(inner, property(rest[0] as string, rest.slice(1), text), file.code) : insertArgument(pool.made, pool.slot, written, file.code)
  return edits && { writes: written, edits }
}

/** The repair of an agent that opens a socket for every request: it keeps them. */
export function kept(pool: Pool, file: File): Repair | undefined {
  const { keepAlive } = pool.shape
  if (typeof keepAlive === 'boolean' || !pool.made || pool.slot === undefined || !takesOptions(pool, file)) return undefined
  const writes = `${keepAlive.path}: true`
  const edits = insertArgument(pool.made, pool.slot, writes, file.code)
  return edits && { writes, edits }
}

/** The option that a limit was read from. */
export function writtenIn({ at }: Reading): string | undefined {
  if (at?.node.type === 'Property' && at.node.key.type === 'Identifier') return at.node.key.name
  return at?.node.type === 'AssignmentExpression' && at.node.left.type === 'MemberExpression' && at.node.left.property.type === 'Identifier' ? at.node.left.property.name : undefined
}

/** The expression that gives the value, where it stands beside its name. */
export function valueIn(node: Node): Node | undefined {
  if (node.type === 'Property') return node.shorthand ? undefined : node.value
  return node.type === 'AssignmentExpression' ? node.right : undefined
}

/** A node of another file cannot be changed from this one. */
export function isOf(node: Node, file: File): boolean {
  let root = node
  while (root.parent) root = root.parent
  return root === file.code.ast
}

/** A proxy's URL can stand where options do: then there is no object to add to. */
function takesOptions({ made, slot }: Pool, file: File): boolean {
  if (!made) return false
  const given = argument(made, slot, file)
  return given.is === 'object' || (given.is === 'constant' && given.value === undefined)
}
