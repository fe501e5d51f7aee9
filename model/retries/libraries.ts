import satisfies from 'semver/functions/satisfies.js'
import type { TSESTree } from '@typescript-eslint/utils'
import { retriers } from '../../catalog/retriers.ts'
import type { Retrier } from '../../catalog/retry-shape.ts'
import { analyse } from '../calls.ts'
import { objectIn } from '../edit.ts'
import { openFile, type File } from '../file.ts'
import type { Entry, FunctionNode, Node, Source, Value } from '../nouns.ts'
import { optionAt } from '../objects.ts'
import { bare, callsIn, dotted, isFunction, keyOf, localOf } from '../tree.ts'
import { returned } from '../result.ts'
import { valueOf } from '../value.ts'
import { onlyValueOf } from './delay.ts'
import { importedAs } from './imports.ts'
import type { CallNode } from './points.ts'
import { functionOf, reachOf } from './within.ts'

/** One place where a library is told to try again. */
export interface Configured {
  node: CallNode
  retrier: Retrier
  version: string | undefined
  /** The name that it is imported by. */
  local: string
  /** The options, where they stand in the call. */
  options: TSESTree.ObjectExpression | undefined
  slot: number
  /** A delay that is none: where it is written, or nothing where nobody wrote one. */
  immediate: { written: Entry | undefined } | undefined
  /** What makes it endless. */
  endless: { written: Entry | undefined; crashes: boolean; decides: boolean } | undefined
  /** How many requests it makes at most, where that can be told. */
  attempts: number | undefined
}

/** The text of a file that may use one. */
export const retrierWords = new RegExp(`['"](?:${[...new Set(retriers.flatMap(({ modules }) => modules))].map((one) => one.replaceAll('/', '\\/')).join('|')})['"]`)

const known = new WeakMap<object, { file: File; uses: readonly Configured[] }>()

/** Every place of a file where a library is told to try again. Worked out once per tree. */
export function configuredOf(source: Source): { file: File; uses: readonly Configured[] } | undefined {
  if (!retrierWords.test(source.sourceCode.text)) return undefined
  const before = known.get(source.sourceCode.ast)
  if (before) return before
  const file = analyse(source).file ?? openFile(source)
  const found = { file, uses: configuredIn(file) }
  known.set(source.sourceCode.ast, found)
  return found
}

function configuredIn(file: File): Configured[] {
  return file.index.calls.flatMap((node) => {
    const use = useOf(node, file)
    return use ? (read(node, use, file) ?? []) : []
  })
}

interface Use {
  retrier: Retrier
  version: string | undefined
  local: string
}

function useOf(node: CallNode, file: File): Use | undefined {
  const imported = importedAs(node.callee, file)
  if (imported) return edition(imported, (one) => one.exports.includes(imported.name) || (imported.name === 'default' && imported.from.endsWith('/retry')), file)
  // `queue.add(…)`, where `queue = new Queue(…)`
  const callee = bare(node.callee)
  if (callee.type !== 'MemberExpression') return undefined
  const object = bare(callee.object)
  const made = object.type === 'Identifier' ? madeBy(object, file) : undefined
  const by = made?.type === 'NewExpression' ? importedAs(made.callee, file) : undefined
  return by && edition(by, (one) => one.method?.of === by.name && one.method.name === keyOf(callee), file)
}

function madeBy(identifier: TSESTree.Identifier, file: File): Node | undefined {
  const variable = localOf(identifier, file.code)
  const only = variable && onlyValueOf(variable)
  return only && bare(only)
}

function edition(imported: { from: string; local: string }, fits: (retrier: Retrier) => boolean, file: File): Use | undefined {
  for (const retrier of retriers) {
    if (!retrier.modules.includes(imported.from) || !fits(retrier)) continue
    const version = file.policy.versions[retrier.package] ?? file.project.versionOf(retrier.package)
    if (satisfies(version ?? '9999.0.0', retrier.versions, { includePrerelease: true })) return { retrier, version, local: imported.local }
  }
  return undefined
}

function read(node: CallNode, use: Use, file: File): Configured | undefined {
  const { retrier } = use
  if (node.arguments.some((one) => one.type === 'SpreadElement') || !leadsToRequest(node, retrier, file)) return undefined
  const given = retrier.options.map((at) => ({ at, node: node.arguments[at] as Node | undefined }))
  const slot = given.find((one) => one.node && valueOf(one.node, file).is === 'object') ?? given.find((one) => one.node === undefined || !isRun(one.node, file))
  const value: Value = slot?.node ? valueOf(slot.node, file) : { is: 'constant', value: undefined, node }
  const plain = retrier.plain !== undefined && value.is === 'constant' && typeof value.value === 'number'
  if (!plain && value.is !== 'object' && !(value.is === 'constant' && value.value === undefined)) return undefined
  const options: Value = plain ? { is: 'object', entries: new Map([[retrier.count.path, { value, node: value.node }]]), open: false, node: value.node } : value
  const place = { node, options: slot?.node && objectIn(slot.node), slot: slot?.at ?? retrier.options[0] ?? 0 }
  if (retrier.plainOnly && !plain && value.is === 'object') return { ...use, ...place, attempts: undefined, immediate: { written: undefined }, endless: { written: { value, node: value.node }, crashes: false, decides: false } }
  const count = optionAt(options, retrier.count.path.split('.'))
  const attempts = attemptsOf(count, retrier)
  return {
    ...use,
    ...place,
    attempts,
    immediate: attempts !== undefined && attempts <= 2 ? undefined : immediateOf(options, count, retrier, file),
    endless: endlessOf(options, count, retrier, file),
  }
}

