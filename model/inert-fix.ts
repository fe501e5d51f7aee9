import { edited, insertProperty, propertyNamed } from './edit.ts'
import { elsewhere } from './elsewhere.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { Call, Instance, Limit } from './nouns.ts'
import { optionAt } from './objects.ts'
import { around } from './tree.ts'

/** The option that it needs, beside it; a listener that ends the request, where the request has a name; a signal in place of the option, where it is written in the call. */
export function repairsOfInert(limit: Limit, subject: Call | Instance, file: File): Repair[] {
  const isOfCarrier = limit.timeout.on === 'dispatcher'
  if (limit.timeout.needs !== undefined && isOfCarrier) return [companion(limit, file)].flatMap((repair) => repair ?? [])
  if (subject.is === 'instance') return []
  return [limit.timeout.needs === undefined ? listener(limit, subject, file) : undefined, signal(limit, subject, file)].flatMap((repair) => repair ?? [])
}

function companion({ given, timeout }: Limit, file: File): Repair | undefined {
  const property = given?.node
  const [home, key] = parted(timeout.needs ?? '')
  // It stands in the same object.
  if (property?.type !== 'Property' || property.parent.type !== 'ObjectExpression' || home !== parted(timeout.path)[0] || propertyNamed(property.parent, key) || elsewhere(property, file) !== undefined) return undefined
  const writes = `${key}: true`
  return { writes, edits: insertProperty(property.parent, writes, file.code) }
}

function parted(path: string): [string, string] {
  const at = path.lastIndexOf('.')
  return [path.slice(0, Math.max(at, 0)), path.slice(at + 1)]
}

function listener({ timeout }: Limit, { node }: Call, file: File): Repair | undefined {
  const { parent } = around(node)
  const statement = parent?.type === 'VariableDeclarator' ? parent.parent : undefined
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || statement?.declarations.length !== 1 || statement.parent.type.startsWith('For')) return undefined
  const { name } = parent.id
  const writes = `${name}.on('${timeout.event ?? ''}', () => ${name}.destroy(new Error('${name} timed out')))`
  const indent = /^[\t ]*/.exec(file.code.lines[statement.loc.start.line - 1] ?? '')?.[0] ?? ''
  // Without a semicolon the next line would go on with it.
  const end = file.code.text[statement.range[1] - 1] === ';' ? ';' : ''
  return { writes, edits: [{ range: [statement.range[1], statement.range[1]], text: `\n${indent}${writes}${end}` }] }
}

function signal({ given, timeout }: Limit, { node, client }: Call, file: File): Repair | undefined {
  const other = client.timeouts.find((one) => one.takes === 'signal' && client.repair.includes(one.path))
  const property = given?.node
  if (!other || given?.layer.from !== 'call' || property?.type !== 'Property' || property.shorthand || !node.arguments.some((one) => one === property.parent)) return undefined
  if (given.value.is !== 'constant' || optionAt(given.layer.options, [other.path]) !== 'absent') return undefined
  const ms = file.code.text.slice(...property.value.range)
  const writes = `${other.path}: AbortSignal.timeout(${timeout.takes === 's' ? `${ms} * 1000` : ms})`
  return { writes, edits: [edited(property, writes)] }
}
