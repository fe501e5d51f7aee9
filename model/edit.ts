import type { TSESTree } from '@typescript-eslint/utils'
import type { Node, SourceCode } from './nouns.ts'

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
  if (!last) return [edited(object, hasComment(object, code) ? `{ ${property}, ${code.text.slice(object.range[0] + 1, object.range[1]).trimStart()}` : `{ ${property} }`)]
  const isOnOneLine = last.loc.end.line === object.loc.end.line
  if (isOnOneLine) return [{ range: [last.range[1], last.range[1]], text: `, ${property}` }]
  const indent = /^[\t ]*/.exec(code.lines[last.loc.start.line - 1] ?? '')?.[0] ?? ''
  const comma = code.getTokenAfter(last)
  const hasComma = comma?.value === ','
  const end = hasComma ? comma.range[1] : last.range[1]
  // A comment behind the last property stays with it.
  const comment = code.getCommentsAfter(hasComma ? comma : last).filter((one) => one.loc.start.line === last.loc.end.line).at(-1)
  const insertion: Edit = { range: [comment?.range[1] ?? end, comment?.range[1] ?? end], text: `\n${indent}${property}${hasComma ? ',' : ''}` }
  if (hasComma) return [insertion]
  return comment ? [{ range: [end, end], text: ',' }, insertion] : [{ ...insertion, text: `,${insertion.text}` }]
}

function hasComment(node: Node, code: SourceCode): boolean {
  return code.getCommentsInside(node).length > 0
}

/** Puts a property into the options argument of a call, which may be missing, an object, or anything else. */
export function insertArgument(call: TSESTree.CallExpression | TSESTree.NewExpression, slot: number, property: string, code: SourceCode): Edit[] | undefined {
  const given = call.arguments[slot]
  if (given?.type === 'SpreadElement' || call.arguments.slice(0, slot).some((one) => one.type === 'SpreadElement')) return undefined
  if (given?.type === 'ObjectExpression') return insertProperty(given, property, code)
  const object = `{ ${property} }`
  if (given && isEmpty(given)) return [edited(given, object)]
  if (given?.type === 'ArrowFunctionExpression' || given?.type === 'FunctionExpression') return [{ range: [given.range[0], given.range[0]], text: `${object}, ` }]
  if (given) return [edited(given, `{ ...${spreadable(given, code)}, ${property} }`)]
  const missing = 'undefined, '.repeat(slot - call.arguments.length)
  const last = call.arguments.at(-1)
  if (last) {
    const end = endWithParentheses(last, code)
    return [{ range: [end, end], text: `, ${missing}${object}` }]
  }
  const open = openingOf(call, code)
  return open === undefined ? [{ range: [call.range[1], call.range[1]], text: `(${missing}${object})` }] : [{ range: [open, open], text: missing + object }]
}

function isEmpty(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null)
}

function spreadable(node: Node, code: SourceCode): string {
  const text = code.text.slice(...node.range)
  return ['Identifier', 'MemberExpression', 'CallExpression', 'ThisExpression', 'AwaitExpression'].includes(node.type) ? text : `(${text})`
}

/** The end of a node, past the parentheses around it. */
function endWithParentheses(node: Node, code: SourceCode): number {
  let end = node.range[1]
  let start = code.getTokenBefore(node)
  let after = code.getTokenAfter(node)
  // The call's own parenthesis opens after its callee, and is not one of these.
  while (start?.value === '(' && after?.value === ')' && start.range[0] > (node.parent as TSESTree.CallExpression).callee.range[1]) {
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
