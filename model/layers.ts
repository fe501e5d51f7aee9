import type { TSESTree } from '@typescript-eslint/utils'
import type { Client, Signature } from '../catalog/shape.ts'
import { slotBefore } from './answered.ts'
import { homeOf } from './elsewhere.ts'
import type { File } from './file.ts'
import { isSaidElsewhere, mayBeSetElsewhere, projectFilesOf } from './project-wide.ts'
import type { ApiValue, Entry, Layer, Node, Owner, Value } from './nouns.ts'
import { optionAt } from './objects.ts'
import { apiOfGlobal, argument, signatureOf } from './origin.ts'
import { isForServers } from './runtime.ts'
import { returned } from './result.ts'
import { bare, dotted, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression

/** The index of the options among the arguments of this call; undefined where it cannot be told. */
export function slotOf(node: CallNode, signature: Signature, file: File, client?: Client): number | undefined {
  if (signature.options === 'last') return client && lastSlot(node, client, file)
  if (signature.options === 'before') return slotBefore(node, file)
  if (signature.options === 'alone') return isAlone(node, file) ? 0 : undefined
  if (signature.bodyless) return bodylessSlot(node, signature, file)
  if (typeof signature.options !== 'object') return signature.options
  const [early, late] = signature.options
  const first = argument(node, early, file)
  if (first.is === 'object' || node.arguments.length <= early) return early
  if (first.is === 'constant' || first.is === 'text' || first.is === 'list') return late
  const second = node.arguments[late]
  if (second && second.type !== 'SpreadElement' && valueOf(second, file).is !== 'function') return late
  return isUrl(first) ? late : undefined
}

/** The last argument, where it can be told from a body by an option that it holds. */
function lastSlot(node: CallNode, client: Client, file: File): number | undefined {
  const at = node.arguments.length - 1
  const value = at < 0 ? undefined : argument(node, at, file)
  if (value?.is !== 'object') return undefined
  const known = [...client.timeouts.map(({ path }) => path), ...(client.retry?.paths ?? []), ...(client.options ?? [])].map((path) => path.split('.')[0] as string)
  return known.some((key) => value.entries.has(key)) ? at : undefined
}

/** The document of a query is text, or a template with a tag. */
function isAlone(node: CallNode, file: File): boolean {
  const first = argument(node, 0, file)
  return node.arguments.length === 1 && first.is !== 'constant' && first.is !== 'text' && first.node.type !== 'TaggedTemplateExpression'
}

/** `needle('get', url, options)` and `needle('post', url, body, options)`. */
function bodylessSlot(node: CallNode, { method, body, options }: Signature, file: File): number | undefined {
  const verb = argument(node, method, file)
  if (verb.is !== 'constant' || !/^[a-z]+$/i.test(String(verb.value))) return undefined
  return body !== undefined && /^(?:get|head)$/i.test(String(verb.value)) && node.arguments.length <= body + 1 ? body : (options as number)
}

function isUrl(value: Value): boolean {
  return value.node.type === 'NewExpression' && value.node.callee.type === 'Identifier' && value.node.callee.name === 'URL'
}

/** All options that reach a call or an instance, the nearest first. */
export function layersOf(node: CallNode, api: ApiValue, signature: Signature, given: Layer | undefined, file: File): Layer[] {
  const slot = slotOf(node, signature, file, api.client)
  const layers: Layer[] = []
  if (given) layers.push(given)
  layers.push({ from: signature.makes ? 'instance' : 'call', options: takesNone(node, signature, slot, file) ? nothing(node) : argument(node, slot, file), node: node.arguments[slot ?? -1] ?? node })
  const request = requestArgument(node, signature, file)
  if (request) layers.push(request)
  if (!signature.makes || signature.inherits) layers.push(...ofOwner(api.owner, file))
  layers.push(...carried(api.client, signature.carries === undefined ? undefined : argument(node, signature.carries, file), layers, file))
  return layers
}

/** What is seen of the last argument tells that it is no options object; of several, one that is not seen may be. */
export function takesNone(node: CallNode, { options }: Signature, slot: number | undefined, file: File): boolean {
  if (options === 'alone') return slot === undefined
  // The callback stands there.
  if (options === 'before') return slot === node.arguments.length - 1
  if (options !== 'last' || slot !== undefined) return options === undefined
  return node.arguments.length < 2 || argument(node, node.arguments.length - 1, file).is !== 'unknown'
}

export const nothing = (node: Node): Value => ({ is: 'constant', value: undefined, node })

/** What is given as the URL can be a request that brings its own options: `fetch(new Request(url, { signal }))`. */
function requestArgument(node: CallNode, signature: Signature, file: File): Layer | undefined {
  if (signature.url === undefined) return undefined
  const value = argument(node, signature.url, file)
  if (value.is === 'api' && value.owner.options) return { from: 'request', options: value.owner.options, node: value.node }
  // A name is no proof of what it holds, but reason enough to say nothing: `fetch(event.request)`.
  const written = node.arguments[signature.url]
  const name = written && dotted(written)?.at(-1)
  return value.is === 'unknown' && name !== undefined && /req(?:uest)?$/i.test(name) ? { from: 'request', options: value, node: value.node } : undefined
}

/** What the instance or pool holds that a call goes through, and those it started from. */
function ofOwner(owner: Owner, file: File): Layer[] {
  const layers: Layer[] = []
  for (let at: Owner | undefined = owner; at; at = at.parent) {
    const from = at.role === 'dispatcher' ? 'dispatcher' : 'instance'
    const node = at.node ?? file.code.ast
    layers.push(...afterwards(at, file))
    if (at.options) layers.push({ from, options: at.options, node })
    if (!at.node && at.client.injected && (layers.length === 0 || isSaidElsewhere(file))) layers.push({ from: 'defaults', options: { is: 'unknown', node }, node })
  }
  return layers
}

/** What the code does to an instance, or to the library, after it was made. */
function afterwards(owner: Owner, file: File): Layer[] {
  const layers: Layer[] = []
  if (!owner.node && mayBeSetElsewhere(owner.client, file)) layers.push({ from: 'defaults', options: { is: 'unknown', node: file.code.ast }, node: file.code.ast })
  const files = owner.node ? new Set([file, homeOf(owner.node, file)]) : [file, ...projectFilesOf(owner.client, file)]
  for (const one of files) for (const change of changesIn(one)) if (change.owner.node === owner.node && change.owner.client === owner.client && !(change.inWindow && isForServers(file))) layers.push(change.layer)
  return layers
}

interface Change {
  owner: Owner
  layer: Layer
  /** It is done to a browser's window, which servers have not. */
  inWindow?: boolean
}
/** By tree: a file whose functions are followed into is opened anew for each call. */
const changes = new WeakMap<object, readonly Change[]>()

function changesIn(file: File): readonly Change[] {
  const before = changes.get(file.code.ast)
  if (before) return before
  // In the middle of working it out, it is asked again only by what it depends on itself.
  changes.set(file.code.ast, [])
  const found = [...file.index.writes.flatMap((write) => defaultsWritten(write, file)), ...file.index.calls.flatMap((call) => defaultsChanged(call, file)), ...file.index.writes.flatMap((write) => globalReplaced(write, file)), ...usedPlainly(file)]
  changes.set(file.code.ast, found)
  return found
}

/** `axios.defaults.timeout = 5000` */
function defaultsWritten(write: File['index']['writes'][number], file: File): Change[] {
  const object = bare(write.left.object)
  const key = keyOf(write.left)
  if (object.type !== 'MemberExpression' || key === undefined) return []
  const value = valueOf(object, file)
  if (value.is !== 'api' || !value.api.defaults) return []
  const entry: Entry = { value: write.operator === '=' ? valueOf(write.right, file) : { is: 'unknown', node: write }, node: write }
  return [{ owner: value.owner, layer: { from: 'defaults', options: { is: 'object', entries: new Map([[key, entry]]), open: false, node: write }, node: write } }]
}

/** What sets a bound; a signal that is only handed on is none. */
const bounds = /AbortSignal\s*\.\s*(?:timeout|any)|setTimeout\s*\(|timeout\w*\s*[:(]|\.timeout\b/i

/** `globalThis.fetch = …`: whoever puts another in its place may have given it a bound. */
function globalReplaced(write: File['index']['writes'][number], file: File): Change[] {
  const key = keyOf(write.left)
  if (key === undefined || valueOf(write.left.object, file).is !== 'global') return []
  const api = apiOfGlobal(key, file, write)
  const value = api && valueOf(write.right, file)
  // An instance of its own brings its options: `globalThis.$fetch = ofetch.create({ timeout: 5000 })`.
  if (value?.is === 'api') return value.client === api?.client && value.owner.options ? [{ owner: { client: api.client }, layer: { from: 'defaults', options: value.owner.options, node: write } }] : []
  if (!value) return []
  if (value.is === 'function' && !bounds.test(file.code.text.slice(...value.node.range))) return []
  return [{ inWindow: dotted(write.left.object)?.[0] === 'window', owner: { client: api.client }, layer: { from: 'defaults', options: { is: 'unknown', node: write }, node: write } }]
}

/** `Object.assign(axios.defaults, …)`, and an interceptor that speaks of timeouts. */
function defaultsChanged(call: CallNode, file: File): Change[] {
  const name = dotted(call.callee)
  if (name?.join('.') === 'Object.assign' && call.arguments[0]) {
    const target = valueOf(call.arguments[0], file)
    if (target.is !== 'api' || !target.api.defaults) return []
    return call.arguments.slice(1).map((source) => ({ owner: target.owner, layer: { from: 'defaults', options: source.type === 'SpreadElement' ? { is: 'unknown', node: source } : valueOf(source, file), node: source } }))
  }
  const found = signatureOf(call, file)
  if (found?.signature.sets !== undefined) {
    const entry: Entry = { value: argument(call, 0, file), node: call }
    return [{ owner: found.api.owner, layer: { from: 'defaults', options: { is: 'object', entries: new Map([[found.signature.sets, entry]]), open: false, node: call }, node: call } }]
  }
  if (found?.signature.configures) return [{ owner: found.api.owner, layer: { from: 'defaults', options: configuredBy(call, found.signature, file), node: call } }]
  const interceptor = call.arguments[0]
  if (!found?.signature.intercepts || !interceptor) return []
  const value = interceptor.type === 'SpreadElement' ? undefined : valueOf(interceptor, file)
  const says = value?.is === 'function' ? file.code.text.slice(...value.node.range) : undefined
  if (says !== undefined && !/timeout|signal|abort/i.test(says)) return []
  return [{ owner: found.api.owner, layer: { from: 'instance', options: { is: 'unknown', node: call }, node: call } }]
}

/** `imports: [HttpModule]` */
function usedPlainly(file: File): Change[] {
  const names = (file.code.ast.body as Node[]).flatMap((node) => (node.type === 'ImportDeclaration' && file.knowledge.modules.has(node.source.value) ? node.specifiers : []))
  return names.flatMap(({ local }) => (localOf(local, file.code)?.references ?? []).flatMap(({ identifier }): Change[] => {
    const list = (identifier as Node).parent
    const isListed = list?.type === 'ArrayExpression' && list.parent.type === 'Property' && keyOf(list.parent) === 'imports'
    const value = isListed ? valueOf(identifier as Node, file) : undefined
    return value?.is === 'api' && value.api.plain ? [{ owner: value.owner, layer: { from: 'defaults', options: nothing(identifier as Node), node: identifier as Node } }] : []
  }))
}

function configuredBy(call: CallNode, { optionsFrom, plain }: Signature, file: File): Value {
  if (plain) return nothing(call)
  const given = argument(call, 0, file)
  if (optionsFrom === undefined) return given
  const found = optionAt(given, [optionsFrom])
  const result = typeof found === 'object' && found.value.is === 'function' ? returned(found.value.node) : undefined
  return result ? valueOf(result, homeOf(result, file)) : { is: 'unknown', node: call }
}

/** The options of the dispatcher that the call is given, or that the process was. */
function carried(client: Client, beside: Value | undefined, layers: readonly Layer[], file: File): Layer[] {
  if (client.dispatcher === undefined) return []
  const path = client.dispatcher.split('.')
  const other = beside && optionAt(beside, path)
  if (typeof other === 'object') return [dispatcherLayer(other.value)]
  for (const layer of layers) {
    if (layer.from === 'dispatcher') continue
    const found = optionAt(layer.options, path)
    if (found === 'absent') continue
    return [dispatcherLayer(found === 'unknown' ? { is: 'unknown', node: layer.node } : found.value)]
  }
  return [file, ...projectFilesOf(client, file)].flatMap(installedBy)
}

const installed = new WeakMap<object, readonly Layer[]>()

/** `setGlobalDispatcher(…)` */
function installedBy(file: File): readonly Layer[] {
  const before = installed.get(file.code.ast)
  if (before) return before
  const found = file.index.calls.flatMap((call) => (signatureOf(call, file)?.signature.installs ? [dispatcherLayer(argument(call, 0, file))] : []))
  installed.set(file.code.ast, found)
  return found
}

function dispatcherLayer(value: Value): Layer {
  // Some clients make it themselves, of options that stand in its place; one with functions is made already.
  const isPlain = value.is === 'object' && [...value.entries.values()].every((entry) => entry.value.is !== 'function')
  const options: Value = value.is === 'api' && value.owner.options ? value.owner.options : isPlain ? value : isText(value) ? nothing(value.node) : { is: 'unknown', node: value.node }
  return { from: 'dispatcher', options, node: value.node }
}

/** A key in the place of one: no object that could hold anything. */
function isText(value: Value): boolean {
  return value.is === 'text' || (value.is === 'constant' && typeof value.value === 'string') || (value.node.type === 'MemberExpression' && dotted(value.node.object)?.join('.') === 'process.env')
}
