import type { File } from './file.ts'
import { layersOf, slotOf } from './layers.ts'
import type { Call, Layer, Value } from './nouns.ts'
import { optionAt } from './objects.ts'
import { argument, signatureOf } from './origin.ts'
import { goesTo } from './url.ts'
import { valueOf } from './value.ts'

/** Where a call goes, as far as that can be seen. */
export interface Destination {
  /** `api.example.com`, in lower case, without the port; several where the code chooses. */
  hosts: readonly string[]
  /** The URL as it is written. */
  written: string | undefined
}

/** The options that people and libraries call so; a URL can stand in any of them. */
const urlKeys = ['url', 'uri', 'hostname', 'host']

export function destinationOf(call: Call, file: File): Destination {
  const found = call.through ? undefined : signatureOf(call.node, file)
  const layers = found ? layersOf(call.node, found.api, found.signature, undefined, file) : []
  const url = urlOf(call, layers)
  const base = call.client.base === undefined ? undefined : optionIn(layers, call.client.base)
  const first = url && hostsOf(url, file)
  const hosts = first && first.length > 0 ? first : base && (!url || goesTo(url) !== 'absolute') ? hostsOf(base, file) : []
  return { hosts: [...new Set(hosts)], written: written(call, found ? slotOf(call.node, found.signature, file) : undefined, found?.signature.url, file) }
}

function urlOf({ url }: Call, layers: readonly Layer[]): Value | undefined {
  if (url && url.is !== 'object' && !(url.is === 'constant' && url.value === undefined)) return url
  return urlKeys.map((key) => optionIn(layers, key)).find(Boolean)
}

function optionIn(layers: readonly Layer[], path: string): Value | undefined {
  for (const layer of layers) {
    const found = optionAt(layer.options, path.split('.'))
    if (typeof found === 'object') return found.value
  }
  return undefined
}

function hostsOf(value: Value, file: File): string[] {
  if (value.is === 'choice') {
    const each = value.of.map((one) => hostsOf(one, file))
    // One that cannot be read may lead anywhere.
    return each.every((hosts) => hosts.length > 0) ? each.flat() : []
  }
  if (value.is === 'overridden') return hostsOf(value.value, file)
  const { node } = value
  if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'URL') {
    const [given, base] = [argument(node, 0, file), node.arguments[1]]
    const own = hostsOf(given, file)
    return own.length > 0 || !base || base.type === 'SpreadElement' ? own : hostsOf(valueOf(base, file), file)
  }
  const host = value.is === 'text' ? hostIn(value.start, false) : value.is === 'constant' && typeof value.value === 'string' ? hostIn(value.value, true) : undefined
  return host === undefined ? [] : [host]
}

/** The host of a URL, or of its start when that is long enough to hold all of it. */
function hostIn(url: string, isWhole: boolean): string | undefined {
  const [, host, rest] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:[\]@]+)([/?#:]?)/i.exec(url) ?? []
  // `hostname: 'api.example.com'`
  const alone = isWhole && host === undefined && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/i.test(url) ? url.split(':')[0] : undefined
  return host !== undefined && (isWhole || rest !== '') ? host.toLowerCase() : alone?.toLowerCase()
}

function written({ node, url }: Call, slot: number | undefined, at: number | undefined, { code }: File): string | undefined {
  const given = at === undefined ? undefined : node.arguments[at]
  if (given && at !== slot && given.type !== 'ObjectExpression') return code.text.slice(...given.range)
  return url?.is === 'constant' && typeof url.value === 'string' ? url.value : undefined
}
