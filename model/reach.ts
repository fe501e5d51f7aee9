import type { Signature } from '../catalog/shape.ts'
import { homeOf } from './elsewhere.ts'
import type { File } from './file.ts'
import { isAtOnce } from './functions.ts'
import type { ApiValue, CallNode, Node } from './nouns.ts'
import { layersOf, slotOf } from './layers.ts'
import { argument, mayReach, signatureOf } from './origin.ts'
import { limitOf } from './pools.ts'
import { callsIn, dotted, functionAround, isInside } from './tree.ts'
import { goesTo, readsLocal } from './url.ts'
import { valueOf } from './value.ts'

/** How many functions deep a request is looked for. */
const deepest = 3

/** A request that a function makes when it runs. */
export interface Reached {
  /** The request itself, which may stand in another file. */
  node: CallNode
  api: ApiValue
  /** The call in the function that leads to it. */
  by: CallNode
}

/** Something that lets only so many through at a time, or keeps what was loaded before. */
const limits = /limit|throttl|queue|semaphore|acquire|schedul|mutex|\block\b|bottleneck|concurren|cache|memo/i

/** What only looks into a cache loads all that is not there yet at once. */
const looks = /^(?:get|set|has|peek|delete|del|put)$/

function isLimit(name: readonly string[]): boolean {
  const last = name.at(-1) ?? ''
  const holders = name.length > 1 && looks.test(last) ? name.filter((part) => !/cache|memo/i.test(part)) : name
  return limits.test(holders.join('.'))
}

/** The first request that a function or an expression makes, itself or through functions of this project; undefined where none is seen, or something may hold it back. */
export function requestIn(fn: Node, file: File, depth = 0): Reached | undefined {
  const home = homeOf(fn, file)
  const inside = callsIn(fn, home.index).filter((call) => runsIn(call, fn))
  if (inside.some((call) => isLimit(dotted(call.callee) ?? []))) return undefined
  for (const call of inside) {
    const found = signatureOf(call, home)
    if (found?.signature.request && goesOut(call, found.api, found.signature.url, home) && !isPooled(call, found.api, found.signature, home)) return { node: call, api: found.api, by: call }
  }
  if (depth >= deepest) return undefined
  for (const call of inside) {
    const value = call.type === 'CallExpression' && mayReach(call.callee, home) ? valueOf(call.callee, home) : undefined
    if (value?.is !== 'function' || value.node === fn) continue
    const deeper = requestIn(value.node, home, depth + 1)
    if (deeper) return { ...deeper, by: call }
  }
  return undefined
}

/** It leaves the machine, or the page: a browser opens few sockets to the page's own origin. */
function goesOut(call: CallNode, api: ApiValue, url: number | undefined, file: File): boolean {
  const where = url === undefined ? 'unknown' : goesTo(argument(call, url, file))
  return where !== 'local' && !(where === 'relative' && api.client.base === undefined) && !(url !== undefined && readsLocal(call.arguments[url], file))
}

const carrier = /agent|dispatcher/i

/** It goes through an agent or dispatcher that limits its sockets, or may do so. */
function isPooled(call: CallNode, api: ApiValue, signature: Signature, file: File): boolean {
  if (api.owner.role === 'dispatcher') return limitOfMaker(api.owner.node, file) !== 'none'
  const layers = layersOf(call, api, signature, undefined, file)
  if (api.client.sockets !== undefined && !layers.some(({ from }) => from === 'dispatcher')) return true
  return layers.some((layer) => {
    if (layer.from === 'dispatcher') return limitOfMaker(layer.node, file) !== 'none'
    return layer.options.is === 'object' && [...layer.options.entries].some(([key, { value }]) => carrier.test(key) && key !== api.client.dispatcher && limitOfMaker(value.node, file) !== 'none')
  })
}

function limitOfMaker(made: Node | undefined, file: File): string {
  if (made?.type !== 'NewExpression' && made?.type !== 'CallExpression') return 'unknown'
  const home = homeOf(made, file)
  const found = signatureOf(made, home)
  const options = found?.signature.pool && argument(made, slotOf(made, found.signature, home), home)
  return found?.signature.pool && options ? limitOf(found.signature.pool, options).setting.is : 'unknown'
}

function runsIn(node: Node, within: Node): boolean {
  for (let at = functionAround(node); at && at !== within && isInside(at, within); at = functionAround(at)) if (!isAtOnce(at)) return false
  return true
}
