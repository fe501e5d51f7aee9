import type { TSESTree } from '@typescript-eslint/utils'
import { servers, type Maker } from '../catalog/servers.ts'
import { boundsFor } from './bounds.ts'
import { edited, insertArgument, insertProperty, type Edit } from './edit.ts'
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
  /** `off`: towards its clients; towards the server behind it, `endless` by what is written, `missing` by what is not. */
  how: 'off' | 'endless' | 'missing'
  name: string
  option: string
  node: Node
  repair: { writes: string; edits: readonly Edit[] }
}

const proxies = servers.filter(({ waits }) => waits).flatMap(({ modules }) => modules)
export const serverWords = new RegExp([...servers.flatMap(({ off }) => (off ? [`${off.option}\\b`] : [])), `['"](?:${proxies.join('|')})['"]`].join('|'))
/** A comment or a setting says that something stands before the server which bounds its clients. */
const fronted = /trust[ _]?proxy|reverse proxy|behind (?:an? |the )?[\w ]*(?:proxy|balancer|gateway|ingress)|nginx|haproxy|traefik|envoy|cloudfront|load.?balancer|\bingress\b|\bALB\b|\bELB\b/i

export function openDoorsIn(source: Source): OpenDoor[] {
  if (!serverWords.test(source.sourceCode.text)) return []
  const file = analyse(source).file ?? openFile(source)
  return [...file.index.calls.flatMap((call) => madeOpen(call, file)), ...file.index.writes.flatMap((write) => switchedOff(write, file))]
}

/** `createServer({ requestTimeout: 0 })`, `createProxyMiddleware({ target })`, `app.register(proxy, { undici: { headersTimeout: 0 } })` */
function madeOpen(call: TSESTree.CallExpression | TSESTree.NewExpression, file: File): OpenDoor[] {
  const maker = makerOf(call.callee, file) ?? pluginOf(call, file)
  if (!maker) return []
  const given = call.arguments.find((one): one is TSESTree.ObjectExpression => one.type === 'ObjectExpression')
  const { off, waits = [], name } = maker
  if (!given) {
    const [first] = waits
    // `proxy('https://a.example')`
    return first && first.default === undefined && call.arguments.every(({ type }) => type === 'Literal' || type === 'TemplateLiteral') ? missing(call, undefined, first.option, maker, file) : []
  }
  const options = valueOf(given, file)
  if (off) {
    const found = optionAt(options, [off.option])
    if (typeof found === 'string' || !isZero(found.value) || isFronted(call, maker, options, file) || found.node.type !== 'Property') return []
    return [doorOf('off', name, off.option, found.node.value, off.usual)]
  }
  return waits.flatMap(({ option, default: usual }) => {
    const found = optionAt(options, option.split('.'))
    if (found === 'absent') return usual === undefined ? missing(call, given, option, maker, file) : []
    if (found === 'unknown' || !isZero(found.value) || found.node.type !== 'Property' || isPerRequest(maker, file)) return []
    return [doorOf('endless', name, option, found.node.value, usual ?? boundsFor(undefined, file).timeout.default)]
  })
}

function missing(call: TSESTree.CallExpression | TSESTree.NewExpression, given: TSESTree.ObjectExpression | undefined, option: string, maker: Maker, file: File): OpenDoor[] {
  if (isPerRequest(maker, file)) return []
  const writes = `${option}: ${numberInCode(boundsFor(undefined, file).timeout.default)}`
  const edits = given ? insertProperty(given, writes, file.code) : insertArgument(call, call.arguments.length, writes, file.code)
  return edits ? [{ how: 'missing', name: maker.name, option, node: call.callee, repair: { writes, edits } }] : []
}

/** Somebody bounds single requests: which ones, we cannot see. */
function isPerRequest({ perRequest }: Maker, file: File): boolean {
  return perRequest !== undefined && new RegExp(`\\b${perRequest}\\s*:\\s*(?!0\\b)|\\b${perRequest}\\s*[,}]`).test(file.code.text)
}

/** `server.requestTimeout = 0` */
function switchedOff(write: TSESTree.AssignmentExpression & { left: TSESTree.MemberExpression }, file: File): OpenDoor[] {
  const key = keyOf(write.left)
  const maker = servers.find(({ off }) => off && off.option === key)
  if (!maker?.off || write.operator !== '=' || !isZero(valueOf(write.right, file)) || !isServer(write.left.object, file) || isFronted(write, maker, undefined, file)) return []
  return [doorOf('off', maker.name, maker.off.option, write.right, maker.off.usual)]
}

function doorOf(how: 'off' | 'endless', name: string, option: string, node: Node, usual: number): OpenDoor {
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
  if (!definition && root.type !== 'CallExpression') return undefined
  const { specifier, name } = definition ? importOf(definition.node as Node, definition.parent as Node | null | undefined, definition.name as Node) : required(root, undefined)
  const makes = member ?? name
  return servers.find((maker) => specifier !== undefined && makes !== undefined && maker.modules.includes(specifier) && maker.makes.includes(makes))
}

/** `app.register(proxy, { … })` */
function pluginOf(call: TSESTree.CallExpression | TSESTree.NewExpression, file: File): Maker | undefined {
  const [plugin] = call.arguments
  if (call.callee.type !== 'MemberExpression' || keyOf(call.callee) !== 'register' || !plugin || plugin.type === 'SpreadElement') return undefined
  const maker = makerOf(plugin, file)
  return maker?.isPlugin ? maker : undefined
}

function importOf(node: Node, parent: Node | null | undefined, local: Node): { specifier?: string | undefined; name?: string } {
  if (parent?.type === 'ImportDeclaration') return { specifier: parent.source.value, name: node.type === 'ImportSpecifier' && node.imported.type === 'Identifier' ? node.imported.name : 'default' }
  return required(node.type === 'VariableDeclarator' && node.init ? bare(node.init) : undefined, local)
}

/** `require('http')` */
function required(init: Node | undefined, local: Node | undefined): { specifier?: string | undefined; name?: string } {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require' || !init.arguments[0]) return {}
  return { specifier: specifierOf(init.arguments[0]), name: local?.parent?.type === 'Property' ? (keyOf(local.parent) ?? 'default') : 'default' }
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
