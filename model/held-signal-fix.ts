import type { CollectedSignal } from './collected-signal.ts'
import { edited, type Edit } from './edit.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import { freeName } from './hoist.ts'
import type { Node } from './nouns.ts'
import { semicolonIn } from './retries/insertion.ts'
import { isFunction } from './tree.ts'

/** A controller in the place of the clock: its timer holds it, and with it the signal. */
export function heldByTimer({ node }: CollectedSignal, file: File): Repair | undefined {
  const delay = node.type === 'CallExpression' ? node.arguments[0] : undefined
  const statement = statementAround(node)
  if (!delay || delay.type === 'SpreadElement' || !statement) return undefined
  const name = freeName('late', file)
  // Only a timer of Node can let the process end before; types that do not know Node would not know that.
  const unref = /\.[cm]?tsx?$/.test(file.name) && file.project.versionOf('@types/node') === undefined ? '' : '.unref()'
  const reason = "new DOMException('The operation was aborted due to timeout', 'TimeoutError')"
  const timer = `setTimeout(() => ${name}.abort(${reason}), ${file.code.text.slice(...delay.range)})${unref}`
  return { writes: timer.replace(reason, '…'), edits: [above(statement, [`const ${name} = new AbortController()`, timer], file), edited(node, `${name}.signal`)] }
}

/** The statement that a node stands in, where others can stand before it. */
function statementAround(node: Node): Node | undefined {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) {
    if (at.parent.type === 'BlockStatement' || at.parent.type === 'Program') return at
    // What it waits for may happen first, or not at all.
    if (/^(?:For|While|DoWhile|If|Switch)\w*$/.test(at.parent.type)) return undefined
  }
  return undefined
}

/** Statements before another, in lines of their own where it has one. */
function above(statement: Node, texts: readonly string[], file: File): Edit {
  const [at] = statement.range
  const indent = /(?:^|\n)([\t ]*)$/.exec(file.code.text.slice(0, at))?.[1]
  const end = semicolonIn(file)
  return { range: [at, at], text: texts.map((text) => (indent === undefined ? `${text}; ` : `${text}${end}\n${indent}`)).join('') }
}
