import path from 'node:path'
import type { File } from './file.ts'
import type { Knowledge } from './knowledge.ts'
import { targetOf, textOf } from './paths.ts'
import type { Policy } from './settings.ts'

/**
 * What the text of a file tells before it is parsed: whether a name that it exports may be a client, or a function that
 * makes a request. Most are neither, and their files need not be read.
 */

/** A file that hands on what others hold. */
export const handsOn = /export\s*(?:\*|\{[^}]*\}\s*from)|=\s*require\(/

/** Whether what a module of this project exports under a name may be a client. Without a name, any of its exports. */
export function mayHoldClient(specifier: string, name: string | undefined, from: File): boolean {
  return from.knowledge.modules.has(specifier) || (from.parse !== undefined && leadsTo('client', specifier, name, path.dirname(from.name), from.knowledge, 0))
}

/** Whether what a module of this project exports under a name may be a function that makes a request. */
export function mayHoldRequest(specifier: string, name: string | undefined, from: File): boolean {
  return from.parse !== undefined && !from.knowledge.modules.has(specifier) && leadsTo('request', specifier, name, path.dirname(from.name), from.knowledge, 0)
}

const imports = /\bimport\s+(?!type\b)([\w$]+\s*,?\s*)?(\{[^}]*\}|\*\s*as\s+[\w$]+)?\s*from\s*['"]([^'"]+)['"]|(?:const|let|var)\s+([\w$]+|\{[^}]*\})\s*=\s*(?:await\s+import|require)\(\s*['"]([^'"]+)['"]/g

/** Whether a file's text may hold a call: it names a client, or imports a client or a function that makes requests. */
export function mayHoldCalls(text: string, filename: string, knowledge: Knowledge, canRead: boolean, wrappers: Policy['wrappers'] = {}): boolean {
  if (knowledge.uses.test(text) || takesClient(text, knowledge)) return true
  if (Object.keys(wrappers).some((key) => key.split('.').every((part) => part === '*' || text.includes(part)))) return true
  if (!canRead || !path.isAbsolute(filename)) return false
  const folder = path.dirname(filename)
  for (const [, whole, names, from, required, module] of text.matchAll(imports)) {
    const specifier = from ?? module ?? ''
    const asked = namesIn(names ?? (required?.startsWith('{') ? required : undefined))
    if (whole) asked.push('default')
    if (asked.length === 0 || names?.startsWith('*')) asked.push(undefined)
    if (asked.some((name) => leadsTo('client', specifier, name, folder, knowledge, 0) || leadsTo('request', specifier, name, folder, knowledge, 0))) return true
  }
  return false
}

const clauses = /\b(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*\s*as\s+[\w$]+)?\s*from\s*['"]([^'"]+)['"]/g

/** Whether a file imports what a client's module makes requests, pools or instances with; most imports of an ORM take only types and columns. */
function takesClient(text: string, knowledge: Knowledge): boolean {
  if (!knowledge.imports.test(text)) return false
  const plain = text.replace(clauses, (clause, specifier: string) => {
    const braces = /^\w+\s+(?:type\s+)?(\{[^}]*\})/.exec(clause)?.[1]
    const names = braces === undefined ? undefined : namesIn(braces.replaceAll(/\btype\s/g, ''))
    return names?.every((name) => !knowledge.takes(specifier, name)) ? '' : clause
  })
  return knowledge.imports.test(plain)
}

/** `{ a, b as c, type D }` → ['a', 'b'] */
function namesIn(braces: string | undefined): (string | undefined)[] {
  if (!braces?.startsWith('{')) return []
  return braces.slice(1, -1).split(',').flatMap((part) => /^\s*(?!type\s)([\w$]+)/.exec(part)?.[1] ?? [])
}

/** Answers by path, by what was asked. */
const answers = new WeakMap<Knowledge, Map<string, { text: string; answer: boolean }>>()

function leadsTo(wanted: 'client' | 'request', specifier: string, name: string | undefined, folder: string, knowledge: Knowledge, depth: number): boolean {
  const target = depth > 6 || knowledge.modules.has(specifier) ? undefined : targetOf(specifier, folder)
  const text = target === undefined ? undefined : textOf(target)
  if (target === undefined || text === undefined) return knowledge.modules.has(specifier)
  const known = answers.get(knowledge) ?? new Map<string, { text: string; answer: boolean }>()
  answers.set(knowledge, known)
  const key = `${wanted} ${name ?? '*'} ${target}`
  const before = known.get(key)
  if (before?.text === text) return before.answer
  // In a circle of files it is asked again, and then the answer is no.
  known.set(key, { text, answer: false })
  const answer = holds(wanted, name, text, knowledge) || handedOn(wanted, name, text, path.dirname(target), knowledge, depth)
  known.set(key, { text, answer })
  return answer
}

