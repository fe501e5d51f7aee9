import type { TSESTree } from '@typescript-eslint/utils'
import type { Api, Client, Phase, Signature } from '../catalog/shape.ts'
import { isAnswered } from './answered.ts'
import { durationOf } from './duration.ts'
import { adopt, elsewhere, homeOf, openedAs } from './elsewhere.ts'
import { mayHoldCalls } from './hints.ts'
import { openFile, type File } from './file.ts'
import { ignoredOf } from './ignored.ts'
import { knowledgeOf } from './knowledge.ts'
import { layersOf, slotOf } from './layers.ts'
import { deadlineOf, limitsOf } from './limits.ts'
import type { Analysis, ApiValue, Bounded, Call, CallNode, Entry, Instance, Layer, Setting, Source, Value } from './nouns.ts'
import { optionAt } from './objects.ts'
import { argument, signatureOf } from './origin.ts'
import { poolsIn } from './pools.ts'
import { requestObjectOf } from './request.ts'
import { returned } from './result.ts'
import { isForBrowsers } from './runtime.ts'
import { policyOf } from './settings.ts'
import { escapes, isRaced } from './surroundings.ts'
import { dotted } from './tree.ts'
import { goesTo, isRelative, readsLocal } from './url.ts'
import { valueOf } from './value.ts'
import { callThrough, judgedByCallers } from './wrappers.ts'

const nothing: Analysis = { calls: [], through: [], instances: [], pools: [], sockets: [], file: undefined }
const known = new WeakMap<object, { settings: Source['settings']; analysis: Analysis }>()

/** Every outgoing call of a file and every instance made in it. Worked out once per tree and settings. */
export function analyse(source: Source): Analysis {
  const before = known.get(source.sourceCode.ast)
  if (before?.settings === source.settings) return before.analysis
  const analysis = isWorthReading(source) ? analyseSafely(source) : nothing
  known.set(source.sourceCode.ast, { settings: source.settings, analysis })
  return analysis
}

function isWorthReading({ sourceCode, filename, settings, languageOptions }: Source): boolean {
  const { clients, wrappers } = policyOf(settings)
  return mayHoldCalls(sourceCode.text, filename, knowledgeOf(clients), languageOptions?.parser !== undefined, wrappers)
}

/** Code can nest deeper than the stack; then nothing is said of it. */
function analyseSafely(source: Source): Analysis {
  try {
    const file = openedAs(source) ?? openFile(source)
    adopt(file)
    return analyseFile(file)
  } catch (error) {
    if (error instanceof RangeError) return nothing
    throw error
  }
}

function analyseFile(file: File): Analysis {
  const instances = new Map<object, Instance & { calls: Call[] }>()
  const calls: Call[] = []
  const through: Call[] = []
  const sockets: Call[] = []
  const found = file.index.calls.flatMap((node) => ({ node, ...signatureOf(node, file) }))
  for (const { node, api, signature } of found) {
    if (api && signature?.makes && isInstance(signature.makes, api.client) && !signature.role && signature.through === undefined && !(signature.inherits && signature.options === undefined)) {
      instances.set(node, { is: 'instance', name: nameOf(node, api), calls: [], escapes: escapes(node, file), ...boundedOf(node, api, signature, file).bounded })
    }
  }
  for (const { node, api, signature } of found) {
    if (!api && node.type === 'CallExpression') {
      const call = callThrough(node, file, plainCall)
      if (call) through.push(call)
    }
    if (api && signature?.connects) sockets.push(...[callOf(node, api, signature, undefined, file) ?? []].flat())
    if (!api || !signature?.request) continue
    const via = api.owner.node && instances.get(api.owner.node)
    const call = callOf(node, api, signature, via || undefined, file)
    if (!call) continue
    calls.push(call)
    if (via) via.calls.push(call)
  }
  return { ...judgedByCallers(calls, through, file, plainCall), instances: [...instances.values()], pools: poolsIn(found, file), sockets, file }
}

function plainCall(node: TSESTree.CallExpression | TSESTree.NewExpression, file: File): Call | undefined {
  const found = signatureOf(node, file)
  return found && callOf(node, found.api, found.signature, undefined, file)
}

