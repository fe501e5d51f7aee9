import type { Api, Client } from '../catalog/shape.ts'
import { catalog } from '../catalog/index.ts'

/** The catalog, turned round: from the names that stand in code to the clients. */
export interface Knowledge {
  /** Clients by module specifier, newest entry first. */
  modules: ReadonlyMap<string, readonly Client[]>
  /** Clients by global name. */
  globals: ReadonlyMap<string, readonly Client[]>
  /** A file whose text does not match holds nothing of ours. */
  words: RegExp
  /** The specifiers of modules that make requests; the others are pools and agents. */
  requesting: ReadonlySet<string>
  /** The text of a file that imports a client. */
  imports: RegExp
}

const known = new WeakMap<readonly Client[], Knowledge>()

/** The catalog, and before it the clients that the user taught us. */
export function knowledgeOf(taught: readonly Client[]): Knowledge {
  const before = known.get(taught)
  if (before) return before
  const clients = [...taught, ...catalog]
  const modules = grouped(clients, (client) => Object.keys(client.modules ?? {}))
  const globals = grouped(clients, (client) => Object.keys(client.globals ?? {}))
  const quoted = [...modules.keys()].map(escaped).join('|')
  const bare = [...globals.keys()].map(escaped).join('|')
  const imports = `(?:\\bfrom|\\bimport|\\brequire\\s*\\(|\\bimport\\s*\\()\\s*["'\`](?:${quoted})["'\`]`
  const requesting = new Set(clients.filter(makesRequests).flatMap((client) => Object.keys(client.modules ?? {})))
  const knowledge = { modules, requesting, globals, imports: new RegExp(imports), words: new RegExp(`${imports}|(?<![\\w$.-])(?:${bare})\\b|\\.fetch\\b`) }
  known.set(taught, knowledge)
  return knowledge
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

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
