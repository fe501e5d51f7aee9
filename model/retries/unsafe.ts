import { analyse } from '../calls.ts'
import type { File } from '../file.ts'
import { layersOf } from '../layers.ts'
import type { Call, Node, Source, Value } from '../nouns.ts'
import { optionAt } from '../objects.ts'
import { signatureOf } from '../origin.ts'
import { bare, functionAround, isFunction, localOf } from '../tree.ts'
import { blindEdges, repeatsRefusals } from './doubt.ts'
import { configuredOf, type Configured } from './libraries.ts'
import { callsRunBy } from './nested.ts'
import { spentBody } from './resent.ts'
import { retriesOf, type Retry } from './retries.ts'
import { failing } from './unbounded.ts'

/** A repetition that does harm, or can do no good. */
export interface Unsafe {
  /**
   * - `twice`: the first may have been carried out, and nothing tells the server that both are one
   * - `spent`: its body was read by the first attempt
   * - `cancelled`: its caller gave it up
   * - `refused`: what is wrong with it (400, 404) is wrong the next time too
   */
  because: 'twice' | 'spent' | 'cancelled' | 'refused'
  node: Node
  name: string
  method: string | undefined
  /** What sends it again, where that is not the code itself. */
  by: string | undefined
}

export function unsafeOf(source: Source): Unsafe[] {
  const { calls, file } = analyse(source)
  if (!file) return []
  const byNode = new Map<Node, Call>(calls.map((call) => [call.node, call]))
  const written = retriesOf(source).flatMap((retry) => unsafeRetry(retry, byNode.get(retry.request.node), file))
  const libraries = (configuredOf(source)?.uses ?? []).flatMap((use) => callsRunBy(use, calls, file).filter((call) => isTold(use) && isRepeatedTwice(call, file)).map((call) => twice(call, use.retrier.name)))
  const clients = calls.filter((call) => call.retries.is === 'set' && call.retries.value > 0 && isRepeatedTwice(call, file)).map((call) => twice(call, call.client.name))
  return [...written, ...libraries, ...clients].filter((one, at, all) => all.findIndex(({ node }) => node === one.node) === at)
}

function twice(call: Call, by: string | undefined): Unsafe {
  return { because: 'twice', node: call.node.callee, name: call.name, method: call.method, by }
}

function unsafeRetry(retry: Retry, call: Call | undefined, file: File): Unsafe[] {
  const { walk, request, node, name } = retry
  if (!walk || request.node !== node || request.frame.file !== file) return []
  const onTheWay = failing(walk)
  const edges = blindEdges(walk)
  const told = { name, method: call?.method, by: undefined }
  const body = edges.length > 0 ? spentBody(node, request.frame, onTheWay) : undefined
  if (body) return [{ because: 'spent', node: body, ...told }]
  // Who asks again after success too repeats it anyway: a poller, or what takes from a queue.
  if (edges.length > 0 && call && !retry.polled && isRepeatedTwice(call, file)) return [twice(call, undefined)]
  const signal = edges.includes('error') && !retry.once ? callersSignal(call, file) : undefined
  if (signal && !isHeeded(retry)) return [{ because: 'cancelled', node: signal, ...told }]
  // Who waits until a server is ready expects it to refuse at first.
  if (repeatsRefusals(walk) && !retry.once && !retry.polled && !isAwaited(node)) return [{ because: 'refused', node: node.callee, ...told }]
  return []
}

const readers = /graphql|gql|search|quer(?:y|ies)|token|oauth|auth|log-?in|rpc|completion|embedding|messages|find|look-?up|list|valid|check|verif|translat|count|preview|estimate|status|analy[sz]e|batch-?get|get[A-Z]|llm|chat|ping|heartbeat/i
const keys = /idempot|request-?id|dedup|de-?duplicat|nonce|transaction-?id|correlation|client-?token|if-match|if-none-match|uuid|hash/i

