import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import type { Entry, Node, ObjectValue, Value, Variable } from './nouns.ts'
import { mayBeClient } from './origin.ts'
import { dotted, functionAround, keyOf } from './tree.ts'
import { choice, valueOf } from './value.ts'

/** An object as it is being put together; what comes later wins. */
interface Draft {
  entries: Map<string, Entry>
  open: boolean
}

export function objectOf(node: TSESTree.ObjectExpression, file: File): ObjectValue {
  const draft: Draft = { entries: new Map(), open: false }
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') spread(valueOf(property.argument, file), draft)
    else {
      const key = keyOf(property)
      if (key === undefined) blur(draft, property)
      else draft.entries.set(key, { value: property.kind === 'init' ? valueOf(property.value, file) : { is: 'unknown', node: property }, node: property })
    }
  }
  return { is: 'object', ...draft, node }
}

/** `...value`: its entries win over those before it, for certain or perhaps. */
function spread(value: Value, draft: Draft): void {
  switch (value.is) {
    case 'object':
      if (value.open) blur(draft, value.node)
      for (const [key, entry] of value.entries) draft.entries.set(key, entry)
      return
    case 'constant':
      return // null, undefined and false add nothing
    case 'choice': {
      // `...(cond && { timeout })`: what any of them holds is there, or it is what it was.
      for (const one of value.of) if (one.is !== 'object' && one.is !== 'constant') return blur(draft, value.node)
      const keys = new Set(value.of.flatMap((one) => (one.is === 'object' ? [...one.entries.keys()] : [])))
      if (value.of.some((one) => one.is === 'object' && one.open)) blur(draft, value.node)
      for (const key of keys) {
        const before: Value = draft.entries.get(key)?.value ?? { is: 'constant', value: undefined, node: value.node }
        const each = value.of.map((one) => (one.is === 'object' ? (one.entries.get(key)?.value ?? before) : before))
        draft.entries.set(key, { value: choice(each, value.node), node: value.node })
      }
      return
    }
    default:
      blur(draft, value.node)
  }
}

/** Something that we cannot see may have set any key, those already there included. */
function blur(draft: Draft, node: Node): void {
  draft.open = true
  for (const [key, entry] of draft.entries) {
    if (entry.value.is !== 'overridden') draft.entries.set(key, { value: { is: 'overridden', value: entry.value, by: node, node: entry.value.node }, node: entry.node })
  }
}

/** The calls that take an object and leave it as it is. */
const harmless = /^(?:console\.\w+|JSON\.stringify|Object\.(?:keys|values|entries|freeze)|expect|assert(?:\.\w+)?)$/

/**
 * The object that a variable holds, with what the code does to it afterwards: `cfg.timeout = 5000`,
 * `Object.assign(cfg, …)`. Whoever else gets hold of it may change it.
 */
export function withWrites(value: Value, variable: Variable, file: File): Value {
  if (value.is !== 'object') return value
  const draft: Draft = { entries: new Map(value.entries), open: value.open }
  const home = variable.references.find((reference) => reference.isWrite())?.identifier
  for (const reference of variable.references) {
    if (reference.isWrite()) continue
    const identifier = reference.identifier as Node
    const parent = identifier.parent
    if (parent?.type === 'MemberExpression' && parent.object === identifier) write(parent, identifier, home as Node | undefined, draft, file)
    else if (parent?.type === 'CallExpression' && parent.arguments.includes(identifier as TSESTree.Identifier)) passed(parent, identifier, draft, file)
    else if (parent?.type === 'Property' || parent?.type === 'AssignmentExpression') draft.open ||= parent.type === 'AssignmentExpression'
  }
  return { is: 'object', ...draft, node: value.node }
}

function write(member: TSESTree.MemberExpression, identifier: Node, home: Node | undefined, draft: Draft, file: File): void {
  let target: TSESTree.MemberExpression = member
  while (target.parent.type === 'MemberExpression' && target.parent.object === target) target = target.parent
  const statement = target.parent
  const isDeleted = statement.type === 'UnaryExpression' && statement.operator === 'delete'
  if (!isDeleted && (statement.type !== 'AssignmentExpression' || statement.left !== target)) return
  const key = keyOf(member)
  if (key === undefined || target !== member) {
    if (key === undefined) blur(draft, statement)
    else draft.entries.set(key, { value: { is: 'unknown', node: statement }, node: statement })
    return
  }
  const written: Value = isDeleted ? { is: 'constant', value: undefined, node: statement } : statement.operator === '=' ? valueOf(statement.right, file) : { is: 'unknown', node: statement }
  const before: Value = draft.entries.get(key)?.value ?? { is: 'constant', value: undefined, node: statement }
  const isCertain = home !== undefined && functionAround(identifier) === functionAround(home) && isUnconditional(statement)
  draft.entries.set(key, { value: isCertain ? written : choice([before, written, { is: 'unknown', node: statement }], statement), node: statement })
}

/** A statement of its own, in the block of its function. */
function isUnconditional(assignment: Node): boolean {
  const block = assignment.parent?.type === 'ExpressionStatement' ? assignment.parent.parent : undefined
  return block?.type === 'Program' || (block?.type === 'BlockStatement' && /Function/.test(block.parent.type))
}

function passed(call: TSESTree.CallExpression, identifier: Node, draft: Draft, file: File): void {
  const name = dotted(call.callee)?.join('.') ?? ''
  if (name === 'Object.assign' && call.arguments[0] === identifier) {
    for (const source of call.arguments.slice(1)) spread(source.type === 'SpreadElement' ? { is: 'unknown', node: source } : valueOf(source, file), draft)
  } else if (name !== 'Object.assign' && !harmless.test(name) && !isClientCall(call, file)) blur(draft, call)
}

/** A client takes its options and leaves them as they are. */
function isClientCall(call: TSESTree.CallExpression, file: File): boolean {
  return mayBeClient(call.callee, file) && valueOf(call.callee, file).is === 'api'
}

/** `Object.assign(target, …sources)`, as a value. */
export function assigned(call: TSESTree.CallExpression, file: File): Value {
  const draft: Draft = { entries: new Map(), open: false }
  for (const source of call.arguments) spread(source.type === 'SpreadElement' ? { is: 'unknown', node: source } : valueOf(source, file), draft)
  return { is: 'object', ...draft, node: call }
}

/** What a path leads to: a value, nothing, or something that we cannot see. */
export function optionAt(value: Value, path: readonly string[]): Entry | 'absent' | 'unknown' {
  const [key, ...rest] = path
  if (key === undefined) return value.is === 'constant' && value.value === undefined ? 'absent' : { value, node: value.node }
  switch (value.is) {
    case 'object': {
      const entry = value.entries.get(key)
      if (!entry) return value.open ? 'unknown' : 'absent'
      const found = optionAt(entry.value, rest)
      return typeof found === 'object' && rest.length === 0 ? { value: found.value, node: entry.node } : found
    }
    case 'constant':
      return 'absent'
    case 'choice': {
      const each = value.of.map((one) => optionAt(one, path))
      const seen = each.filter((one) => typeof one === 'object')
      if (seen.length === 0) return each.includes('unknown') ? 'unknown' : 'absent'
      if (seen.length === 1 && each.length === 1) return seen[0] as Entry
      const values = each.map((one): Value => (typeof one === 'object' ? one.value : one === 'absent' ? { is: 'constant', value: undefined, node: value.node } : { is: 'unknown', node: value.node }))
      return { value: choice(values, value.node), node: (seen[0] as Entry).node }
    }
    case 'list':
    case 'function':
    case 'text':
      return 'absent'
    default:
      return 'unknown'
  }
}
