import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Client } from '../catalog/shape.ts'
import { fileAt } from './elsewhere.ts'
import type { File } from './file.ts'
import { isTestFile } from './places.ts'

/** How many files of one package are searched, and how large they may be, in bytes. */
const most = 20_000
const largest = 500_000

/** The files of a package that may set what holds for every call: `axios.defaults`, `setGlobalDispatcher`, `globalThis.fetch = …`. */
const words = /\bHttp(?:Client)?Module\b|\bprovideHttpClient\b|\bHTTP_INTERCEPTORS\b|\bHttpInterceptor|\bHttpHandler|\.defaults\s*(?:\.\s*timeout|\[|=|,)|Object\.assign\(\s*\w+\.defaults|setGlobalDispatcher\s*\(|\.(?:defaults|ajaxSetup)\s*\(|\bsg\w*\.setTimeout\s*\(|\bgoogle\.options\s*\(|\.interceptors\s*\.\s*request|(?:globalThis|global|window|self)\s*(?:as \w+\)?)?\.\$?fetch\s*=[^=]/

/** Packages already searched, by their folder. */
const searched = new Map<string, readonly string[]>()

/** The source files of packages, by their folder. */
const listed = new Map<string, readonly string[]>()

/** Whether files of packages say something that is not followed, by their folder. */
const said = new Map<string, boolean>()

/** Packages may have changed since. */
export function forgetPackages(): void {
  searched.clear()
  said.clear()
  listed.clear()
}

/** The other files of the package that may set defaults of this client for all its calls. */
export function projectFilesOf(client: Client, file: File): File[] {
  if (!file.policy.trustsDefaults || !mayBeSet(client) || !file.parse || file.project.folder === undefined || isOutside(file)) return []
  return filesWith(file.project.folder).flatMap((name) => (name === file.name ? [] : (fileAt(name, file) ?? [])))
}

/** Where other files cannot be read, under oxlint: whether the text of one says that it sets something for every call of this client. */
export function mayBeSetElsewhere(client: Client, file: File): boolean {
  if (!file.policy.trustsDefaults || !mayBeSet(client) || file.parse || file.project.folder === undefined || isOutside(file)) return false
  const says = client.dispatcher === 'dispatcher' ? /setGlobalDispatcher|\.\$?fetch\s*=[^=]/ : /\.defaults\b|\.interceptors\b|\.ajaxSetup\b|\bgoogle\.options\b/
  return filesWith(file.project.folder).some((name) => name !== file.name && says.test(textOf(name)))
}

/** Whether another file of the package may set a bound for a client that a framework made of another, in a way that is not followed. */
export function isSaidElsewhere(file: File): boolean {
  const { folder } = file.project
  if (folder === undefined || isOutside(file)) return false
  const before = said.get(folder)
  if (before !== undefined) return before
  const answer = filesWith(folder).some((name) => {
    const text = textOf(name)
    return file.knowledge.imports.test(text) && (/\.defaults\b/.test(text) || (/\.interceptors\b/.test(text) && /timeout|signal|abort|cancel/i.test(text)) || (/\bHTTP_INTERCEPTORS\b|\bHttpInterceptor|\bHttpHandler|\bwithInterceptors\b/.test(text) && /timeout|takeUntil|\brace\b/i.test(text)))
  })
  said.set(folder, answer)
  return answer
}

/** The client has defaults that code elsewhere can reach, or takes a dispatcher that can be installed for all. */
function mayBeSet(client: Client): boolean {
  return client.dispatcher === 'dispatcher' || Object.values(client.types).some((type) => Object.values(type.members ?? {}).some((member) => typeof member === 'object' && (member.defaults || member.call?.configures || member.call?.sets !== undefined)))
}

/** A file that does not stand in the package does not share its process. */
function isOutside({ name, project }: File): boolean {
  return project.folder === undefined || !path.resolve(name).startsWith(project.folder + path.sep)
}

function filesWith(folder: string): readonly string[] {
  const before = searched.get(folder)
  if (before) return before
  const found = [...textsIn(folder)].flatMap(({ file, text }) => (words.test(text) ? [file] : []))
  searched.set(folder, found)
  return found
}

/** The source files of a package that are no tests. */
export function* textsIn(folder: string): Generator<{ file: string; text: string }> {
  const names = listed.get(folder) ?? sourcesIn(folder)
  listed.set(folder, names)
  for (const file of names) yield { file, text: textOf(file) }
}

function sourcesIn(folder: string): string[] {
  const found: string[] = []
  const folders = [folder]
  for (let at = folders.pop(); at !== undefined && found.length < most; at = folders.pop()) {
    for (const entry of entriesOf(at)) {
      const name = path.join(at, entry.name)
      if (entry.isDirectory()) {
        // A folder with a package.json of its own is another package.
        if (!left.test(entry.name) && !statSync(path.join(name, 'package.json'), { throwIfNoEntry: false })) folders.push(name)
      } else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !isTestFile(path.relative(folder, name))) found.push(name)
    }
  }
  return found
}

const left = /^(?:node_modules|\..*|dist|build|out|coverage|vendor|__tests__|test|tests)$/

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function textOf(name: string): string {
  try {
    return statSync(name).size <= largest ? readFileSync(name, 'latin1') : ''
  } catch {
    return ''
  }
}
