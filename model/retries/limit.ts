import type { TSESTree } from '@typescript-eslint/utils'
import type { Node, Variable } from '../nouns.ts'
import { bare, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import type { Frame, Point } from './points.ts'
import { parametersOf } from './sameness.ts'
import type { Place } from './walk.ts'

/** It is tried again once at most: a flag, or a count of two. */
export function isOnce(onTheWay: ReadonlySet<Place>): boolean {
  const points = [...onTheWay].map(({ point }) => point)
  // A test whose sides both lead back limits nothing: `if (attempt < 3) await sleep(…)`.
  const leaves = ({ next }: Place) => next.some((one) => !onTheWay.has(one))
  return [...onTheWay].some((place) => (place.point.is === 'test' && isTwo(place.point.node, place.point.frame) && leaves(place)) || isFlagged(place.point, points))
}

function isFlagged(point: Point, points: readonly Point[]): boolean {
  if (point.is === 'write') {
    const { node } = point
    if (node.type !== 'AssignmentExpression' || node.operator !== '=' || !isBoolean(node.right)) return false
    const { variable, path } = point
    return points.some((one) => one.is === 'test' && (path === undefined ? variable !== undefined && mentions(one.node, variable.name, one.frame) : mentions(one.node, path.split('.').at(-1) ?? '', one.frame)))
  }
  if (point.is !== 'again' || !point.node) return false
  return parametersOf(point.target).some(({ variable, at }) => {
    const given = point.node?.arguments[at]
    return given !== undefined && isFlag(given) && mentionsAnywhere(points, variable)
  })
}

function isFlag(node: Node): boolean {
  return isBoolean(node) || (node.type === 'ObjectExpression' && node.properties.some((one) => one.type === 'Property' && isBoolean(one.value)))
}

function isBoolean(node: Node): boolean {
  return (node.type === 'Literal' && typeof node.value === 'boolean') || (node.type === 'UnaryExpression' && node.operator === '!' && node.argument.type === 'Literal')
}

function mentionsAnywhere(points: readonly Point[], variable: Variable): boolean {
  return points.some((point) => point.is === 'test' && mentions(point.node, variable.name, point.frame)) || variable.references.some((reference) => (reference.identifier as Node).parent?.type === 'LogicalExpression')
}

function mentions(node: Node, name: string, frame: Frame): boolean {
  // A property whose name is not seen, `*`, is none that a test mentions.
  return name !== '*' && new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(frame.file.code.text.slice(...node.range))
}

/** A counter that leaves room for two attempts: `for (let i = 0; i < 2; i++)`. */
function isTwo(test: Node, frame: Frame): boolean {
  const node = bare(test)
  if (node.type === 'UpdateExpression') return (startOf(node.argument, frame) ?? 9) <= 1
  if (node.type !== 'BinaryExpression' || node.left.type === 'PrivateIdentifier') return false
  const [counter, limit] = isNumber(node.right, frame) ? [node.left, node.right] : [node.right, node.left]
  const end = valueOf(limit, frame.file)
  const update = bare(counter)
  const start = startOf(update.type === 'UpdateExpression' ? update.argument : update, frame)
  if (end.is !== 'constant' || typeof end.value !== 'number' || start === undefined) return false
  const room = Math.abs(end.value - start) + (/=$/.test(node.operator) && !/^[!=]/.test(node.operator) ? 1 : 0)
  return room > 0 && room <= (isParameter(update, frame) ? 1 : 2)
}

function isNumber(node: Node, frame: Frame): boolean {
  const value = valueOf(node, frame.file)
  return value.is === 'constant' && typeof value.value === 'number'
}

/** What a counter starts from. */
function startOf(counter: Node, frame: Frame): number | undefined {
  const variable = counter.type === 'Identifier' ? localOf(counter, frame.file.code) : undefined
  const definition = variable?.defs[0]
  const name = definition?.name as Node | undefined
  const bound = variable && frame.given.get(variable)
  const given: Node | null | undefined = bound?.is === 'expression' ? bound.node : name?.parent?.type === 'AssignmentPattern' ? name.parent.right : name?.parent?.type === 'VariableDeclarator' ? (name.parent as TSESTree.VariableDeclarator).init : undefined
  if (!given) return undefined
  const value = valueOf(given, bound?.is === 'expression' ? bound.frame.file : frame.file)
  return value.is === 'constant' && typeof value.value === 'number' ? value.value : undefined
}

function isParameter(counter: Node, frame: Frame): boolean {
  return counter.type === 'Identifier' && (localOf(counter, frame.file.code)?.defs[0]?.type as string | undefined) === 'Parameter'
}