/** What is made can make requests itself, with its own options. */
function isInstance(type: string, client: Client, inside: readonly string[] = []): boolean {
  const api = client.types[type]
  const requests = (member: Api | string): boolean => (typeof member === 'string' ? !inside.includes(member) && isInstance(member, client, [...inside, type]) : member.call?.request === true && member.call.optionsBy === undefined)
  return api !== undefined && (api.call?.request === true || Object.values(api.members ?? {}).some(requests))
}

function boundedOf(node: TSESTree.CallExpression | TSESTree.NewExpression, api: ApiValue, signature: Signature, file: File) {
  const { client } = api
  const request = signature.returns !== undefined ? requestObjectOf(node, signature.returns, client, file) : undefined
  const layers = layersOf(node, api, signature, request?.layer, file)
  const limits = limitsOf(signature.leaves ? lessened(client, signature.leaves) : client, layers, request, file)
  const slot = slotOf(node, signature, file, client)
  const bounded: Bounded = {
    node,
    client,
    version: file.versionOf(client),
    slot,
    limits,
    backstop: isForBrowsers(file) ? undefined : client.backstop,
    deadline: deadlineOf(limits, request, isRaced(node, file)),
    ignored: ignoredOf(node, client, signature, slot, layers, file),
    relative: isRelative(client, signature.makes && signature.url !== undefined ? argument(node, signature.url, file) : undefined, layers),
  }
  return { bounded, layers, request }
}

/** The client, where its timeouts do not reach these phases. */
function lessened(client: Client, phases: readonly Phase[]): Client {
  return { ...client, timeouts: client.timeouts.map((timeout) => ({ ...timeout, covers: timeout.covers.filter((phase) => !phases.includes(phase)) })) }
}

function callOf(node: TSESTree.CallExpression | TSESTree.NewExpression, api: ApiValue, signature: Signature, via: Instance | undefined, file: File): Call | undefined {
  if (!isAnswered(node, signature, file)) return undefined
  const { bounded, layers, request } = boundedOf(node, api, signature, file)
  const opened = request?.opened[0] ?? { node, signature }
  if (request && api.client.types[signature.returns ?? '']?.assigned && (request.opened.length === 0 || !request.isSent || isBlocking(opened, file))) return undefined
  const url = opened.signature.url === undefined ? undefined : urlOf(argument(opened.node, opened.signature.url, file), file)
  // A file, or data that is there already: nothing goes out.
  if (goesTo(url) === 'local' || (signature.url !== undefined && readsLocal(node.arguments[signature.url], file))) return undefined
  const method = methodOf(opened.node, api, opened.signature, layers, file)
  return {
    ...bounded,
    is: 'call',
    name: nameOf(node, api),
    method,
    url,
    relative: isRelative(api.client, api.owner.url ?? url, layers),
    via,
    through: undefined,
    madeElsewhere: api.owner.node && elsewhere(api.owner.node, file),
    chain: request?.end.type === 'CallExpression' ? request.end : undefined,
    opened: request?.opened.length === 1 ? request.opened[0]?.node : undefined,
    retries: perhaps(retriesOf(api.client, method, layers, file), signature.verb === null && api.client.retry?.methods !== undefined),
    pauses: isSaid(api.client.retry?.pauses, layers),
    heedsRetryAfter: api.client.retry?.retryAfter !== undefined && !isSaid(api.client.retry.retryAfter.cappedBy, layers),
    ...(request?.endsAfter && { timed: true }),
  }
}

/** Whether it is tried again depends on a method that is not seen. */
function perhaps(retries: Setting<number>, isUnseen: boolean): Setting<number> {
  return isUnseen && !('value' in retries && retries.value === 0) ? { is: 'unknown', trail: [] } : retries
}

/** It can be what a function gives, which is asked each time: `useFetch(() => `/api/${id}`)`. */
function urlOf(given: Value, file: File): Value {
  const result = given.is === 'function' ? returned(given.node) : undefined
  return result ? valueOf(result, homeOf(result, file)) : given
}

/** No timeout may be set then. */
function isBlocking({ node, signature }: { node: CallNode; signature: Signature }, file: File): boolean {
  const value = signature.async === undefined ? undefined : argument(node, signature.async, file)
  return value?.is === 'constant' && value.value === false
}

