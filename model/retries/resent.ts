import type { File } from '../file.ts'
import type { Node, Variable } from '../nouns.ts'
import { bare, keyOf, localOf } from '../tree.ts'
import { resolved } from './delay.ts'
import { importedAs } from './imports.ts'
import type { CallNode, Frame } from './points.ts'
import type { Place } from './walk.ts'

/** What makes something that can be read once: its module, and the name there. */
const streams: Record<string, RegExp> = {
  fs: /^createReadStream$/,
  'node:fs': /^createReadStream$/,
  stream: /^(?:Readable|PassThrough|from)$/,
  'node:stream': /^(?:Readable|PassThrough|from)$/,
  // That of the package is a stream; the runtime's own is not.
  'form-data': /^default$/,
}
const bodies = /^(?:body|data|form)$/

/** The body of a request that is read to its end by the first attempt, and not made anew for the next. */
export function spentBody(request: CallNode, frame: Frame, onTheWay: Iterable<Place>): Node | undefined {
  const renewed = new Set<Variable>()
  for (const { point } of onTheWay) if (point.is === 'write' && point.variable) renewed.add(point.variable)
  for (const one of given(request)) {
    const node = bare(one)
    const variable = node.type === 'Identifier' ? localOf(node, frame.file.code) : undefined
    if (!variable || renewed.has(variable)) continue
    const { node: made, frame: home } = resolved(node, frame)
    if (made !== node && !isMadeAgain(made, onTheWay) && isSpentOnce(made, home.file)) return one
  }
  return undefined
}

/** Its declaration stands on the way. */
function isMadeAgain(made: Node, onTheWay: Iterable<Place>): boolean {
  for (const { point } of onTheWay) if (point.is === 'write' && point.node.range[0] <= made.range[0] && point.node.range[1] >= made.range[1]) return true
  return false
}

/** A variable stands there, and what it holds was there before. */
function given(request: CallNode): Node[] {
  return request.arguments.flatMap((one): Node[] => {
    if (one.type === 'Identifier') return [one]
    return one.type !== 'ObjectExpression' ? [] : one.properties.flatMap((property) => (property.type === 'Property' && bodies.test(keyOf(property) ?? '') ? [property.value as Node] : []))
  })
}

function isSpentOnce(made: Node, file: File): boolean {
  if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return false
  const callee = bare(made.callee)
  if (made.type === 'NewExpression' && callee.type === 'Identifier' && callee.name === 'ReadableStream') return !localOf(callee, file.code)
  const imported = importedAs(made.callee, file) ?? (callee.type === 'MemberExpression' ? importedAs(callee.object, file) : undefined)
  return imported !== undefined && (streams[imported.from]?.test(imported.name) ?? false)
}
