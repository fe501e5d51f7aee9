import { edited, insertArgument } from './edit.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { FanOut, Node } from './nouns.ts'
import { valueIn } from './pool-fix.ts'
import { around, functionAround, isFunction } from './tree.ts'

/** What is underlined: the function that starts them. */
export function headOfFanOut({ node }: FanOut): Node {
  return (node.type === 'CallExpression' || node.type === 'NewExpression') ? node.callee : node
}

/** The repair of requests that all start at once: the policy's number at a time, or one after the other. */
export function spreadOut(fanOut: FanOut, file: File): Repair | undefined {
  return fanOut.limiter ? limited(fanOut, file) : (mapped(fanOut, file) ?? oneByOne(fanOut, file))
}

/** The limit that its own library has. */
function limited({ limiter }: FanOut, file: File): Repair | undefined {
  if (!limiter) return undefined
  const { call, fansOut, limit } = limiter
  const amount = String(file.policy.concurrency)
  if (limit.at) {
    const value = valueIn(limit.at.node) ?? limit.at.node
    return { writes: fansOut.limit?.path === undefined ? amount : `${fansOut.limit.path}: ${amount}`, edits: [edited(value, amount)] }
  }
  if (fansOut.limit) {
    const { at, path } = fansOut.limit
    if (path !== undefined) {
      const edits = insertArgument(call, at, `${path}: ${amount}`, file.code)
      return edits && { writes: `${path}: ${amount}`, edits }
    }
    const last = call.arguments.at(-1)
    return last && call.arguments.length === at ? { writes: amount, edits: [{ range: [last.range[1], last.range[1]], text: `, ${amount}` }] } : undefined
  }
  const list = fansOut.list === undefined ? undefined : call.arguments[fansOut.list]
  if (fansOut.limitedBy === undefined || !list || call.callee.type !== 'MemberExpression') return undefined
  return { writes: fansOut.limitedBy, edits: [edited(call.callee.property, fansOut.limitedBy), { range: [list.range[1], list.range[1]], text: `, ${amount}` }] }
}

/** `pMap(list, fn, { concurrency: 10 })`, where the package is installed or asked for. */
function mapped({ node, name, list, mapper }: FanOut, file: File): Repair | undefined {
  if (name !== 'Promise.all' || !list || file.project.versionOf('p-map') === undefined || !isFunction(mapper) || mapper.parent.type !== 'CallExpression' || node.type !== 'CallExpression') return undefined
  const inner = node.arguments[0]
  if (inner !== mapper.parent || mapper.parent.callee.type !== 'MemberExpression' || mapper.parent.callee.object !== list) return undefined
  const text = (one: Node) => file.code.text.slice(...one.range)
  const known = importedAs('p-map', file)
  const written = `${known ?? 'pMap'}(${text(list)}, ${text(mapper)}, { concurrency: ${file.policy.concurrency} })`
  const first = file.code.ast.body[0]
  const isModule = file.code.ast.body.some((statement) => statement.type === 'ImportDeclaration')
  if (known === undefined && (!first || !isModule || /\bpMap\b/.test(file.code.text))) return undefined
  const edits = known === undefined && first ? [{ range: [first.range[0], first.range[0]] as const, text: `import pMap from 'p-map'\n` }, edited(node, written)] : [edited(node, written)]
  return { writes: `pMap(…, { concurrency: ${file.policy.concurrency} })`, edits }
}

function importedAs(specifier: string, file: File): string | undefined {
  for (const statement of file.code.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== specifier) continue
    return statement.specifiers.find((one) => one.type === 'ImportDefaultSpecifier')?.local.name
  }
  return undefined
}

/** A loop in its place, where nobody wants what the functions return. */
function oneByOne({ node, name, list, mapper }: FanOut, file: File): Repair | undefined {
  const { parent, from } = around(node)
  const statement = parent?.type === 'AwaitExpression' ? around(parent).parent : parent
  const awaits = parent?.type === 'AwaitExpression'
  if (statement?.type !== 'ExpressionStatement' || (name !== 'Promise.all' && name !== 'forEach') || (name === 'Promise.all' && !awaits)) return undefined
  const outer = functionAround(from)
  if (!isFunction(mapper)) return undefined
  const isInCall = mapper.parent.type === 'CallExpression' && mapper.parent.callee.type === 'MemberExpression' && (mapper.parent === node || mapper.parent === (node.type === 'CallExpression' ? node.arguments[0] : undefined))
  const [parameter] = mapper.params
  if (!list || !isInCall || mapper.params.length !== 1 || !parameter || parameter.type === 'RestElement' || parameter.type === 'AssignmentPattern' || mapper.type !== 'ArrowFunctionExpression') return undefined
  // `await` needs a function that may wait, or the top of a module.
  if (outer ? !outer.async : !file.code.ast.body.some((one) => /^(?:Import|Export)/.test(one.type))) return undefined
  if (mapper.body.type === 'BlockStatement' && (!mapper.async || leaves(mapper.body, file))) return undefined
  const text = (one: Node) => file.code.text.slice(...one.range)
  const pattern = parameter.type === 'Identifier' ? parameter.name : text(parameter)
  const body = mapper.body.type === 'BlockStatement' ? text(mapper.body) : mapper.body.type === 'AwaitExpression' ? text(mapper.body) : `await ${text(mapper.body)}`
  const head = `for (const ${pattern} of ${text(list)})`
  return { writes: head, edits: [edited(statement, `${head} ${body}`)] }
}

/** Whether a `return` leaves the function, which would leave the loop too. */
function leaves(body: Node, file: File): boolean {
  const stack: Node[] = [body]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'ReturnStatement') return true
    if (/Function/.test(node.type)) continue
    for (const key of file.code.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key]
      if (Array.isArray(child)) stack.push(...(child.filter(Boolean) as Node[]))
      else if (child) stack.push(child as Node)
    }
  }
  return false
}
