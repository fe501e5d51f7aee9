import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from './file.ts'
import { isAtOnce } from './functions.ts'
import { lengthOf, type Length } from './length.ts'
import type { Node } from './nouns.ts'
import { around, bare, isFunction, isInside, keyOf, localOf } from './tree.ts'

/** What a list is filled with, and how often. */
export interface Pushed {
  /** What runs for each item. */
  mapper: Node
  list: Node | undefined
  length: Length
}

/** `const all = []`, `all.push(fetch(url))` in loops that wait for nothing, and nothing else that touches the list before it is waited for. */
export function pushedInto(list: Node, file: File): Pushed | undefined {
  const node = bare(list)
  const variable = node.type === 'Identifier' ? localOf(node, file.code) : undefined
  const definition = variable?.defs[0]
  if (!variable || variable.defs.length !== 1 || definition?.type !== 'Variable') return undefined
  const { init } = definition.node
  if (init?.type !== 'ArrayExpression' || init.elements.length > 0) return undefined
  const found: Pushed[] = []
  for (const reference of variable.references) {
    const identifier = reference.identifier as Node
    if (reference.init || identifier === node) continue
    const push = pushOn(identifier)
    // Emptied, counted, handed on: somebody may keep it short.
    if (!push) return undefined
    const mapper = push.arguments[0] as Node
    const loops = loopsAround(push, definition.node)
    if (!loops || loops.some((loop) => waits(loop.body, mapper, file))) return undefined
    if (loops.length === 0) continue
    const lengths = loops.map(({ list }) => (list ? lengthOf(list, file) : 'unknown'))
    found.push({ mapper, list: loops[0]?.list, length: lengths.includes('data') ? 'data' : lengths.includes('unknown') ? 'unknown' : 'bounded' })
  }
  return found.find(({ length }) => length === 'data') ?? found[0]
}

function pushOn(identifier: Node): TSESTree.CallExpression | undefined {
  const member = identifier.parent
  if (member?.type !== 'MemberExpression' || member.object !== identifier || keyOf(member) !== 'push') return undefined
  const { parent } = member
  return parent.type === 'CallExpression' && parent.callee === member && parent.arguments.length === 1 && parent.arguments[0]?.type !== 'SpreadElement' && parent.parent.type === 'ExpressionStatement' ? parent : undefined
}

interface Loop {
  body: Node
  list: Node | undefined
}

/** The loops between what is pushed and where the list is made, the inner first; undefined where it is pushed in a function that runs at another time. */
function loopsAround(push: Node, made: Node): Loop[] | undefined {
  const loops: Loop[] = []
  const home = made.parent?.parent
  for (let at: Node | undefined = push.parent; at && at !== home; at = at.parent) {
    if (at.type === 'ForOfStatement' && !at.await) loops.push({ body: at.body, list: at.right })
    else if (at.type === 'ForInStatement' || at.type === 'ForStatement' || at.type === 'WhileStatement' || at.type === 'DoWhileStatement' || at.type === 'ForOfStatement') loops.push({ body: at.body, list: undefined })
    else if (isFunction(at)) {
      const { parent } = around(at)
      if (!isAtOnce(at) || at.async) return undefined
      if (parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && keyOf(parent.callee) === 'forEach') loops.push({ body: at.body, list: parent.callee.object })
    }
    if (!at.parent) return undefined
  }
  return loops
}

/** Whether a turn of the loop waits before the next: what is pushed waits by itself. */
function waits(body: Node, mapper: Node, file: File): boolean {
  const { text } = file.code
  const rest = isInside(mapper, body) ? text.slice(body.range[0], mapper.range[0]) + text.slice(mapper.range[1], body.range[1]) : text.slice(...body.range)
  return mapper.type === 'AwaitExpression' || /\bawait\b/.test(rest)
}
