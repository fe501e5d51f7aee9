import { edited } from './edit.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { Node, Pool } from './nouns.ts'
import { commentsBetween, nextAfter, previousBefore } from './text.ts'
import { variableOf } from './tree.ts'

/** The repair of a pool that is made for every request: one for all, at the top of the file, where its arguments allow. */
export function hoisted(pool: Pool, file: File): Repair | undefined {
  const { made } = pool
  const statement = made && statementAround(made)
  if (!made || !statement || pool.shape.opens !== undefined || !canMove(made, statement, file)) return undefined
  const name = freeName(`shared${pool.name.split('.').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('').replace(/^Create/, '')}`, file)
  const at = startOf(statement, file)
  const text = file.code.text.slice(...made.range)
  // What stood further in keeps its lines' distance from each other.
  const depth = made.loc.start.line === made.loc.end.line ? 0 : indentOf(made, file) - indentOf(statement, file)
  const outdented = depth > 0 ? text.replaceAll(new RegExp(`\\n[\\t ]{${depth}}`, 'g'), '\n') : text
  const end = file.code.text[nextAfter(made.range[1], file.code)] === ';' || /;\s*$/m.test(file.code.text.slice(0, 2000)) ? ';' : ''
  return { writes: `const ${name}`, edits: [{ range: [at, at], text: `const ${name} = ${outdented}${end}\n\n` }, edited(made, name)] }
}

/** The statement of the file's own that a node stands in. */
function statementAround(node: Node): Node | undefined {
  for (let at: Node | undefined = node; at; at = at.parent) if (at.parent?.type === 'Program') return at
  return undefined
}

/** Everything that it needs is there at the top of the file, before this statement. */
function canMove(made: Node, statement: Node, file: File): boolean {
  let answer = true
  const stack: Node[] = [made]
  for (let node = stack.pop(); node && answer; node = stack.pop()) {
    if (['ThisExpression', 'AwaitExpression', 'YieldExpression', 'Super'].includes(node.type)) answer = false
    else if (node.type === 'CallExpression' && node !== made) answer = false // its result may differ each time
    else if (node.type === 'Identifier' && isVariable(node)) answer = isThere(node.name, made, statement, file)
    for (const key of file.code.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key]
      if (Array.isArray(child)) stack.push(...(child.filter(Boolean) as Node[]))
      else if (child) stack.push(child as Node)
    }
  }
  return answer
}

function isVariable({ parent, ...node }: Node): boolean {
  if (parent?.type === 'MemberExpression' && !parent.computed) return parent.property.range[0] !== node.range[0]
  if (parent?.type === 'Property' && !parent.computed && !parent.shorthand) return parent.key.range[0] !== node.range[0]
  return true
}

function isThere(name: string, made: Node, statement: Node, file: File): boolean {
  const variable = variableOf(name, made, file.code)
  const definition = variable?.defs[0]
  if (!variable || !definition) return true // a global
  if (definition.type === 'ImportBinding' || definition.type === 'FunctionName') return isTop(variable.scope.type)
  const node = definition.name as Node
  // Declared within what moves: the parameter of a function in its options.
  if (node.range[0] >= made.range[0] && node.range[1] <= made.range[1]) return true
  return isTop(variable.scope.type) && definition.type === 'Variable' && definition.parent.kind === 'const' && node.range[1] < statement.range[0]
}

function isTop(scope: string): boolean {
  return scope === 'module' || scope === 'global'
}

export function freeName(wish: string, file: File): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wish : `${wish}${n}`
    if (!new RegExp(`\\b${name}\\b`).test(file.code.text)) return name
  }
}

/** Before a statement and the comments that belong to it. */
function startOf(statement: Node, file: File): number {
  let start = statement
  for (const comment of commentsBetween(previousBefore(statement.range[0], file.code) + 1, statement.range[0], file.code).toReversed()) {
    if (comment.loc.end.line < start.loc.start.line - 1) break
    start = comment as unknown as Node
  }
  return start.range[0]
}

function indentOf(node: Node, file: File): number {
  return /^[\t ]*/.exec(file.code.lines[node.loc.start.line - 1] ?? '')?.[0].length ?? 0
}