/** A request that does something each time it arrives, and nothing in it tells that it is the same. Reading by POST is no such thing. */
function isRepeatedTwice(call: Call, file: File): boolean {
  if (call.method !== 'POST' && call.method !== 'PATCH') return false
  const found = signatureOf(call.node, file)
  if (!found) return false
  const text = file.code.getText(statementOf(call.node))
  const url = call.url ? [file.code.getText(call.node.arguments[found.signature.url ?? 0]), textOf(call.url)].join(' ') : ''
  const around = functionAround(call.node)
  if (keys.test(text) || readers.test(url) || /\bquery\b/.test(text) || (around && (/idempot/i.test(file.code.getText(around)) || readers.test(nameOf(around))))) return false
  return layersOf(call.node, found.api, found.signature, undefined, file).every(({ options }) => {
    const headers = optionAt(options, ['headers'])
    if (headers === 'absent') return true
    return headers !== 'unknown' && headers.value.is === 'object' && !headers.value.open && ![...headers.value.entries.keys()].some((key) => keys.test(key))
  })
}

function textOf(url: Value): string {
  return url.is === 'constant' ? String(url.value) : url.is === 'text' ? url.start : ''
}

function statementOf(node: Node): Node {
  let at = node
  while (at.parent && !isFunction(at.parent) && !/Statement$|Declaration$|^Program$/.test(at.type)) at = at.parent
  return at
}

function nameOf(fn: Node): string {
  if (isFunction(fn) && fn.id) return fn.id.name
  const { parent } = fn
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : (parent?.type === 'MethodDefinition' || parent?.type === 'Property') && parent.key.type === 'Identifier' ? parent.key.name : ''
}

/** The library was not told which failures it may repeat. */
function isTold({ node }: Configured): boolean {
  return !node.arguments.some((one) => one.type === 'ObjectExpression' && one.properties.some((property) => property.type === 'SpreadElement' || (property.key.type === 'Identifier' && /retr[yi]|when|filter|error|handle|fail/i.test(property.key.name) && (isFunction(property.value) || property.value.type === 'Identifier') || property.type === 'Property' && property.method)))
}

/** A signal that is handed in, alone or as one of several. */
function callersSignal(call: Call | undefined, file: File): Node | undefined {
  const limit = call?.limits.find(({ timeout }) => timeout.takes === 'signal')
  const given = limit?.given
  const written = given?.node.type === 'Property' ? bare(given.node.value as Node) : undefined
  if (!written || given?.layer.from !== 'call') return undefined
  const each = written.type === 'CallExpression' && written.arguments[0]?.type === 'ArrayExpression' ? written.arguments[0].elements : [written]
  return each.some((one) => one?.type === 'Identifier' && isParameter(one, file)) ? written : undefined
}

function isParameter(node: Node, file: File): boolean {
  if (node.type !== 'Identifier') return false
  const variable = localOf(node, file.code)
  return (variable?.defs[0]?.type as string | undefined) === 'Parameter' && !variable?.references.some((reference) => reference.isWrite())
}

/** The code around asks whether it was cancelled, in whatever way. */
function isHeeded({ walk, request }: Retry): boolean {
  const around = new Set([request.frame])
  for (const { point } of walk?.places ?? []) if ('frame' in point) around.add(point.frame)
  return [...around].some(({ fn, file: { code } }) => {
    const body = fn.type === 'Program' ? fn : fn.body
    return /abort|cancel|signal\??\.|\bsignal\)|\bname\b|instanceof/i.test(code.text.slice(...body.range).replaceAll(/Abort(?:Signal|Controller)(?:\.\w+)?/g, ''))
  })
}

const waiting = /ready|health|alive|wait|poll|until|\bup\b|ping|probe|start|boot/i

function isAwaited(node: Node): boolean {
  for (let at: Node | null | undefined = functionAround(node); at; at = functionAround(at)) if (waiting.test(nameOf(at))) return true
  return false
}
