import type { TSESTree } from '@typescript-eslint/utils'
import type { Node } from '../nouns.ts'
import { bare, dotted, keyOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import type { Frame } from './points.ts'

/**
 * What a test tells of the request before it.
 *
 * - `failed`: no answer, or a bad one
 * - `refused`: who asks is not known (401), so a new token may help
 * - `another`: the same request would not be the same any more: a conflict, a stale socket
 */
export type Outcome = 'ok' | 'failed' | 'refused' | 'another'
export interface Told {
  yes?: Outcome
  no?: Outcome
}

const refused = new Set([401, 403, 407])
/** Somebody else was first: who tries again reads again before. */
const conflicts = new Set([409, 412])

export function told(test: Node, frame: Frame): Told {
  const node = bare(test)
  if (isFlag(node, /^ok$/)) return { yes: 'ok', no: 'failed' }
  if (isFlag(node, /^(?:success|succeeded|is\w*Success(?:ful)?)$/)) return { yes: 'ok' }
  if (isFlag(node, /^reusedSocket$/)) return { yes: 'another' }
  if (node.type === 'Identifier' && /^(?:err|error|e)$/.test(node.name)) return { yes: 'failed', no: 'ok' }
  if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier') return ofComparison(node, frame)
  if (node.type === 'CallExpression') return ofCall(node, frame)
  return {}
}

function isFlag(node: Node, name: RegExp): boolean {
  return (node.type === 'Identifier' && name.test(node.name)) || (node.type === 'MemberExpression' && name.test(keyOf(node) ?? ''))
}

function isStatus(node: Node): boolean {
  return isFlag(bare(node), /^(?:status|statusCode|httpStatus|httpStatusCode|code)$/)
}

/** `error.message === 'Unauthorized'` */
function isRefusal(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && /unauthori[sz]ed|unauthenticated|forbidden|(?:token|session)\W?(?:is )?(?:expired|invalid)|(?:expired|invalid)\W?(?:token|session)/i.test(node.value)
}

function ofComparison(node: TSESTree.BinaryExpression, frame: Frame): Told {
  if (/^={2,3}$/.test(node.operator) && [node.left, node.right].some(isRefusal)) return { yes: 'refused' }
  const isTurned = isStatus(node.right)
  const status = isTurned ? node.right : node.left
  if (!isStatus(status)) return {}
  const value = valueOf(isTurned ? node.left : node.right, frame.file)
  const limit = value.is === 'constant' && typeof value.value === 'number' ? value.value : undefined
  if (limit === undefined || limit < 100 || limit > 600) return {}
  switch (isTurned ? (turned[node.operator] ?? node.operator) : node.operator) {
    case '===':
    case '==':
      return { yes: ofStatus(limit), ...(limit >= 200 && limit < 300 && { no: 'failed' }) }
    case '!==':
    case '!=':
      return { no: ofStatus(limit), ...(limit >= 200 && limit < 300 && { yes: 'failed' }) }
    case '>=':
    case '>':
      return limit >= 299 ? { yes: 'failed', ...(limit <= 400 && { no: 'ok' }) } : {}
    case '<':
    case '<=':
      return limit >= 299 ? { no: 'failed', ...(limit <= 400 && { yes: 'ok' }) } : {}
    default:
      return {}
  }
}

const turned: Record<string, string> = { '>': '<', '<': '>', '>=': '<=', '<=': '>=' }

function ofStatus(status: number): Outcome {
  if (refused.has(status)) return 'refused'
  if (conflicts.has(status)) return 'another'
  return status >= 400 ? 'failed' : 'ok'
}

function ofCall(node: TSESTree.CallExpression, frame: Frame): Told {
  const name = (node.callee.type === 'MemberExpression' ? keyOf(node.callee) : dotted(node.callee)?.at(-1)) ?? ''
  const [first] = node.arguments
  if ((name === 'includes' || name === 'has') && first && isStatus(first) && node.callee.type === 'MemberExpression') {
    const list = valueOf(node.callee.object, frame.file)
    const codes = list.is === 'list' ? list.items.flatMap((item) => (item.is === 'constant' ? [Number(item.value)] : [])) : []
    if (codes.length > 0 && codes.every((code) => code < 400)) return { yes: 'ok' }
    return codes.length > 0 && codes.every((code) => refused.has(code)) ? { yes: 'refused' } : { yes: 'failed' }
  }
  if (/auth|token|login|session|csrf|nonce/i.test(name)) return { yes: 'refused' }
  if (/conflict|version|stale/i.test(name)) return { yes: 'another' }
  if (/retr[yi]|transient|unavailable|rate.?limit|throttl|network.?err|server.?err|timed?.?out/i.test(name)) return { yes: 'failed' }
  return {}
}

/** The test is about how the request went: it may come out the same each time. */
export function isAboutOutcome(test: Node): boolean {
  const node = bare(test)
  switch (node.type) {
    case 'Identifier':
      return /^(?:err|error|e|ex|exception|reason|res|resp|response|result|status|statusCode|ok|code|message|msg)$/i.test(node.name) || /(?:error|response|status)$/i.test(node.name)
    case 'MemberExpression':
      // What was asked for is no outcome: `error.config._again`.
      if (keyOf(node) === 'config' || keyOf(node) === 'request') return false
      return isAboutOutcome(node.object) || /^(?:ok|status|statusCode|code|reusedSocket)$/.test(keyOf(node) ?? '')
    case 'UnaryExpression':
      return isAboutOutcome(node.argument)
    case 'BinaryExpression':
      if (node.left.type === 'PrivateIdentifier') return false
      return (isAboutOutcome(node.left) && isPlain(node.right)) || (isAboutOutcome(node.right) && isPlain(node.left))
    case 'CallExpression': {
      const { callee } = node
      const isAsked = node.arguments.length > 0 && node.arguments.every((one) => isAboutOutcome(one) || isPlain(one)) && node.arguments.some(isAboutOutcome)
      if (callee.type === 'Identifier') return isAsked
      return callee.type === 'MemberExpression' && (isAboutOutcome(callee.object) || (isAsked && /^(?:includes|has|test|some|isAxiosError|match)$/.test(keyOf(callee) ?? '')))
    }
    default:
      return false
  }
}

/** It changes with nothing. */
function isPlain(node: Node): boolean {
  node = bare(node)
  return node.type === 'Literal' || node.type === 'TemplateLiteral' || (node.type === 'Identifier' && (node.name === 'undefined' || /^[A-Z]/.test(node.name))) || (node.type === 'UnaryExpression' && isPlain(node.argument))
}