function holds(wanted: 'client' | 'request', name: string | undefined, text: string, knowledge: Knowledge): boolean {
  if (!(wanted === 'client' ? knowledge.imports : knowledge.words).test(text)) return false
  if (name === undefined) return true
  const declared = declarationOf(name, text)
  if (declared === undefined) {
    if (wanted === 'client') return isListed(name, text) && clientsIn(text, knowledge).length > 0
    return name === 'default' ? /\bexport\s+default\s+(?:async\s*)?(?:\(|[\w$]+\s*=>)|\bmodule\.exports\b/.test(text) : isListed(name, text)
  }
  if (wanted === 'request' && knowledge.words.test(declared)) return true
  return clientsIn(text, knowledge).some((local) => new RegExp(`(?<![\\w$.])${local.replaceAll('$', '\\$')}(?![\\w$])`).test(declared))
}

/** It is exported in a list, or given to `module.exports`: then it may be any of what the file holds. */
function isListed(name: string, text: string): boolean {
  if (name === 'default') return /\bexport\s+default\s+(?!function\b|class\b)|\bmodule\.exports\b|\bas\s+default\b/.test(text)
  const word = `(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`
  return text.includes(name) && new RegExp(`\\bexport\\s*\\{[^}]*${word}|\\bexports\\.${word}|\\bexports\\s*=[^]*${word}`).test(text)
}

/** The names that a file gives to the clients it imports. */
function clientsIn(text: string, knowledge: Knowledge): string[] {
  const names: string[] = []
  for (const [, whole, braces, from, required, module] of text.matchAll(imports)) {
    if (!knowledge.requesting.has(from ?? module ?? '')) continue
    for (const list of [whole, braces, required]) names.push(...(list?.match(/[\w$]+/g) ?? []))
  }
  return names.filter((name) => name !== 'as' && name !== 'type' && name !== 'default')
}

/** The text of an exported declaration, up to the next one. */
function declarationOf(name: string, text: string): string | undefined {
  const named = name === 'default' ? String.raw`\bexport\s+default\s+(?:abstract\s+)?(?:async\s+)?(?:function|class)\b` : String.raw`\bexport\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\s*\*?|class|(?:const\s+)?enum|interface|type|const|let|var)\s+${name.replaceAll('$', String.raw`\$`)}\b`
  const given = name === 'default' ? /\bexport\s+default\s+([\w$]+)\s*(?:;|\n|$)/.exec(text)?.[1] : undefined
  const start = new RegExp(given === undefined ? named : String.raw`(?:function|class|const|let|var)\s+${given.replaceAll('$', String.raw`\$`)}\b`).exec(text)
  if (!start) return undefined
  const rest = text.slice(start.index)
  const end = /\n(?:export|function|async function|class|const|let|var|import)\b/.exec(rest.slice(1))
  return end ? rest.slice(0, end.index + 1) : rest
}

const reexport = /export\s*(\*|\{[^}]*\})\s*(?:as\s+([\w$]+)\s*)?from\s*['"]([^'"]+)['"]/g

function handedOn(wanted: 'client' | 'request', name: string | undefined, text: string, folder: string, knowledge: Knowledge, depth: number): boolean {
  if (/\bmodule\.exports\s*=\s*require\(/.test(text)) return true
  for (const [, what, whole, next] of text.matchAll(reexport)) {
    const inner = whole !== undefined ? (whole === name || name === undefined ? undefined : null) : what === '*' ? name : behind(name, what as string)
    if (inner !== null && leadsTo(wanted, next as string, inner, folder, knowledge, depth + 1)) return true
  }
  return false
}

/** The name behind an exported one: of `User` in `{ default as User }`, `default`; null where it is not there. */
function behind(name: string | undefined, braces: string): string | undefined | null {
  if (name === undefined) return undefined
  for (const part of braces.slice(1, -1).split(',')) {
    const [, inner, outer] = /^\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(part) ?? []
    if ((outer ?? inner) === name) return inner
  }
  return null
}

/** Whether a module exports a plain function under a name: that is no client, whatever it gives back. */
export function isFunctionIn(specifier: string, name: string | undefined, from: File): boolean {
  const target = name === undefined || !from.parse ? undefined : targetOf(specifier, path.dirname(from.name))
  const declared = target === undefined || name === undefined ? undefined : declarationOf(name, textOf(target) ?? '')
  return declared !== undefined && /^export\s+(?:default\s+)?(?:async\s+)?function/.test(declared)
}
