import type { TSESTree } from '@typescript-eslint/utils'
import { elsewhere } from './elsewhere.ts'
import type { File } from './file.ts'
import type { Call, FunctionNode, Instance, Node, SignalValue, Value } from './nouns.ts'
import { around, dotted, functionAround, isFunction, localOf, variableOf } from './tree.ts'

/** A signal whose time begins once, for requests that begin again and again. */
export interface SharedSignal {
  signal: SignalValue
  /** The call that starts its clock: `AbortSignal.timeout(ms)`. */
  made: TSESTree.CallExpression
  when: 'module' | 'object' | 'instance' | 'closure' | 'retries' | 'repeats'
}

export function sharedSignalOf(subject: Call | Instance, file: File): SharedSignal | undefined {
  for (const { timeout, given } of subject.limits) {
    if (timeout.takes !== 'signal' || !given) continue
    for (const signal of clocks(given.value)) {
      const made = signal.node
      if (made.type !== 'CallExpression' || elsewhere(made, file) !== undefined) continue
      // What an instance holds is its own fault, told where it is made.
      if (subject.is === 'call' && subject.via && given.layer.from !== 'call') continue
      const when = subject.is === 'instance' ? (given.layer.from === 'instance' && isKept(subject) ? 'instance' : undefined) : momentOf(made, subject.node, file)
      if (when) return { signal, made, when }
    }
  }
  return undefined
}

/** The signals of the runtime's own clock that a value holds. */
export function clocks(value: Value): SignalValue[] {
  if (value.is === 'overridden') return clocks(value.value)
  if (value.is === 'choice') return value.of.flatMap(clocks)
  if (value.is !== 'signal') return []
  return value.of ? value.of.flatMap(clocks) : value.after && !value.timer ? [value] : []
}

/** It outlives the function that makes it. */
function isKept(instance: Instance): boolean {
  return functionAround(instance.node) === undefined || instance.escapes || isOfObject(instance.node)
}

/** When the clock starts, if that is not for each request. */
function momentOf(made: Node, call: Node, file: File): SharedSignal['when'] | undefined {
  if (isOfObject(made)) return 'object'
  const maker = functionAround(made)
  if (!maker) return runsOnce(call, file) ? undefined : 'module'
  // Made by a function that is called for each request.
  const inner = outermostWithin(call, maker)
  if (inner === undefined) return undefined
  return inner === maker ? (isRetriedWith(made, call, file) ? 'retries' : undefined) : repeated(inner, made, file)
}

/** A field of a class, or what its constructor sets. */
function isOfObject(node: Node): boolean {
  const fn = functionAround(node)
  for (let at = node.parent; at && at !== fn; at = at.parent) if (at.type === 'PropertyDefinition') return !at.static
  const { parent } = around(node)
  return fn?.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor' && parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' && parent.left.object.type === 'ThisExpression'
}

/** Everything between the call and the module runs one time: it is called once, from the top. */
function runsOnce(node: Node, file: File): boolean {
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) if (!isCalledOnce(fn, file)) return false
  return true
}

function isCalledOnce(fn: FunctionNode, file: File): boolean {
  const { parent, from } = around(fn)
  if (parent?.type === 'CallExpression' && parent.callee === from) return functionAround(parent) === undefined
  if (parent?.type === 'CallExpression' && /^(?:map|forEach|then|catch|finally|all)$/.test(dotted(parent.callee)?.at(-1) ?? '')) return true
  const name = fn.type === 'FunctionDeclaration' ? fn.id : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined
  const isExported = /^Export/.test((fn.type === 'FunctionDeclaration' ? fn.parent : parent?.parent?.parent)?.type ?? '')
  const uses = name ? localOf(name, file.code)?.references.filter((one) => one.isRead()) : undefined
  const use = uses?.[0]?.identifier.parent
  return !isExported && uses?.length === 1 && use?.type === 'CallExpression' && use.callee === uses[0]?.identifier && !loopAround(use, undefined) && runsOnce(use, file)
}

/** The outermost function below `maker` that holds the node; `maker` where it stands in it directly, undefined where it does not. */
function outermostWithin(node: Node, maker: FunctionNode): FunctionNode | undefined {
  let found: FunctionNode | undefined
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) {
    if (fn === maker) return found ?? maker
    found = fn
  }
  return undefined
}

const listens = /^(?:setInterval|on|addListener|addEventListener|subscribe|schedule)$/

/** What becomes of a function that closes over the signal: it is kept, called again, or tried again. */
function repeated(fn: FunctionNode, made: Node, file: File): SharedSignal['when'] | undefined {
  const { parent } = around(fn)
  if (parent?.type === 'CallExpression') {
    const name = dotted(parent.callee)?.at(-1) ?? ''
    if (listens.test(name)) return 'repeats'
    // Given the signal too, it ends its tries with it.
    return /retry|backoff/i.test(name) && !parent.arguments.some((one) => one !== fn && mentions(one, made, file)) && !isDeadline(made, file) ? 'retries' : undefined
  }
  if (parent?.type !== 'Property') return undefined
  const outer = around(parent.parent).parent
  return outer?.type === 'ReturnStatement' || (outer && isFunction(outer)) ? 'closure' : undefined
}

/** It stands before a loop that tries the request again. */
function isRetriedWith(made: Node, call: Node, file: File): boolean {
  const loop = loopAround(call, made)
  if (!loop || loop.type === 'ForOfStatement' || loop.type === 'ForInStatement' || isDeadline(made, file)) return false
  const tried = triedWithin(call, loop)
  const last = tried?.handler?.body.body.at(-1)?.type
  if (!tried?.handler || last === 'ThrowStatement' || last === 'ReturnStatement' || last === 'BreakStatement') return false
  return !/\.aborted|throwIfAborted/.test(file.code.text.slice(...loop.range))
}

/** The loop that holds the node and not the other, in the same function. */
function loopAround(node: Node, other: Node | undefined): Node | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (other && at.range[0] <= other.range[0] && other.range[1] <= at.range[1]) return undefined
    if (/^(?:For|While|DoWhile)/.test(at.type)) return at
  }
  return undefined
}

function triedWithin(node: Node, loop: Node): TSESTree.TryStatement | undefined {
  for (let at = node; at !== loop && at.parent; at = at.parent) if (at.parent.type === 'TryStatement' && at.parent.block === at) return at.parent
  return undefined
}

function holder(made: Node) {
  const { parent } = around(made)
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined
}

/** By its name it is the time of all tries together. */
function isDeadline(made: Node, file: File): boolean {
  return /deadline|total|overall|global|budget/i.test((holder(made) ?? '') + file.code.text.slice(...made.range))
}

function mentions(node: Node, made: Node, file: File): boolean {
  const name = holder(made)
  return name !== undefined && variableOf(name, node, file.code) !== undefined && new RegExp(`\\b${name}\\b`).test(file.code.text.slice(...node.range))
}
