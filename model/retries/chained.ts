import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from '../file.ts'
import { keyOf } from '../tree.ts'
import { functionOf, reachOf } from './within.ts'

/** `call().catch(call).catch(call)`: as often again as there are links. */
export function chainedIn(file: File): { node: TSESTree.CallExpression; handler: TSESTree.Identifier }[] {
  return file.index.calls.flatMap((node) => {
    if (node.type !== 'CallExpression' || linkOf(node.parent.type === 'MemberExpression' ? node.parent.parent : undefined)) return []
    const links: TSESTree.Identifier[] = []
    let at: TSESTree.Node = node
    for (let link = linkOf(at); link; link = linkOf(at)) {
      links.push(link.handler)
      at = link.object
    }
    const [last] = links
    if (links.length < 2 || !last || at.type !== 'CallExpression' || at.arguments.length > 0 || at.callee.type !== 'Identifier') return []
    const { name } = at.callee
    const fn = links.every((one) => one.name === name) ? functionOf(at.callee, file) : undefined
    return fn && reachOf(fn, file).requests ? [{ node: at, handler: last }] : []
  })
}

function linkOf(node: TSESTree.Node | undefined): { handler: TSESTree.Identifier; object: TSESTree.Node } | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || keyOf(node.callee) !== 'catch') return undefined
  const [handler] = node.arguments
  return handler?.type === 'Identifier' ? { handler, object: node.callee.object } : undefined
}
