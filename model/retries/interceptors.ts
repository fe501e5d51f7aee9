import type { File } from '../file.ts'
import type { Node } from '../nouns.ts'
import { signatureOf } from '../origin.ts'
import { bare, isFunction, keyOf, localOf } from '../tree.ts'
import { onlyValueOf, resolved } from './delay.ts'
import type { CallNode, Frame, Point, Request } from './points.ts'
import { functionOf } from './within.ts'
import type { FunctionNode } from '../nouns.ts'

/** A function that a client calls with every failure, and that may send the request again through the same client. */
export interface Interceptor {
  handler: FunctionNode
  sendsAgain: (point: Point) => point is Request
}

export function interceptorsIn(file: File): Interceptor[] {
  return file.index.calls.flatMap((call) => {
    const [, failure] = call.arguments
    const found = failure && failure.type !== 'SpreadElement' ? signatureOf(call, file) : undefined
    if (!failure || !found?.signature.answers) return []
    const handler = isFunction(failure) ? failure : functionOf(failure, file)
    if (!handler?.params[0]) return []
    const { owner } = found.api
    const isSame = (node: CallNode, frame: Frame) => {
      const one = signatureOf(node, frame.file)
      return one?.signature.request === true && one.api.owner.node === owner.node && one.api.client === owner.client
    }
    const sendsAgain = (point: Point): point is Request => point.is === 'request' && isSame(point.node, point.frame) && point.node.arguments[0] !== undefined && isRequestOf(point.node.arguments[0], point.frame)
    return [{ handler, sendsAgain }]
  })
}

/** `error.config`, by whatever name, or a copy of it. */
function isRequestOf(expression: Node, frame: Frame): boolean {
  const { node, frame: home } = resolved(expression, frame)
  if (node.type === 'MemberExpression') return keyOf(node) === 'config'
  if (node.type === 'ObjectExpression') return node.properties.some((one) => one.type === 'SpreadElement' && isRequestOf(one.argument, home))
  if (node.type !== 'Identifier') return false
  const variable = localOf(node, home.file.code)
  const name = variable?.defs[0]?.name as Node | undefined
  if (name?.parent?.type === 'Property' && keyOf(name.parent) === 'config') return true
  const only = variable && onlyValueOf(variable)
  return only !== undefined && bare(only) !== node && isRequestOf(only, home)
}
