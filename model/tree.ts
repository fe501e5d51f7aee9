import type { TSESTree } from '@typescript-eslint/utils'
import type { FunctionNode, Node, SourceCode, Variable } from './nouns.ts'

/** Everything the model looks for in a file, found in one walk. */
export interface Index {
  /** In the order of the text, the outer before the inner. */
  calls: (TSESTree.CallExpression | TSESTree.NewExpression)[]
  /** Assignments to a property: `x.y = z`. */
  writes: (TSESTree.AssignmentExpression & { left: TSESTree.MemberExpression })[]
}

/** Walks the tree once, without recursion: minified code nests deeper than the stack. */
export function indexOf(code: SourceCode): Index {
  // A tree that no linter walked has no parents yet.
  const isBare = code.ast.body.length > 0 && !(code.ast.body[0] as Node).parent
  const index: Index = { calls: [], writes: [] }
  const stack: Node[] = [code.ast]
  const push = (child: Node, parent: Node) => {
    if (isBare) child.parent = parent as never
    stack.push(child)
  }
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'CallExpression' || node.type === 'NewExpression') index.calls.push(node)
    else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') index.writes.push(node as Index['writes'][number])
    const keys = code.visitorKeys[node.type] ?? []
    for (let k = keys.length - 1; k >= 0; k--) {
      const child = (node as unknown as Record<string, unknown>)[keys[k] as string]
      if (Array.isArray(child)) {
        for (let i = child.length - 1; i >= 0; i--) if (child[i]) push(child[i] as Node, node)
      } else if (child) push(child as Node, node)
    }
  }
  index.calls.sort((one, other) => one.range[0] - other.range[0])
  return index
}

/** The calls in a node, and the node itself where it is one. A function of a long file holds few of its calls. */
export function callsIn({ range: [start, end] }: Node, { calls }: Index): Index['calls'] {
  let first = 0
  for (let last = calls.length; first < last;) {
    const middle = (first + last) >> 1
    if ((calls[middle] as Node).range[0] < start) first = middle + 1
    else last = middle
  }
  const found: Index['calls'] = []
  for (let call = calls[first]; call && call.range[0] < end; call = calls[++first]) if (call.range[1] <= end) found.push(call)
  return found
}

/** The expression without what does not change its value: `as`, `satisfies`, `!`, `?.`, `(0, x)`, `await`. */
export function bare(node: Node): Node {
  for (;;) {
    switch (node.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        node = node.expression
        continue
      case 'AwaitExpression':
        node = node.argument
        continue
      case 'SequenceExpression':
        node = node.expressions.at(-1) as Node
        continue
      default:
        return node
    }
  }
}

/** The node around it, past what `bare` takes off; `from` is the child that stands in it. */
export function around(node: Node): { parent: Node | undefined; from: Node } {
  let from = node
  let parent = node.parent
  while (parent && parent.type !== 'AwaitExpression' && parent.type !== 'SequenceExpression' && bare(parent) === bare(from) && parent !== bare(parent)) {
    from = parent
    parent = parent.parent
  }
  return { parent, from }
}

export function variableOf(name: string, at: Node, code: SourceCode): Variable | undefined {
  for (let scope: ReturnType<SourceCode['getScope']> | null = code.getScope(at); scope; scope = scope.upper) {
    const variable = scope.set.get(name)
    if (variable) return variable
  }
  return undefined
}

/** The variable, when it is declared in this file; a global is not. */
export function localOf(identifier: TSESTree.Identifier, code: SourceCode): Variable | undefined {
  const variable = variableOf(identifier.name, identifier, code)
  return variable?.defs.length ? variable : undefined
}

export function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
}

/** The function that a node runs in, or undefined at the top of the file. */
export function functionAround(node: Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at
  return undefined
}

export function classAround(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at
    // A plain function has a `this` of its own; a method's is the class's.
    if ((at.type === 'FunctionExpression' && at.parent.type !== 'MethodDefinition') || at.type === 'FunctionDeclaration') return undefined
  }
  return undefined
}

/** The name of a property, where it can be read: `a.b`, `a['b']`, `{ b: 1 }`. */
export function keyOf(node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.PropertyDefinition): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key
  if (!node.computed && key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal') return String(key.value)
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined
  return undefined
}

/** `a.b.c` as ['a', 'b', 'c'], where all of it can be read. */
export function dotted(node: Node): string[] | undefined {
  node = bare(node)
  if (node.type === 'Identifier') return [node.name]
  if (node.type === 'ThisExpression') return ['this']
  if (node.type !== 'MemberExpression') return undefined
  const object = dotted(node.object)
  const key = keyOf(node)
  return object && key !== undefined ? [...object, key] : undefined
}

/** Whether a node is, or stands within, another. */
export function isInside(node: Node, ancestor: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === ancestor) return true
  return false
}
