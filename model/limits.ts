import type { Client, Timeout } from '../catalog/shape.ts'
import { amountOf, durationOf } from './duration.ts'
import { elsewhere } from './elsewhere.ts'
import type { File } from './file.ts'
import type { Entry, Layer, Limit, Node, Setting, Step, Trail } from './nouns.ts'
import { optionAt } from './objects.ts'
import { endsRequest, type RequestObject } from './request.ts'

/** What each option of the client that could bound the call is set to. The nearest layer that says something wins. */
export function limitsOf(client: Client, layers: readonly Layer[], request: RequestObject | undefined, file: File): Limit[] {
  const limits = client.timeouts.map((timeout) => limitOf(timeout, client, layers, file))
  return limits.map((limit) => heeded(listened(overruled(limit, limits), client, request), layers, client, file))
}

function limitOf(timeout: Timeout, client: Client, layers: readonly Layer[], file: File): Limit {
  let blind: Trail | undefined
  for (const layer of layers) {
    if ((layer.from === 'dispatcher') !== (timeout.on === 'dispatcher') || !isReadIn(timeout, layer)) continue
    const found = optionAt(layer.options, timeout.path.split('.'))
    if (found === 'absent') continue
    if (found === 'unknown') {
      blind ??= [step(layer, 'we cannot see what these options hold', layer.node, file)]
      continue
    }
    if (found.value.is === 'constant' && found.value.value === undefined) continue
    const given = { value: found.value, layer, node: found.node }
    if (found.value.is === 'overridden') return { timeout, given, setting: { is: 'unknown', trail: [step(layer, `what comes after may set ${timeout.path} again`, found.value.by, file)] } }
    // An object where a number is taken too holds options of its own: `timeout: { request: 5000 }`.
    if (found.value.is === 'object' && timeout.takes !== 'signal' && timeout.takes !== 'fetch' && (timeout.values?.object ?? 'works') === 'works') continue
    return { timeout, given, ...amountOf(found.value, timeout, [step(layer, `${timeout.path} is set`, found.node, file), ...origin(found, file)]) }
  }
  if (timeout.default !== undefined) {
    const value = timeout.default * (timeout.takes === 's' ? 1000 : 1)
    return { timeout, setting: { is: 'default', value, trail: [...(blind ?? []), { says: `the default of ${client.name}` }] } }
  }
  return { timeout, setting: blind ? { is: 'unknown', trail: blind } : { is: 'none', trail: [] } }
}

/** Whether the client reads this option among those of the layer. */
export function isReadIn({ only }: Timeout, { from }: Pick<Layer, 'from'>): boolean {
  return only === undefined || (only === 'instance' ? from !== 'call' : from !== 'instance' && from !== 'defaults')
}

/** Where the value itself stands, when that is not where the option is written. */
function origin({ value, node }: Entry, file: File): Step[] {
  const isElsewhere = value.is !== 'choice' && value.node !== node && (value.node.range[0] < node.range[0] || value.node.range[1] > node.range[1])
  return isElsewhere ? [placed({ says: 'from here', node: value.node }, file)] : []
}

const places = {
  call: 'in the call',
  request: 'on the request',
  instance: 'on the instance',
  defaults: 'in the defaults',
  dispatcher: 'on the dispatcher',
} as const

function step(layer: Layer, says: string, node: Node, file: File): Step {
  return placed({ says: `${says} ${places[layer.from]}`, node }, file)
}

function placed(step: Step & { node: Node }, file: File): Step {
  const other = elsewhere(step.node, file)
  return other === undefined ? step : { ...step, file: other }
}

/** ofetch drops `timeout` when there is a `signal`. */
function overruled(limit: Limit, all: readonly Limit[]): Limit {
  const ruler = all.find((other) => other.timeout.path === limit.timeout.unless)
  if (!ruler || ruler.setting.is === 'none') return limit
  return { timeout: limit.timeout, setting: { is: ruler.setting.is === 'set' ? 'none' : 'unknown', trail: ruler.setting.trail } }
}

/** An option that only emits an event bounds nothing until somebody listens and ends the request. */
function listened(limit: Limit, client: Client, request: RequestObject | undefined): Limit {
  const { timeout, setting } = limit
  if (!timeout.event || setting.is === 'none') return limit
  const ends = endsOn(timeout.event, request, client.lasts)
  if (ends === true) return limit
  if (ends === 'unknown' || request?.escapes) return { ...limit, setting: { is: 'unknown', trail: setting.trail } }
  return { ...limit, ...(setting.is !== 'unknown' && { inert: true as const }), setting: { is: 'none', trail: setting.trail } }
}

/** An option that only writes to the log, unless another one is true. */
function heeded(limit: Limit, layers: readonly Layer[], client: Client, file: File): Limit {
  const { timeout, setting } = limit
  if (timeout.needs === undefined || setting.is === 'none') return limit
  const said = layers.map((layer) => optionAt(layer.options, (timeout.needs as string).split('.'))).find((found) => found !== 'absent')
  // It may be a version in which it does more: who has another package in between cannot be sure which one is there.
  if (said === 'unknown' || (said !== undefined && said.value.is !== 'constant') || file.versionOf(client) === undefined) return { ...limit, setting: { is: 'unknown', trail: setting.trail } }
  if (said?.value.is === 'constant' && said.value.value === true) return limit
  return { ...limit, ...(setting.is !== 'unknown' && { inert: true as const }), setting: { is: 'none', trail: setting.trail } }
}

function endsOn(event: string, request: RequestObject | undefined, lasts?: true): boolean | 'unknown' {
  const listeners = request?.listeners.get(event)
  return listeners ? endsRequest(listeners, lasts) : false
}

/** How long the wait for a response is bounded: the shortest of what covers it. */
export function deadlineOf(limits: readonly Limit[], request: RequestObject | undefined, isRaced: boolean): Setting<number> {
  const covering = limits.filter((limit) => limit.timeout.covers.includes('headers')).map((limit) => limit.setting)
  const timer = request?.endsAfter && durationOf(request.endsAfter, {}, 1, [{ says: 'a timer ends the request', node: request.endsAfter.node }]).setting
  if (timer) covering.push(timer)
  const bounds = covering.filter((setting) => setting.is === 'set' || setting.is === 'default')
  const shortest = bounds.reduce<(typeof bounds)[number] | undefined>((least, one) => (least && least.value <= one.value ? least : one), undefined)
  if (shortest) return shortest
  const unknown = covering.find((setting) => setting.is === 'unknown')
  if (unknown) return unknown
  if (isRaced) return { is: 'unknown', trail: [{ says: 'something around the call may stop waiting for it' }] }
  // Who set the time that the listener waits for may be the agent.
  if (endsOn('timeout', request) !== false) return { is: 'unknown', trail: [{ says: 'a listener ends the request when its socket times out' }] }
  if (request?.escapes) return { is: 'unknown', trail: [{ says: 'others get hold of the request and may end it' }] }
  return { is: 'none', trail: covering.flatMap((setting) => setting.trail) }
}
