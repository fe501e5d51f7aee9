import type { TSESTree } from '@typescript-eslint/utils'
import type { Edit } from '../edit.ts'
import type { File } from '../file.ts'
import type { Node } from '../nouns.ts'
import { commentsBetween, previousBefore } from '../text.ts'
import { isFunction, localOf } from '../tree.ts'
import { valueOf } from '../value.ts'
import { numberInCode } from '../words.ts'
import { promisedTimer, reachOf } from './within.ts'

/** Half of it is certain, half is chance: what many wait for at once they do not all come back to at once. */
export function backoffAt(node: Node, file: File): string {
  const counter = counterAround(node, file)
  const { first, max } = file.policy.backoff
  const [least, most] = [numberInCode(first), numberInCode(max)]
  return counter === undefined ? `${least} + Math.random() * ${least}` : `Math.min(${most}, ${least} * 2 ** ${counter}) * (0.5 + Math.random() / 2)`
}

/** The counter of the loop around, when it counts the attempts up from 0 or 1. */
function counterAround(node: Node, file: File): string | undefined {
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent) {
    if (at.type !== 'ForStatement') continue
    const declarator = at.init?.type === 'VariableDeclaration' ? at.init.declarations[0] : undefined
    const start = declarator?.init ? valueOf(declarator.init, file) : undefined
    const isCounted = at.update?.type === 'UpdateExpression' && at.update.operator === '++' && at.update.argument.type === 'Identifier' && declarator?.id.type === 'Identifier' && at.update.argument.name === declarator.id.name
    return isCounted && start?.is === 'constant' && (start.value === 0 || start.value === 1) && declarator?.id.type === 'Identifier' ? declarator.id.name : undefined
  }
  return undefined
}

/** A promise of a pause, in the words of the file: its own function, else the runtime's. */
export function pauseIn(ms: string, file: File): { text: string; edits: Edit[] } {
  const own = ownPause(file)
  if (own !== undefined) return { text: `${own}(${ms})`, edits: [] }
  const place = isNodeCode(file) && !/\bsleep\b/.test(file.code.text) ? importPlace(file) : undefined
  if (!place) return { text: `new Promise((resolve) => setTimeout(resolve, ${ms}))`, edits: [] }
  const end = semicolonIn(file)
  const quote = /from "/.test(file.code.text) ? '"' : "'"
  return { text: `sleep(${ms})`, edits: [{ range: [place.range[1], place.range[1]], text: `\nimport { setTimeout as sleep } from ${quote}node:timers/promises${quote}${end}` }] }
}

/** The name of a function that pauses, of this file or imported from the runtime. */
function ownPause(file: File): string | undefined {
  for (const statement of file.code.ast.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type === 'FunctionDeclaration' && isPause(declared.id?.name, declared, file)) return declared.id?.name
    if (declared?.type === 'VariableDeclaration') {
      for (const { id, init } of declared.declarations) if (id.type === 'Identifier' && init && isFunction(init) && isPause(id.name, init, file)) return id.name
    }
    if (statement.type === 'ImportDeclaration') {
      for (const { local } of statement.specifiers) if (promisedTimer({ type: 'CallExpression', callee: local, arguments: [] } as unknown as TSESTree.CallExpression, file) && !statement.source.value.startsWith('redux')) return localOf(local, file.code)?.name
    }
  }
  return undefined
}

function isPause(name: string | undefined, fn: Node, file: File): boolean {
  if (name === undefined || !isFunction(fn) || fn.params.length !== 1) return false
  const text = file.code.text.slice(...fn.range)
  return /sleep|delay|wait|pause/i.test(name) && text.length < 200 && /new Promise\b/.test(text) && reachOf(fn, file).timers && !reachOf(fn, file).requests
}

function isNodeCode({ code }: File): boolean {
  return code.ast.body.some((one) => one.type === 'ImportDeclaration' && /^node:|^(?:fs|path|http|https|os|crypto|url|util|events|child_process)$/.test(one.source.value))
}

function importPlace({ code }: File): Node | undefined {
  return code.ast.body.findLast((one) => one.type === 'ImportDeclaration')
}

export function semicolonIn({ code }: File): string {
  return /;[ \t]*(?:\n|$)/.test(code.text) ? ';' : ''
}

function indentOf(node: Node, { code }: File): string {
  return /^[\t ]*/.exec(code.lines[node.loc.start.line - 1] ?? '')?.[0] ?? ''
}

/** A statement before another. */
export function before(statement: Node, text: string, file: File): Edit[] {
  const end = semicolonIn(file)
  const { parent } = statement
  if (parent?.type === 'BlockStatement' || parent?.type === 'SwitchCase') {
    const isFirst = file.code.text.slice(previousBefore(statement.range[0], file.code) + 1, statement.range[0]).includes('\n')
    return [{ range: [statement.range[0], statement.range[0]], text: isFirst ? `${text}${end}\n${indentOf(statement, file)}` : `${text}; ` }]
  }
  return [{ range: [statement.range[0], statement.range[0]], text: `{ ${text}; ` }, { range: [statement.range[1], statement.range[1]], text: ' }' }]
}

/** A statement at the end of a block. */
export function insideEnd(block: TSESTree.BlockStatement, text: string, file: File): Edit {
  const last = block.body.at(-1)
  const end = semicolonIn(file)
  const brace = block.range[1] - 1
  if (last && last.loc.start.line !== block.loc.end.line) return { range: [last.range[1], last.range[1]], text: `\n${indentOf(last, file)}${text}${end}` }
  if (last) return { range: [last.range[1], last.range[1]], text: `${file.code.text[last.range[1] - 1] === ';' || last.type.endsWith('Statement') && file.code.text[last.range[1] - 1] === '}' ? ' ' : '; '}${text}` }
  const comment = commentsBetween(...block.range, file.code).at(-1)
  if (comment) return { range: [comment.range[1], comment.range[1]], text: `\n${indentOf(block, file)}  ${text}${end}${block.loc.end.line === comment.loc.end.line ? '\n' + indentOf(block, file) : ''}` }
  return { range: [block.range[0], brace + 1], text: `{ ${text}${end} }` }
}
