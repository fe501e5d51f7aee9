import { signatureOf } from '../origin.ts'
import type { Node, Variable } from '../nouns.ts'
import { bare, dotted, isFunction, keyOf, localOf } from '../tree.ts'
import { onlyValueOf } from './delay.ts'
import type { Again, CallNode, Frame, Request, Write } from './points.ts'

/** What a request is made of: when none of it changes, it is the same request. */
export interface Parts {
  /** The variables that it depends on and that can change. */
  variables: ReadonlySet<Variable>
  /** Every variable that it mentions, constants included. */
  roots: ReadonlySet<Variable>
  /** The properties that it reads: `this.page`. */
  paths: ReadonlySet<string>
  /** It takes something new each time: `queue.shift()`, a random name. */
  isNew: boolean
}

interface Draft {
  variables: Set<Variable>
  roots: Set<Variable>
  paths: Set<string>
  isNew: boolean
  seen: Set<Node>
}

/** Options that may be others without making it another request. */
const beside = /^(?:headers?|signal|timeout\w*|agent|dispatcher|httpsAgent|httpAgent|retr\w*|attempts?|tries|_\w+|on[A-Z]\w*)$/i
const renewing = /^(?:shift|pop|next|dequeue|random\w*|uuid\w*|v4|nanoid|now|pick\w*|rotate\w*|choose\w*|select\w*|sample|generate\w*|gen\w*|getNext\w*|nextInt|take|splice)$/

export function partsOf({ node, frame }: Request): Parts {
  const draft: Draft = { variables: new Set(), roots: new Set(), paths: new Set(), isNew: false, seen: new Set() }
  for (const one of node.arguments) mention(one, frame, draft)
  // The chain that leads to it: `this.clients[i].get(url)`.
  if (node.callee.type === 'MemberExpression') mention(node.callee.object, frame, draft)
  const made = signatureOf(node, frame.file)?.api.owner.node
  if (made && made.range[0] > 0) draft.seen.add(made)
  return draft
}

function mention(expression: Node, frame: Frame, draft: Draft): void {
  const node = bare(expression)
  if (draft.seen.has(node) || isFunction(node) || draft.seen.size > 300) return
  draft.seen.add(node)
  switch (node.type) {
    case 'Identifier':
      return mentionVariable(node, frame, draft)
    case 'MemberExpression': {
      const path = dotted(node)
      if (path) draft.paths.add(path.join('.'))
      mention(node.object, frame, draft)
      if (node.computed) mention(node.property, frame, draft)
      return
    }
    case 'ObjectExpression':
      for (const property of node.properties) {
        if (property.type === 'SpreadElement') mention(property.argument, frame, draft)
        else if (!beside.test(keyOf(property) ?? '')) mention(property.value, frame, draft)
      }
      return
    case 'CallExpression':
    case 'NewExpression': {
      const name = dotted(node.callee)?.at(-1) ?? ''
      if (renewing.test(name) || (node.arguments.length === 0 && node.type === 'CallExpression' && node.callee.type === 'Identifier')) draft.isNew = true
      if (node.callee.type === 'MemberExpression') mention(node.callee.object, frame, draft)
      for (const one of node.arguments) mention(one.type === 'SpreadElement' ? one.argument : one, frame, draft)
      return
    }
    default:
      for (const key of frame.file.code.visitorKeys[node.type] ?? []) {
        const child = (node as unknown as Record<string, unknown>)[key]
        for (const one of Array.isArray(child) ? (child as (Node | null)[]) : [child as Node | null]) if (one && !one.type.startsWith('TSType')) mention(one, frame, draft)
      }
  }
}

function mentionVariable(node: Extract<Node, { type: 'Identifier' }>, frame: Frame, draft: Draft): void {
  const variable = localOf(node, frame.file.code)
  if (!variable) return
  draft.roots.add(variable)
  const bound = frame.given.get(variable)
  if (bound?.is === 'expression') {
    // Called again, the function may be given something else.
    draft.variables.add(variable)
    return mention(bound.node, bound.frame, draft)
  }
  const only = onlyValueOf(variable)
  if (only) {
    mention(only, frame, draft)
    for (const one of filledWith(variable)) mention(one, frame, draft)
    return
  }
  const destructured = variable.defs[0]?.node as Node | undefined
  const isDestructured = destructured?.type === 'VariableDeclarator' && destructured.init && destructured.id.type !== 'Identifier' && variable.references.filter((reference) => reference.isWrite()).length === 1
  if (isDestructured && destructured.init) return mention(destructured.init, frame, draft)
  draft.variables.add(variable)
  const loop = destructured?.parent?.parent
  if (loop?.type === 'ForOfStatement' && loop.left === destructured?.parent) mention(loop.right, frame, draft)
  // `...args`, `{ id }`: whatever of the arguments it is.
  const isParameter = (variable.defs[0]?.type as string | undefined) === 'Parameter' && variable.defs[0]?.node === frame.fn
  if (isParameter && frame.by && frame.caller) for (const one of frame.by.arguments) mention(one.type === 'SpreadElement' ? one.argument : one, frame.caller, draft)
}

