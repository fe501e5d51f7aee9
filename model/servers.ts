import type { TSESTree } from '@typescript-eslint/utils'
import { servers, type Maker } from '../catalog/servers.ts'
import { edited, insertProperty, type Edit } from './edit.ts'
import { openFile, type File } from './file.ts'
import type { Node, Source, Value } from './nouns.ts'
import { optionAt } from './objects.ts'
import { specifierOf } from './origin.ts'
import { analyse } from './calls.ts'
import { bare, dotted, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'
import { numberInCode } from './words.ts'

/** A server or proxy one of whose connections can last for ever. */
export interface OpenDoor {
  how: 'off' | 'missing'
  name: string
  option: string
  node: Node
  repair: { writes: string; edits: readonly Edit[] }
}

const words = new RegExp(servers.flatMap(({ off, needs }) => [...(off ? [`${off.option}\\b`] : []), ...(needs === undefined ? [] : [`['"](?:http-proxy(?:-3|-middleware)?|httpxy)['"]`])]).join('|'))
/** A comment or a setting says that something stands before the server which bounds its clients. */
const fronted = /trust[ _]?proxy|reverse proxy|behind (?:an? |the )?[\w ]*(?:proxy|balancer|gateway|ingress)|nginx|haproxy|traefik|envoy|cloudfront|load.?balancer|\bingress\b|\bALB\b|\bELB\b/i

export function openDoorsIn(source: Source): OpenDoor[] {
  if (!words.test(source.sourceCode.text)) return []
  const file = analyse(source).file ?? openFile(source)
  return [...file.index.calls.flatMap((call) => madeOpen(call, file)), ...file.index.writes.flatMap((write) => switchedOff(write, file))]
}

/** `createServer({ requestTimeout: 0 })`, `createProxyMiddleware({ target })` */
function madeOpen(call: TSESTree.CallExpression | TSESTree.NewExpression, file: File): OpenDoor[] {
  const maker = makerOf(call.callee, file)
  if (!maker) return []
  const given = call.arguments.find((one): one is TSESTree.ObjectExpression => one.type === 'ObjectExpression')
  if (!given) return []
  const options = valueOf(given, file)
  const { off, needs, name } = maker
  if (off) {
    const found = optionAt(options, [off.option])
    if (typeof found === 'string' || !isZero(found.value) || isFronted(call, maker, options, file) || found.node.type !== 'Property') return []
    return [doorOf('off', name, off.option, found.node.value, off.usual)]
  }
  if (needs === undefined || optionAt(options, [needs]) !== 'absent') return []
  const writes = `${needs}: ${numberInCode(file.policy.timeout.default)}`
  return [{ how: 'missing', name, option: needs, node: call.callee, repair: { writes, edits: insertProperty(given, writes, file.code) } }]
}

/** `server.requestTimeout = 0` */
function switchedOff(write: TSESTree.AssignmentExpression & { left: TSESTree.MemberExpression }, file: File): OpenDoor[] {
  const key = keyOf(write.left)
  const maker = servers.find(({ off }) => off && off.option === key)
  if (!maker?.off || write.operator !== '=' || !isZero(valueOf(write.right, file)) || !isServer(write.left.object, file) || isFronted(write, maker, undefined, file)) return []
  return [doorOf('off', maker.name, maker.off.option, write.right, maker.off.usual)]
}

function doorOf(how: 'off', name: string, option: string, node: Node, usual: number): OpenDoor {
  const writes = numberInCode(usual)
  return { how, name, option, node, repair: { writes, edits: [edited(node, writes)] } }
}

function isZero(value: Value): boolean {
  return value.is === 'constant' && value.value === 0
}

/** It was made by one of the makers, or by `app.listen()`; or is called a server, and has a setting that only servers have. */
function isServer(node: Node, file: File): boolean {
  const it = bare(node)
  const init = it.type === 'Identifier' ? (localOf(it, file.code)?.defs[0]?.node as Node | undefined) : undefined
  const made = init?.type === 'VariableDeclarator' && init.init ? bare(init.init) : undefined
  if (made?.type === 'CallExpression' || made?.type === 'NewExpression') return makerOf(made.callee, file) !== undefined || (made.callee.type === 'MemberExpression' && keyOf(made.callee) === 'listen')
  return /server$/i.test(dotted(it)?.at(-1) ?? '')
}

function makerOf(callee: Node, file: File): Maker | undefined {
  const it = bare(callee)
  const [root, member] = it.type === 'MemberExpression' ? [bare(it.object), keyOf(it)] : [it, undefined]
  const definition = root.type === 'Identifier' ? localOf(root, file.code)?.defs[0] : undefined
  if (!definition) return undefined
  const { specifier, name } = importOf(definition.node as Node, definition.parent as Node | null | undefined, definition.name as Node)
  const makes = member ?? name
  return servers.find((maker) => specifier !== undefined && makes !== undefined && maker.modules.includes(specifier) && maker.makes.includes(makes))
}

function importOf(node: Node, parent: Node | null | undefined, local: Node): { specifier?: string | undefined; name?: string } {
  if (parent?.type === 'ImportDeclaration') return { specifier: parent.source.value, name: node.type === 'ImportSpecifier' && node.imported.type === 'Identifier' ? node.imported.name : 'default' }
  const init = node.type === 'VariableDeclarator' && node.init ? bare(node.init) : undefined
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require' || !init.arguments[0]) return {}
  return { specifier: specifierOf(init.arguments[0]), name: local.parent?.type === 'Property' ? (keyOf(local.parent) ?? 'default') : 'default' }
}

function isFronted(node: Node, maker: Maker, options: Value | undefined, file: File): boolean {
  if (maker.behind !== undefined && options) {
    const found = optionAt(options, [maker.behind])
    if (found !== 'absent') return true
  }
  if (/\.(?:set|enable)\(\s*['"]trust proxy['"]/.test(file.code.text)) return true
  const around = file.code.lines.slice(Math.max(0, node.loc.start.line - 4), node.loc.end.line + 1).join('\n')
  return fronted.test(around)
}
