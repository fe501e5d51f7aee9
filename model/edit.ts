import type { TSESTree } from '@typescript-eslint/utils'
import type { Node, SourceCode } from './nouns.ts'
import { commentsBetween, nextAfter, previousBefore } from './text.ts'
import { isFunction, keyOf } from './tree.ts'

/** A change of the text between two offsets. */
export interface Edit {
  range: readonly [number, number]
  text: string
}

export function edited(node: Node, text: string): Edit {
  return { range: node.range, text }
}

/** Puts a property at the end of an object, in the form that the object has: on one line or on several, comments kept. */
export function insertProperty(object: TSESTree.ObjectExpression, property: string, code: SourceCode): Edit[] {
  const last = object.properties.at(-1)
  if (last) return insertAfter(last.range[1], object.range[1] - 1, [property], code)
  const comment = commentsBetween(...object.range, code).at(-1)
  if (!comment) return [edited(object, `{ ${property} }`)]
  const isOnItsLine = comment.loc.end.line === object.loc.end.line
  if (isOnItsLine) return [{ range: [object.range[0] + 1, object.range[0] + 1], text: ` ${property},` }]
  return [{ range: [comment.range[1], comment.range[1]], text: `\n${indentAt(comment.range[0], code)}${property},` }]
}

/** Puts more items into a list of properties or arguments, behind the one that ends at `end` and before what closes the list. */
function insertAfter(end: number, closing: number, items: readonly string[], code: SourceCode): Edit[] {
  const before = previousBefore(closing, code)
  const hasComma = before >= end
  const { line } = code.getLocFromIndex(end)
  if (line === code.getLocFromIndex(closing).line) return [{ range: [end, end], text: `, ${items.join(', ')}` }]
  // A comment behind the last item stays with it.
  const comment = commentsBetween(end, closing, code).filter((one) => one.loc.start.line === line).at(-1)
  const comma = hasComma ? before + 1 : end
  const at = Math.max(comma, comment?.range[1] ?? 0)
  const newLine = `\n${indentAt(end, code)}`
  const insertion: Edit = { range: [at, at], text: `${newLine}${items.join(`,${newLine}`)}${hasComma ? ',' : ''}` }
  if (hasComma) return [insertion]
  return at > end ? [{ range: [end, end], text: ',' }, insertion] : [{ ...insertion, text: `,${insertion.text}` }]
}

/** Takes a property out of an object that has others: with its comma, and with its line where nothing else stands there. */
export function without(node: TSESTree.Property, object: TSESTree.ObjectExpression, code: SourceCode): Edit[] {
  const after = nextAfter(node.range[1], code)
  const before = previousBefore(node.range[0], code)
  const hasComma = code.text[after] === ','
  const end = hasComma ? after + 1 : node.range[1]
  const line = code.text.slice(0, node.range[0]).search(/\n[\t ]*$/)
  const rest = /^[\t ]*(?:(?=\r?\n)|(?=\/\/))/.exec(code.text.slice(end))
  const isBehindComma = code.text[before] === ','
  // A comma before the last one would be left over.
  const comma: Edit[] = !hasComma && isBehindComma ? [{ range: [before, before + 1], text: '' }] : []
  if (line >= 0 && rest) return [...comma, { range: [code.text[end + rest[0].length] === '/' ? node.range[0] : line, end + rest[0].length], text: '' }]
  const hasNext = object.properties.at(-1) !== node
  if (hasNext && hasComma) return [{ range: [node.range[0], end + code.text.slice(end).search(/\S/)], text: '' }]
  return [{ range: [isBehindComma ? before : node.range[0], node.range[1]], text: '' }]
}

/** The white space that the line of an offset starts with. */
function indentAt(offset: number, code: SourceCode): string {
  return /^[\t ]*/.exec(code.lines[code.getLocFromIndex(offset).line - 1] ?? '')?.[0] ?? ''
}

/** Puts a property into the options argument of a call, which may be missing, an object, or anything else; a callback in its place stays behind it. */
export function insertArgument(call: TSESTree.CallExpression | TSESTree.NewExpression, slot: number, property: string, code: SourceCode, isCallback: (node: Node) => boolean = isFunction): Edit[] | undefined {
  const given = call.arguments[slot]
  if (given?.type === 'SpreadElement' || call.arguments.slice(0, slot).some((one) => one.type === 'SpreadElement')) return undefined
  const literal = objectIn(given)
  if (literal) return insertProperty(literal, property, code)
  const object = `{ ${property} }`
  if (given && isEmpty(given)) return [edited(given, object)]
  if (given && isCallback(given)) return [{ range: [given.range[0], given.range[0]], text: `${object}, ` }]
  if (given) return [edited(given, `{ ...${spreadable(given, code)}, ${property} }`)]
  const missing = Array<string>(slot - call.arguments.length).fill('undefined')
  const last = call.arguments.at(-1)
  if (last) return insertAfter(endWithParentheses(last, call, code), call.range[1] - 1, [...missing, object], code)
  const open = openingOf(call, code)
  const written = [...missing, object].join(', ')
  return open === undefined ? [{ range: [call.range[1], call.range[1]], text: `(${written})` }] : [{ range: [open, open], text: written }]
}

/** The object literal that an argument is, a cast around it or not. `satisfies` may not allow for more. */
export function objectIn(node: Node | undefined): TSESTree.ObjectExpression | undefined {
  while (node?.type === 'TSAsExpression' || node?.type === 'TSTypeAssertion') node = node.expression
  return node?.type === 'ObjectExpression' ? node : undefined
}

export function propertyNamed(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  return object.properties.find((one): one is TSESTree.Property => one.type === 'Property' && keyOf(one) === name)
}

function isEmpty(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null)
}

export function spreadable(node: Node, code: SourceCode): string {
  const text = code.text.slice(...node.range)
  return ['Identifier', 'MemberExpression', 'CallExpression', 'ThisExpression', 'AwaitExpression'].includes(node.type) ? text : `(${text})`
}

/** The end of an argument, past the parentheses around it. */
function endWithParentheses(argument: Node, call: Node, code: SourceCode): number {
  let [start, end] = argument.range
  for (;;) {
    start = previousBefore(start, code)
    const after = nextAfter(end, code)
    // The last one is the call's own.
    if (code.text[start] !== '(' || code.text[after] !== ')' || after + 1 >= call.range[1]) return end
    end = after + 1
  }
}

/** The offset behind the parenthesis that opens the arguments; `new Agent` has none. */
function openingOf(call: TSESTree.CallExpression | TSESTree.NewExpression, code: SourceCode): number | undefined {
  const closing = call.range[1] - 1
  return code.text[closing] === ')' ? previousBefore(closing, code) + 1 : undefined
}
