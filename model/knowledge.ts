import type { Api, Client } from '../catalog/shape.ts'
import { catalog } from '../catalog/index.ts'
import { fitting, isPattern } from './names.ts'

/** The catalog, turned round: from the names that stand in code to the clients. */
export interface Knowledge {
  /** Clients by module specifier, newest entry first. */
  modules: Pick<ReadonlyMap<string, readonly Client[]>, 'get' | 'has'>
  /** Clients by global name. */
  globals: ReadonlyMap<string, readonly Client[]>
  /** A file whose text does not match holds nothing of ours. */
  words: RegExp
  /** The specifiers of modules that make requests; the others are pools and agents. */
  requesting: Pick<ReadonlySet<string>, 'has'>
  /** The text of a file that imports a client. */
  imports: RegExp
  /** The text of a file that uses one of the globals; prose that has the word in it does not count. */
  uses: RegExp
  /** Whether a name that a client's module exports can make anything of ours; most are types, errors and constants. */
  takes: (specifier: string, name: string | undefined) => boolean
}

const known = new WeakMap<readonly Client[], Knowledge>()

/** The catalog, and before it the clients that the user taught us. */
export function knowledgeOf(taught: readonly Client[]): Knowledge {
  const before = known.get(taught)
  if (before) return before
  const clients = [...taught, ...catalog]
  const listed = grouped(clients, (client) => Object.keys(client.modules ?? {}))
  const modules = withPatterns(listed)
  const globals = grouped(clients, (client) => Object.keys(client.globals ?? {}))
  const quoted = [...listed.keys()].map(escaped).join('|')
  const imports = `(?:\\bfrom|\\bimport|\\brequire\\s*\\(|\\bimport\\s*\\()\\s*["'\`](?:${quoted})["'\`]`
  const uses = usesOf(globals)
  const requesting = grouped(clients.filter(makesRequests), (client) => Object.keys(client.modules ?? {}))
  const takes = (specifier: string, name: string | undefined) => name === undefined || name === 'default' || (modules.get(specifier) ?? []).some((client) => fitting(client.types[fitting(client.modules, specifier) ?? '']?.members, name) !== undefined || client.instances?.[name] !== undefined)
  const knowledge = { modules, requesting: withPatterns(requesting), globals, imports: new RegExp(imports), uses: new RegExp(uses), takes, words: new RegExp(`${imports}|${uses}`) }
  known.set(taught, knowledge)
  return knowledge
}

/** `fetch(`, `= fetch`, `window.fetch`, `new Request(`, and not "fetch the data". */
function usesOf(globals: ReadonlyMap<string, readonly Client[]>): string {
  const isMade = (name: string) => (globals.get(name) ?? []).every((client) => client.types[client.globals?.[name] ?? '']?.construct !== undefined)
  const named = (of: string[]) => `(?:${of.map(escaped).join('|') || '(?!)'})`
  const names = [...globals.keys()]
  // `$.ajax`, and not whatever else has that name.
  const membersOf = (name: string) => (globals.get(name) ?? []).flatMap((client) => {
    const { call, construct, members } = client.types[client.globals?.[name] ?? ''] ?? {}
    return call || construct ? [] : Object.keys(members ?? {})
  })
  const held = names.filter((name) => membersOf(name).length > 0)
  const called = named(names.filter((name) => !isMade(name) && !held.includes(name)))
  const holding = held.map((name) => `(?<![\\w$.-])${escaped(name)}\\s*\\.\\s*(?:${membersOf(name).map(escaped).join('|')})\\b|`).join('')
  const end = '(?![\\w$-])'
  return `${holding}(?<![\\w$.-])${called}${end}(?![ \\t]+(?!as\\b|satisfies\\b|instanceof\\b)[A-Za-z])|(?:globalThis|window|self|global|\\))\\s*\\??\\.\\s*${called}${end}|\\bnew\\s+(?:[\\w$]+\\.)?${named(names.filter(isMade))}${end}`
}

function makesRequests(client: Client): boolean {
  const requests = (api: Api | string): boolean => typeof api === 'object' && (api.call?.request === true || Object.values(api.members ?? {}).some(requests))
  return Object.values(client.types).some(requests)
}

function grouped(clients: readonly Client[], namesOf: (client: Client) => string[]): Map<string, Client[]> {
  const groups = new Map<string, Client[]>()
  for (const client of clients) for (const name of namesOf(client)) groups.set(name, [...(groups.get(name) ?? []), client])
  return groups
}

/** Looks up a name, and where it has no entry, those with a star that fit it. */
function withPatterns<T>(map: ReadonlyMap<string, T>): Pick<ReadonlyMap<string, T>, 'get' | 'has'> {
  const patterns = Object.fromEntries([...map].filter(([key]) => isPattern(key)))
  const get = (name: string) => map.get(name) ?? fitting(patterns, name)
  return { get, has: (name) => get(name) !== undefined }
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\/]/g, '\\$&').replaceAll('*', '[\\w.-]+')
}