/** As it is written where that is short, else the client's name. */
function nameOf(node: TSESTree.CallExpression | TSESTree.NewExpression, api: ApiValue): string {
  const written = dotted(node.callee)?.filter((part) => part !== 'default').join('.')
  if (written !== undefined && written.length <= 40) return written
  return api.member !== undefined && api.member !== api.client.name ? `${api.client.name}.${api.member}` : api.client.name
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'query'])

function methodOf(node: CallNode, api: ApiValue, signature: Signature, layers: readonly Layer[], file: File): string | undefined {
  if (signature.verb !== undefined) return signature.verb ?? undefined
  if (signature.method !== undefined) {
    const verb = argument(node, signature.method, file)
    return verb.is === 'constant' && typeof verb.value === 'string' ? verb.value.toUpperCase() : undefined
  }
  const member = api.member?.replace(/Form$/, '').toLowerCase()
  if (member !== undefined && methods.has(member)) return member.toUpperCase()
  for (const layer of layers) {
    const found = optionAt(layer.options, ['method'])
    if (found === 'unknown') return undefined
    if (found === 'absent') continue
    return found.value.is === 'constant' && typeof found.value.value === 'string' ? found.value.value.toUpperCase() : undefined
  }
  return 'GET'
}

function isSaid(paths: readonly string[] | undefined, layers: readonly Layer[]): boolean {
  return paths?.some((path) => layers.some((layer) => optionAt(layer.options, path.split('.')) !== 'absent')) ?? false
}

/** How often the client tries again on its own. */
function retriesOf(client: Client, method: string | undefined, layers: readonly Layer[], file: File): Setting<number> {
  const { retry } = client
  if (!retry) return { is: 'default', value: 0, trail: [] }
  const isOther = method !== undefined && retry.methods?.includes(method) === false
  const never: Setting<number> = { is: 'default', value: 0, trail: [{ says: `${client.name} does not retry ${method ?? ''}` }] }
  if (isOther && retry.others !== 'count') {
    const asked = retry.others && isListed(method, retry.others.path, layers)
    if (asked === 'unknown') return { is: 'unknown', trail: [] }
    if (!asked) return never
  }
  const decision = retry.decides === undefined ? undefined : nearest(retry.decides, layers)
  const given = decision?.value.is === 'function' ? returned(decision.value.node) : undefined
  const amount = given && valueOf(given, file)
  if (decision && amount?.is === 'constant' && typeof amount.value === 'number' && amount.value > 0) return { is: 'set', value: Infinity, trail: [{ says: `${retry.decides ?? ''} says so each time`, node: decision.node }] }
  for (const layer of layers) {
    for (const path of retry.paths) {
      const found = optionAt(layer.options, path.split('.'))
      if (found === 'unknown') return { is: 'unknown', trail: [] }
      if (found === 'absent') continue
      const value: Value = found.value
      if (value.is === 'object') continue
      if (value.is === 'constant' && (value.value === true || (value.value === 0 && retry.zero))) continue
      if (value.is === 'constant' && value.value === false) return { is: 'set', value: 0, trail: [{ says: `${path} is set`, node: found.node }] }
      const { setting } = durationOf(value, {}, 1, [{ says: `${path} is set`, node: found.node }])
      return retry.counts === 'attempts' && setting.is === 'set' ? { ...setting, value: Math.max(setting.value - 1, 0) } : setting
    }
  }
  return isOther && retry.others === 'count' ? never : { is: 'default', value: retry.default, trail: [{ says: `the default of ${client.name}` }] }
}

function nearest(path: string, layers: readonly Layer[]): Entry | undefined {
  for (const layer of layers) {
    const found = optionAt(layer.options, path.split('.'))
    if (found !== 'absent') return found === 'unknown' ? undefined : found
  }
  return undefined
}

/** Whether an option that lists methods lists this one. */
function isListed(method: string, path: string, layers: readonly Layer[]): boolean | 'unknown' {
  for (const layer of layers) {
    const found = optionAt(layer.options, path.split('.'))
    if (found === 'absent') continue
    if (found === 'unknown' || found.value.is !== 'list' || found.value.open) return 'unknown'
    return found.value.items.some((item) => item.is === 'constant' && String(item.value).toUpperCase() === method)
  }
  return false
}
