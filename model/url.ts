import type { Client } from '../catalog/shape.ts'
import type { File } from './file.ts'
import type { Layer, Node, Value, Variable } from './nouns.ts'
import { optionAt } from './objects.ts'
import { around, bare, dotted, keyOf, localOf } from './tree.ts'

/** Where a URL leads, as far as its start tells. */
export function goesTo(url: Value | undefined): 'local' | 'relative' | 'absolute' | 'unknown' {
  if (url?.is === 'choice') {
    const each = new Set(url.of.map(goesTo))
    return each.size === 1 ? ([...each][0] as ReturnType<typeof goesTo>) : 'unknown'
  }
  const start = url?.is === 'text' ? url.start : url?.is === 'constant' && typeof url.value === 'string' ? url.value : undefined
  if (start === undefined) return 'unknown'
  if (/^(?:file|data|blob|chrome-extension|moz-extension|app|asset|capacitor|vscode-resource):/i.test(start)) return 'local'
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(start)) return 'absolute'
  if (/^(?:\/|\.\.?\/|\?|#)/.test(start)) return 'relative'
  // A name alone is relative only when all of it is seen.
  return url?.is === 'constant' && start !== '' ? 'relative' : 'unknown'
}

/** What makes the URL of something that is there already, and what people call one. */
const makers = /^(?:createObjectURL|toDataURL)$/
const called = /(?:data|blob|object)_?ur[il]$/i
/** `convertBlobUrlToDataUrl(url)` */
const converts = /(?:data|blob|object)_?ur[il]_?to/i

/** `fetch(dataUrl)`, `fetch(canvas.toDataURL())`: nothing goes out. */
export function readsLocal(url: Node | undefined, file: File): boolean {
  const node = url && bare(url)
  const name = node && dotted(node.type === 'CallExpression' ? node.callee : node)?.at(-1)
  if (!node || name === undefined) return false
  if (node.type === 'CallExpression') return makers.test(name)
  const variable = node.type === 'Identifier' ? localOf(node, file.code) : undefined
  const definition = variable?.defs[0]
  if (variable && definition?.type === 'Parameter') return called.test(name) || converts.test(nameOf(definition.node)) || isHeldBack(variable)
  const init = definition?.type === 'Variable' ? definition.node.init : undefined
  return called.test(name) || (init?.type === 'CallExpression' && readsLocal(init, file))
}

function nameOf(fn: Node): string {
  const named = 'id' in fn && fn.id ? fn.id : fn.parent?.type === 'VariableDeclarator' ? fn.parent.id : undefined
  return named?.type === 'Identifier' ? named.name : ''
}

/** `if (!url.startsWith('blob:')) return` */
function isHeldBack(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent
    const call = member?.type === 'MemberExpression' && member.object === identifier && keyOf(member) === 'startsWith' ? around(member).parent : undefined
    const start = call?.type === 'CallExpression' && call.parent.type === 'UnaryExpression' && call.parent.operator === '!' ? call.arguments[0] : undefined
    return start?.type === 'Literal' && /^(?:blob|data):/.test(String(start.value))
  })
}

/** It goes to the page's own origin: the URL says so, and nothing puts another one before it. */
export function isRelative(client: Client, url: Value | undefined, layers: readonly Layer[]): boolean {
  const base = client.base === undefined ? undefined : baseOf(client.base, layers)
  if (base) return goesTo(base) === 'relative'
  return goesTo(url) === 'relative'
}

function baseOf(path: string, layers: readonly Layer[]): Value | undefined {
  for (const layer of layers) {
    const found = optionAt(layer.options, path.split('.'))
    if (found === 'unknown') return { is: 'unknown', node: layer.node }
    if (found !== 'absent') return found.value
  }
  return undefined
}
