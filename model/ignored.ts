import type { TSESTree } from '@typescript-eslint/utils'
import type { Client, Signature } from '../catalog/shape.ts'
import type { File } from './file.ts'
import type { Ignored, Layer, Value } from './nouns.ts'
import { isReadIn } from './limits.ts'
import { argument } from './origin.ts'

/** The options that speak of time and that this client, in this version, does not read. */
export function ignoredOf(node: TSESTree.CallExpression | TSESTree.NewExpression, client: Client, signature: Signature, slot: number | undefined, layers: readonly Layer[], file: File): Ignored[] {
  const own = layers.find((layer) => layer.from === 'call' || layer.from === 'instance')
  const chained = layers.find((layer) => layer.from === 'request')
  return [own, chained].flatMap((layer) => (layer ? unread(layer, layer.options, client, '') : [])).concat(misplaced(node, client, signature, slot, file))
}

/** The entries at this path of the options that the client does not read, those of the objects in it included. */
function unread(layer: Layer, options: Value, client: Client, path: string): Ignored[] {
  if (options.is !== 'object' || client.refusesUnknown) return []
  const found: Ignored[] = []
  for (const [key, { value, node }] of options.entries) {
    const full = path + key
    found.push(...unread(layer, value, client, `${full}.`))
    if (!/time|deadline|signal/i.test(full)) continue
    const because = client.ignores?.includes(full) || isForOthers(full, layer, client) ? 'unread' : path === '' && isMisspelt(key, client) ? 'misspelt' : undefined
    if (because && node.type === 'Property') found.push({ key: full, node, value, because, meant: path === '' ? meantBy(key, client, layer) : undefined })
  }
  return found
}

/** Read in the options of the instance and not of a call, or the other way round. */
function isForOthers(path: string, layer: Layer, client: Client): boolean {
  const same = client.timeouts.filter((timeout) => timeout.path === path && timeout.on === undefined)
  return same.length > 0 && same.every((timeout) => !isReadIn(timeout, layer))
}

const heads = (client: Client) => client.timeouts.filter((timeout) => timeout.on !== 'dispatcher').map((timeout) => timeout.path.split('.')[0] as string)

/** `Timeout`, `time_out`: not the key that the client reads, but for its case or its dashes. */
function isMisspelt(key: string, client: Client): boolean {
  const read = [...heads(client), ...(client.options ?? []), ...(client.retry?.paths ?? []).map((path) => path.split('.')[0] as string)]
  return !read.includes(key) && heads(client).some((head) => plain(head) === plain(key))
}

const plain = (key: string) => key.replace(/[-_]/g, '').toLowerCase()

/** The option that is read where this one stands. */
function meantBy(key: string, client: Client, layer: Layer): string | undefined {
  const read = client.repair.filter((path) => {
    const timeout = client.timeouts.find((one) => one.path === path)
    return timeout ? isReadIn(timeout, layer) : layer.from !== 'call'
  })
  const here = client.timeouts.filter((timeout) => isReadIn(timeout, layer))
  return heads({ ...client, timeouts: here }).find((head) => plain(head) === plain(key)) ?? read[0]
}

/** An options object where the body belongs, or one argument too far: `axios.post(url, { timeout })`. */
function misplaced(node: TSESTree.CallExpression | TSESTree.NewExpression, client: Client, signature: Signature, slot: number | undefined, file: File): Ignored[] {
  if (typeof signature.options !== 'number' || slot === undefined) return []
  const wrong = node.arguments.length > slot + 1 ? slot + 1 : signature.body !== undefined && node.arguments.length === slot ? signature.body : undefined
  const value = wrong === undefined ? undefined : argument(node, wrong, file)
  if (value?.is !== 'object' || value.open || value.node !== node.arguments[wrong as number]) return []
  const known = new Set([...heads(client), ...(client.options ?? [])])
  // A body may well have a field of that name: it is one only when every key is an option.
  if (![...value.entries.keys()].every((key) => known.has(key))) return []
  return [...value.entries].flatMap(([key, entry]): Ignored[] => (entry.node.type === 'Property' && heads(client).includes(key) ? [{ key, node: entry.node, value: entry.value, because: 'misplaced', meant: key }] : []))
}
