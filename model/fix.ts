import type { TSESTree } from '@typescript-eslint/utils'
import type { Client, Timeout } from '../catalog/shape.ts'
import { isCallback } from './answered.ts'
import { boundsFor } from './bounds.ts'
import { amountOf } from './duration.ts'
import { edited, insertArgument, insertProperty, objectIn, propertyNamed, spreadable, type Edit } from './edit.ts'
import { elsewhere } from './elsewhere.ts'
import type { File } from './file.ts'
import type { Call, Instance, Limit, Node, Value } from './nouns.ts'
import { bare, functionAround, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'
import { numberInCode } from './words.ts'

/** A change of the code that really bounds the call. */
export interface Repair {
  /** What it writes, for people: "`timeout: 10_000`"; nothing when it only takes away or moves. */
  writes: string
  edits: readonly Edit[]
}

/** The repairs of a call or instance that nothing bounds, best first. */
export function repairsOf(subject: Call | Instance, file: File): Repair[] {
  return subject.client.repair.flatMap((path) => {
    const timeout = timeoutAt(path, subject.client)
    // A signal made once ends every request after its time: it belongs to the call.
    if (!timeout || (timeout.takes === 'signal' && subject.is === 'instance') || (timeout.only ?? subject.is) !== subject.is) return []
    return add(subject, path, amountFor(timeout, file, subject), file) ?? []
  })
}

export function timeoutAt(path: string | undefined, client: Client): Timeout | undefined {
  // The options of a dispatcher that the client makes itself stand in its place.
  return client.timeouts.find((one) => one.path === path) ?? client.timeouts.find((one) => one.on === 'dispatcher' && `${client.dispatcher ?? ''}.${one.path}` === path)
}

/** The text of the policy's time, as the option takes it. */
export function amountFor(timeout: Timeout, file: File, subject?: Call | Instance): string {
  const { default: usual, min, max } = boundsFor(subject, file).timeout
  const ms = Math.min(Math.max(usual, min), max)
  if (timeout.takes === 'fetch') return fetchWithin(numberInCode(ms), timeout, file)
  if (timeout.takes === 'time') return `Date.now() + ${numberInCode(ms)}`
  return timeout.takes === 'signal' ? `AbortSignal.timeout(${numberInCode(ms)})` : numberInCode(timeout.takes === 's' ? ms / 1000 : ms)
}

/** A fetch that has a new signal for each request; the one that a call brings goes before it, unless the client made it itself. */
function fetchWithin(ms: string, { signalled }: Timeout, { name }: File): string {
  const args = /\.[cm]?tsx?$/.test(name) ? '...[url, init]: Parameters<typeof fetch>' : 'url, init'
  return `(${args}) => fetch(url, { ...init, signal: ${signalled ? '' : 'init?.signal ?? '}AbortSignal.timeout(${ms}) })`
}

function add(subject: Call | Instance, path: string, amount: string, file: File): Repair | undefined {
  const [head, ...rest] = path.split('.') as [string, ...string[]]
  if (subject.is === 'call' && subject.opened) return assigned(subject.opened, path, amount, file)
  const chained = subject.is === 'call' && subject.chain ? chainMember(subject.client, head) : undefined
  if (chained !== undefined) {
    const [first, ...others] = rest
    const written = `.${chained}(${first === undefined ? amount : `{ ${property(first, others, amount)} }`})`
    return { writes: written, edits: [afterCall(subject.node, written, file)] }
  }
  const before = optionsMethod(subject)
  if (before) {
    const written = `.${before.name}({ ${property(head, rest, amount)} })`
    return { writes: written, edits: [{ range: [before.object.range[1], before.object.range[1]], text: written }] }
  }
  if (subject.slot === undefined) return undefined
  const options = objectIn(subject.node.arguments[subject.slot])
  const writes = property(head, rest, amount)
  const url = urlInPlace(subject, file)
  if (url) return subject.node.arguments.length > 1 ? undefined : { writes, edits: [edited(url, `{ ${url.type === 'Identifier' && url.name === 'url' ? 'url' : `url: ${file.code.text.slice(...url.range)}`}, ${writes} }`)] }
  const edits = (options && setProperty(options, head, rest, amount, file)) ?? insertArgument(subject.node, subject.slot, writes, file.code, (node) => isCallback(node, file))
  return edits && { writes, edits }
}

/** The method that takes the options of a request before it is made, and the object that both are called on. */
function optionsMethod({ node: { callee }, client }: Call | Instance): { name: string; object: Node } | undefined {
  const key = callee.type === 'MemberExpression' ? keyOf(callee) : undefined
  if (callee.type !== 'MemberExpression' || key === undefined) return undefined
  const members = Object.values(client.types).flatMap(({ members = {} }) => members[key] ?? [])
  const name = members.map((member) => (typeof member === 'object' ? member.call?.optionsBy : undefined)).find((one) => one !== undefined)
  return name === undefined ? undefined : { name, object: callee.object }
}

/** On the line behind `xhr.open(…)`: before that, some browsers refuse it. */
function assigned({ callee, parent }: TSESTree.CallExpression, path: string, amount: string, file: File): Repair | undefined {
  if (callee.type !== 'MemberExpression' || parent.type !== 'ExpressionStatement') return undefined
  const writes = `${file.code.text.slice(...callee.object.range)}.${path} = ${amount}`
  const indent = /^[\t ]*/.exec(file.code.lines[parent.loc.start.line - 1] ?? '')?.[0] ?? ''
  const end = file.code.text[parent.range[1] - 1] === ';' ? ';' : ''
  return { writes, edits: [{ range: [parent.range[1], parent.range[1]], text: `\n${indent}${writes}${end}` }] }
}

/** A URL that stands where the options would: `phin(url)`. */
function urlInPlace(subject: Call | Instance, file: File): Node | undefined {
  const given = subject.node.arguments[subject.slot ?? -1]
  if (subject.is !== 'call' || !given || given.type === 'SpreadElement') return undefined
  const value = valueOf(given, file)
  return value === subject.url && (value.is === 'constant' || value.is === 'text') ? given : undefined
}

/** Sets an option in an object that has a part of its path already: `timeout: { connect: 5_000 }`. */
function setProperty(object: TSESTree.ObjectExpression, head: string, rest: readonly string[], amount: string, file: File): Edit[] | undefined {
  const there = propertyNamed(object, head)
  const written = property(head, rest, amount)
  if (!there) return undefined
  const [next, ...others] = rest
  const inner = objectIn(there.value)
  if (next !== undefined && inner) return setProperty(inner, next, others, amount, file) ?? insertProperty(inner, property(next, others, amount), file.code)
  // What is said of other phases stays: `timeout: phases`.
  if (next !== undefined && valueOf(there.value, file).is === 'object') return [edited(there, `${head}: { ...${spreadable(there.value, file.code)}, ${property(next, others, amount)} }`)]
  return [edited(there, written)]
}

/** `timeout: { request: 10_000 }` */
export function property(head: string, rest: readonly string[], amount: string): string {
  const [next, ...others] = rest
  return `${head}: ${next === undefined ? amount : `{ ${property(next, others, amount)} }`}`
}

/** The method of the client's request object that sets this option: superagent's `.timeout(ms)`. */
function chainMember(client: Client, head: string): string | undefined {
  for (const type of Object.values(client.types)) {
    for (const [name, member] of Object.entries(type.members ?? {})) if (typeof member === 'object' && member.call?.sets === head) return name
  }
  return undefined
}

/** After a call, on a line of its own where the chain goes on that way. */
function afterCall(call: Node, text: string, file: File): Edit {
  const next = /^\s*\n\s*(?=\.)/.exec(file.code.text.slice(call.range[1]))
  return { range: [call.range[1], call.range[1]], text: (next?.[0] ?? '') + text }
}

/** The repair of a value that means "never", or that does not do what it says: the policy's time in its place. */
export function replacement(limit: Limit, subject: Call | Instance, file: File): Repair | undefined {
  const at = writtenAt(limit)
  if (!at) return undefined
  const { timeout } = limit
  const value = valueOf(at, file)
  if (value.is === 'signal') return laterSignal(value, at, file)
  const amount = amountFor(timeout, file, subject)
  if (value.is === 'choice') return replacedIn(value.of, timeout, amount, file)
  if (timeout.takes === 'signal' && !isMadeFor(subject, at, file)) return undefined
  // A number where the client takes an object: `timeout: 5_000` is `timeout: { request: 5_000 }`.
  const inner = subject.client.repair.find((path) => path.startsWith(`${timeout.path}.`))
  const wanted = timeoutAt(inner, subject.client)
  if (timeout.values?.number !== undefined && wanted) {
    const object = `{ ${property(wanted.path.slice(timeout.path.length + 1), [], keptValue(value, at, wanted, file) ?? amount)} }`
    return { writes: `${timeout.path}: ${object}`, edits: [valued(at, object)] }
  }
  return { writes: `${timeout.path}: ${amount}`, edits: [valued(at, amount)] }
}

/** Gives an option another value; one that is named like its value is written out. */
function valued(at: Node, text: string): Edit {
  const isShorthand = at.parent?.type === 'Property' && at.parent.shorthand
  return edited(at, isShorthand ? `${at.type === 'Identifier' ? at.name : ''}: ${text}` : text)
}

/** The delay of a signal that fires too early or too late, be it one of several. */
function laterSignal(value: Value & { is: 'signal' }, at: Node, file: File): Repair | undefined {
  const timed = value.of ? value.of.flatMap((one) => (one.is === 'signal' && one.after ? [one] : [])) : [value]
  const [only] = timed
  if (timed.length !== 1 || !only?.after) return undefined
  const isOwn = only.node.type === 'CallExpression'
  const delay = only.node.type === 'CallExpression' ? only.node.arguments[0] : only.after.node
  // `setTimeout(() => controller.abort(), delay)`
  if (!delay || elsewhere(delay, file) !== undefined || delay.parent?.type !== 'CallExpression') return undefined
  const amount = amountFor({ path: '', takes: 'ms', covers: [] }, file)
  return { writes: isOwn && only.node === bare(at) ? `AbortSignal.timeout(${amount})` : amount, edits: [edited(delay, amount)] }
}

/** Where a caller may give another value, only what stands for his silence is ours to replace: `options.timeout ?? 30`. */
function replacedIn(values: readonly Value[], timeout: Timeout, amount: string, file: File): Repair | undefined {
  const bad = values.filter((one) => one.is === 'constant' && !isKept(one, timeout, file))
  if (timeout.takes === 'signal' || bad.length === 0 || bad.some(({ node }) => (node.type !== 'Literal' && node.type !== 'UnaryExpression') || elsewhere(node, file) !== undefined)) return undefined
  return { writes: amount, edits: bad.map(({ node }) => edited(node, amount)) }
}

/** The text of a value that holds for this option too. */
export function keptValue(value: Value, at: Node, timeout: Timeout, file: File): string | undefined {
  if (value.is === 'signal' || value.is === 'object' || value.is === 'function' || !isKept(value, timeout, file)) return undefined
  const text = file.code.text.slice(...at.range)
  if (timeout.takes === 'time') return value.is === 'moment' ? text : `Date.now() + ${text}`
  return timeout.takes === 'signal' ? `AbortSignal.timeout(${text})` : text
}

function isKept(value: Value, timeout: Timeout, file: File): boolean {
  if (value.is === 'constant' && value.value == null) return false
  const read: Value = timeout.takes === 'signal' ? { is: 'signal', after: value, node: value.node } : timeout.takes === 'time' && value.is === 'constant' ? { is: 'moment', after: value, node: value.node } : value
  const { setting, wrong } = amountOf(read, timeout, [])
  const { min, max } = boundsFor(undefined, file).timeout
  // 1 to 60 ms are seconds, by mistake.
  return !wrong && (setting.is !== 'set' || (setting.value > 60 && setting.value >= min && setting.value <= max))
}

/** Whether what stands here is made for this one call: a signal that several share ends all after its time. */
export function isMadeFor(subject: Call | Instance, at: Node, file: File): boolean {
  if (subject.is === 'instance') return false
  const call = subject.node
  if (at.range[0] >= call.range[0] && at.range[1] <= call.range[1]) return true
  const holder = holderOf(at)
  const reads = holder && localOf(holder, file.code)?.references.filter((reference) => reference.isRead())
  return reads?.length === 1 && functionAround(at) === functionAround(call) && !isRepeated(call, at)
}

/** The variable that the object literal around a node is given to. */
function holderOf(at: Node): TSESTree.Identifier | undefined {
  let node: Node | undefined = at
  while (node && (node.type !== 'VariableDeclarator' && !node.type.endsWith('Statement'))) node = node.parent
  return node?.type === 'VariableDeclarator' && node.id.type === 'Identifier' ? node.id : undefined
}

/** A loop runs the call again, and not what is made before it. */
function isRepeated(call: Node, made: Node): boolean {
  for (let at = call.parent; at; at = at.parent) {
    if (/^(?:For|While|DoWhile)/.test(at.type)) return made.range[0] < at.range[0]
    if (at === functionAround(call)) return false
  }
  return false
}

/** The expression that gives the option its value, where it is written. */
export function writtenAt(limit: Limit): Node | undefined {
  const node = limit.setting.trail.find((step) => step.node && !step.file)?.node
  if (node?.type === 'Property') return node.value
  if (node?.type === 'AssignmentExpression') return node.right
  if (node?.type === 'CallExpression') return node.arguments[0]
  return undefined
}
