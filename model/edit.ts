import type { TSESTree } from '@typescript-eslint/utils'
import type { Node, SourceCode } from './nouns.ts'
import { isFunction, keyOf } from './tree.ts'

type Token = TSESTree.Token

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
  if (last) return insertAfter(last.range[1], code.getLastToken(object) as Token, [property], code)
  const comment = code.getCommentsInside(object).at(-1)
  if (!comment) return [edited(object, `{ ${property} }`)]
  const isOnItsLine = comment.loc.end.line === object.loc.end.line
  if (isOnItsLine) return [{ range: [object.range[0] + 1, object.range[0] + 1], text: ` ${property},` }]
  return [{ range: [comment.range[1], comment.range[1]], text: `\n${indentAt(comment.range[0], code)}${property},` }]
}

/** Puts more items into a list of properties or arguments, behind the one that ends at `end` and before the token that closes the list. */
function insertAfter(end: number, closing: Token, items: readonly string[], code: SourceCode): Edit[] {
  const before = code.getTokenBefore(closing) as Token
  const hasComma = before.range[0] >= end
  const line = code.getLocFromIndex(end).line
  if (line === closing.loc.start.line) return [{ range: [end, end], text: `, ${items.join(', ')}` }]
  // A comment behind the last item stays with it.
  const comment = code.getCommentsBefore(closing).concat(code.getCommentsBefore(before)).filter((one) => one.range[0] >= end && one.loc.start.line === line).sort((one, other) => one.range[0] - other.range[0]).at(-1)
  const comma = hasComma ? before.range[1] : end
  const at = Math.max(comma, comment?.range[1] ?? 0)
  const newLine = `\n${indentAt(end, code)}`
  const insertion: Edit = { range: [at, at], text: `${newLine}${items.join(`,${newLine}`)}${hasComma ? ',' : ''}` }
  if (hasComma) return [insertion]
  return at > end ? [{ range: [end, end], text: ',' }, insertion] : [{ ...insertion, text: `,${insertion.text}` }]
}

/** Takes a property out of an object that has others: with its comma, and with its line where nothing else stands there. */
export function without(node: TSESTree.Property, object: TSESTree.ObjectExpression, code: SourceCode): Edit[] {
  const after = code.getTokenAfter(node) as Token
  const before = code.getTokenBefore(node) as Token
  const hasComma = after.value === ','
  const end = hasComma ? after.range[1] : node.range[1]
  const line = code.text.slice(0, node.range[0]).search(/\n[\t ]*$/)
  const rest = /^[\t ]*(?:(?=\r?\n)|(?=\/\/))/.exec(code.text.slice(end))
  // A comma before the last one would be left over.
  const comma: Edit[] = !hasComma && before.value === ',' ? [{ range: before.range, text: '' }] : []
  if (line >= 0 && rest) return [...comma, { range: [code.text[end + rest[0].length] === '/' ? node.range[0] : line, end + rest[0].length], text: '' }]
  const next = object.properties[object.properties.indexOf(node) + 1]
  if (next && hasComma) return [{ range: [node.range[0], (code.getTokenAfter(after, { includeComments: true }) as Token).range[0]], text: '' }]
  return [{ range: [before.value === ',' ? before.range[0] : node.range[0], node.range[1]], text: '' }]
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
  if (last) return insertAfter(endWithParentheses(last, call, code), code.getLastToken(call) as Token, [...missing, object], code)
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
  let end = argument.range[1]
  let start = code.getTokenBefore(argument)
  let after = code.getTokenAfter(argument)
  // The last one is the call's own.
  while (start?.value === '(' && after?.value === ')' && after.range[1] < call.range[1]) {
    end = after.range[1]
    start = code.getTokenBefore(start)
    after = code.getTokenAfter(after)
  }
  return end
}

/** The offset behind the parenthesis that opens the arguments; `new Agent` has none. */
function openingOf(call: TSESTree.CallExpression | TSESTree.NewExpression, code: SourceCode): number | undefined {
  const last = code.getLastToken(call)
  if (last?.value !== ')') return undefined
  return code.getTokenBefore(last)?.range[1]
}