/** What is put into a list or a form afterwards: `commands.push(item)`. */
function filledWith(variable: Variable): Node[] {
  return variable.references.flatMap((reference) => {
    const member = (reference.identifier as Node).parent
    const call = member?.type === 'MemberExpression' && member.object === reference.identifier ? member.parent : undefined
    const fills = call?.type === 'CallExpression' && call.callee === member && /^(?:push|unshift|add|set|append)$/.test(keyOf(member as never) ?? '')
    return fills ? call.arguments.map((one) => (one.type === 'SpreadElement' ? one.argument : one)) : []
  })
}

/** What is written here makes it another request. */
export function changes({ variable, path }: Write, parts: Parts): boolean {
  if (path === undefined) return variable !== undefined && parts.variables.has(variable)
  const key = path.split('.').at(-1) ?? ''
  if (beside.test(key) || path.split('.').some((part) => /^(?:headers|retr\w*)$/i.test(part))) return false
  if (variable) return parts.roots.has(variable)
  return [...parts.paths].some((one) => one === path || one.startsWith(`${path}.`)) || path === '*'
}

/** The function is called again with something else than it has, where the request depends on that. */
export function rebinds(again: Again, parts: Parts): boolean {
  return parametersOf(again.target).some(({ variable, at, rest }) => parts.variables.has(variable) && !isKept(variable, again.node, at, rest, again.frame))
}

export function parametersOf({ fn, file }: Frame): { variable: Variable; at: number; rest: boolean }[] {
  if (fn.type === 'Program') return []
  const variables = (file.code.getDeclaredVariables?.(fn) ?? []) as Variable[]
  return fn.params.flatMap((parameter, at) => variables.filter((variable) => inside(variable.defs[0]?.name as Node | undefined, parameter)).map((variable) => ({ variable, at, rest: parameter.type === 'RestElement' })))
}

function inside(node: Node | undefined, ancestor: Node): boolean {
  return node !== undefined && node.range[0] >= ancestor.range[0] && node.range[1] <= ancestor.range[1]
}

/** The parameter is given what it holds already. */
export function isKept(variable: Variable, call: CallNode | undefined, at: number, rest: boolean, frame: Frame): boolean {
  // Passed by name, to a timer or a listener: it gets whatever those give.
  if (!call) return false
  const given = call.arguments[at]
  if (!given) return false
  if (given.type === 'SpreadElement') return isName(given.argument, variable, frame) || (given.argument.type === 'Identifier' && given.argument.name === 'arguments') || rest
  return holds(given, variable, frame)
}

/** `url`, `url!`, `{ ...options, attempt: 2 }`, `options ?? {}`, `retries--`. */
function holds(expression: Node, variable: Variable, frame: Frame): boolean {
  const node = bare(expression)
  if (node.type === 'UpdateExpression') return !node.prefix && isName(node.argument, variable, frame)
  if (node.type === 'ObjectExpression') {
    const definition = variable.defs[0]?.name as Node | undefined
    // A destructured parameter is put together again.
    if (definition?.parent?.type === 'Property') return node.properties.some((one) => one.type === 'Property' && keyOf(one) === keyOf(definition.parent as never) && holds(one.value, variable, frame)) || node.properties.some((one) => one.type === 'SpreadElement')
    return node.properties.some((one) => one.type === 'SpreadElement' && isName(one.argument, variable, frame)) && node.properties.every((one) => one.type === 'SpreadElement' || beside.test(keyOf(one) ?? '') || /token|auth|depth|count/i.test(keyOf(one) ?? ''))
  }
  if (isName(node, variable, frame)) return true
  const bound = frame.given.get(variable)
  // The outer call gave the same text, in the same place of the code.
  return bound?.is === 'expression' && bound.frame.file === frame.file && node.type !== 'Literal' && frame.file.code.text.slice(...bound.node.range) === frame.file.code.text.slice(...node.range)
}

function isName(node: Node, variable: Variable, frame: Frame): boolean {
  const name = bare(node)
  if (name.type !== 'Identifier') return false
  const local = localOf(name, frame.file.code)
  if (local === variable) return true
  const bound = local && frame.given.get(local)
  return bound?.is === 'expression' && bound.node !== name && isName(bound.node, variable, bound.frame)
}
