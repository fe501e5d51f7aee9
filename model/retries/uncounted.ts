import type { Node, Variable } from '../nouns.ts'
import { bare, functionAround, keyOf, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import type { Frame } from './points.ts'
import { parametersOf } from './sameness.ts'
import { functionOf } from './within.ts'

/** `tries = tries ? tries + 1 : 0` of a parameter that a caller leaves out: it is nothing at first, then 0, and 0 for ever. */
export function neverCounts(variable: Variable, frame: Frame): boolean {
  const { fn, file } = frame
  const home = parametersOf(frame).find((one) => one.variable === variable)
  const name = variable.defs[0]?.name as Node | undefined
  if (fn.type === 'Program' || !home || home.rest || name?.parent !== fn) return false
  const writes = variable.references.filter((reference) => reference.isWrite()).map((reference) => (reference.identifier as Node).parent)
  if (writes.length === 0 || !writes.every((write) => write?.type === 'AssignmentExpression' && write.operator === '=' && staysFalse(write.right, variable, frame))) return false
  return file.index.calls.some((call) => !(call.range[0] > fn.range[0] && call.range[1] <= fn.range[1]) && call.arguments.length <= home.at && call.arguments.every((one) => one.type !== 'SpreadElement') && functionOf(call.callee, file) === fn)
}

/** What it gives is false, as long as the variable is. */
function staysFalse(expression: Node, variable: Variable, frame: Frame): boolean {
  const node = bare(expression)
  if (node.type === 'ConditionalExpression') {
    if (isName(node.test, variable, frame)) return staysFalse(node.alternate, variable, frame)
    return node.test.type === 'UnaryExpression' && node.test.operator === '!' && isName(node.test.argument, variable, frame) && staysFalse(node.consequent, variable, frame)
  }
  const value = valueOf(node, frame.file)
  return value.is === 'constant' && !value.value
}

function isName(node: Node, variable: Variable, { file }: Frame): boolean {
  const name = bare(node)
  return name.type === 'Identifier' && localOf(name, file.code) === variable
}

/** `this.most`, which nothing but the constructor writes. */
export function isFixed(node: Node, { file }: Frame): boolean {
  const key = node.type === 'MemberExpression' && node.object.type === 'ThisExpression' ? keyOf(node) : undefined
  if (key === undefined || !/^[\w$#]+$/.test(key)) return false
  const isCounted = new RegExp(`(?:\\+\\+|--)[\\w.$#]*\\.${key.replaceAll('$', '\\$')}\\b|\\.${key.replaceAll('$', '\\$')}\\s*(?:\\+\\+|--)`).test(file.code.text)
  return !isCounted && file.index.writes.filter((write) => keyOf(write.left) === key).every((write) => {
    const fn = functionAround(write)
    return fn?.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor'
  })
}