function isRun(node: Node, file: File): boolean {
  return isFunction(node) || functionOf(node, file) !== undefined
}

/** Of a library that runs any function only what sends requests is ours. */
function leadsToRequest(node: CallNode, retrier: Retrier, file: File): boolean {
  if (retrier.runs === undefined) return true
  if (retrier.runs === 'receiver') {
    const pipe = node.parent
    if (pipe.type !== 'CallExpression' || pipe.callee.type !== 'MemberExpression' || keyOf(pipe.callee) !== 'pipe') return false
    // A promise that is there already is no new request: `defer(() => fetch(url))` is.
    const source = pipe.callee.object
    return callsIn(source, file.index).some((call) => call.arguments.some((one) => one.type !== 'SpreadElement' && runs(one, file)))
  }
  return retrier.runs.some((at) => {
    const given = node.arguments[at]
    return given !== undefined && given.type !== 'SpreadElement' && runs(given, file)
  })
}

function runs(node: Node, file: File): boolean {
  const fn = isFunction(node) ? node : node.type === 'Identifier' || node.type === 'MemberExpression' ? functionOf(node, file) : undefined
  return fn !== undefined && reachOf(fn, file).requests
}

/** How many requests it comes to, the first included. */
function attemptsOf(count: Entry | 'absent' | 'unknown', { count: { default: usual, total } }: Retrier): number | undefined {
  const amount = count === 'absent' ? (usual === 'endless' ? undefined : usual) : count === 'unknown' || count.value.is !== 'constant' || typeof count.value.value !== 'number' ? undefined : count.value.value
  return amount === undefined || !Number.isFinite(amount) ? undefined : total ? amount : amount + 1
}

function immediateOf(options: Value, count: Entry | 'absent' | 'unknown', { delay }: Retrier, file: File): Configured['immediate'] {
  if (count === 'unknown') return undefined
  const found = optionAt(options, delay.path.split('.'))
  if (found === 'unknown') return undefined
  if (delay.unread) return { written: found === 'absent' ? undefined : found }
  if (found === 'absent') return delay.default === 'none' ? { written: undefined } : undefined
  const { value } = found
  if (value.is === 'function') return isNothing(returned(value.node), file) ? { written: found } : undefined
  if (value.is !== 'constant') return undefined
  if (value.value === undefined) return delay.default === 'none' ? { written: found } : undefined
  return value.value === (delay.nothing ?? 0) ? { written: found } : undefined
}

function isNothing(result: Node | undefined, file: File): boolean {
  const value = result && valueOf(result, file)
  return value?.is === 'constant' && typeof value.value === 'number' && value.value < 50
}

function endlessOf(options: Value, count: Entry | 'absent' | 'unknown', { count: told, forever, decides }: Retrier, file: File): Configured['endless'] {
  const always = forever === undefined ? 'absent' : optionAt(options, forever.split('.'))
  if (typeof always === 'object' && always.value.is === 'constant' && always.value.value === true) return { written: always, crashes: false, decides: false }
  const decision = decides && optionAt(options, decides.path.split('.'))
  if (decides && typeof decision === 'object' && decision.value.is === 'function' && !looksAt(decision.value.node, decides.attempt, file) && !mayGiveUp(decision.value.node, decides.through, file)) return { written: decision, crashes: false, decides: true }
  if (count === 'absent') return told.default === 'endless' ? { written: undefined, crashes: false, decides: false } : undefined
  if (count === 'unknown' || count.value.is !== 'constant') return undefined
  const { value } = count.value
  if (value === Infinity && told.crashes) return { written: count, crashes: true, decides: false }
  const isEndless = told.endless?.some((one) => (one === 'Infinity' ? value === Infinity : value === one))
  return isEndless ? { written: count, crashes: false, decides: false } : undefined
}

/** `() => false` never tries again; `(error, state, next) => next(error)` does not always. */
function mayGiveUp(fn: FunctionNode, through: number | undefined, file: File): boolean {
  if (through === undefined) {
    const result = returned(fn)
    const value = result && valueOf(result, file)
    return value?.is === 'constant' && !value.value
  }
  const next = fn.params[through]
  const variable = next?.type === 'Identifier' ? file.code.getDeclaredVariables?.(fn).find(({ name }) => name === next.name) : undefined
  // Handed to a timer, or called with nothing: the next attempt comes.
  const comes = variable?.references.map(({ identifier: { parent }, identifier }) => parent.type === 'CallExpression' && (parent.callee === identifier ? parent.arguments.length === 0 : dotted(parent.callee)?.at(-1) === 'setTimeout'))
  return comes === undefined || comes.length === 0 || comes.includes(false)
}

/** The function reads this parameter. */
function looksAt(fn: FunctionNode, at: number, file: File): boolean {
  const parameter = fn.params[at]
  if (!parameter) return fn.params.some((one) => one.type === 'RestElement')
  if (parameter.type !== 'Identifier') return true
  const variables = file.code.getDeclaredVariables?.(fn) ?? []
  return variables.some((variable) => variable.name === parameter.name && variable.references.some((reference) => reference.isRead()))
}
