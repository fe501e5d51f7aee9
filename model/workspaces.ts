import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Packages of the same repository, found by what its root says of its workspaces: where nothing is installed,
 * and where a package is not built, no link leads to its sources.
 */

interface Manifest {
  name?: string
  source?: string
  module?: string
  main?: string
  workspaces?: readonly string[] | { packages?: readonly string[] }
}

/** The folders of a repository's packages by their names, by the folder of its root. */
const workspaces = new Map<string, ReadonlyMap<string, string>>()
const roots = new Map<string, string | undefined>()

/** Packages may have come and gone since. */
export function forgetWorkspaces(): void {
  workspaces.clear()
  roots.clear()
}

/** The paths, without extension, at which the source of a package of this repository may stand, likeliest first. */
export function sourcesOf(specifier: string, folder: string): string[] {
  const [, name = '', rest] = /^((?:@[^/]+\/)?[^./@][^/]*)(?:\/(.+))?$/.exec(specifier) ?? []
  const root = name === '' ? undefined : rootOf(folder)
  const home = root === undefined ? undefined : packagesOf(root).get(name)
  if (home === undefined) return []
  if (rest !== undefined) return inSources(rest).map((one) => path.join(home, one))
  const { source, module, main } = manifestOf(home) ?? {}
  const entries = [source, module, main].flatMap((entry) => (typeof entry === 'string' ? inSources(entry) : []))
  return [...entries, 'src/index', 'lib/index', 'source/index', 'index', 'src/main'].map((one) => path.join(home, one))
}

/** `dist/http.js` is made of `src/http.ts`, or of `lib/http.ts`. */
function inSources(entry: string): string[] {
  const bare = entry.replace(/^\.\//, '').replace(/\.[cm]?[jt]sx?$/, '')
  const [, rest] = /^(?:dist|build|out|lib|esm|cjs)\/(?:esm\/|cjs\/|src\/)?(.+)$/.exec(bare) ?? []
  return [bare, ...(rest === undefined ? [`src/${bare}`] : [`src/${rest}`, `lib/${rest}`, rest])]
}

function rootOf(folder: string): string | undefined {
  if (roots.has(folder)) return roots.get(folder)
  const up = path.dirname(folder)
  const root = patternsOf(folder).length > 0 ? folder : up === folder ? undefined : rootOf(up)
  roots.set(folder, root)
  return root
}

/** `packages/*`, from package.json or pnpm-workspace.yaml. */
function patternsOf(root: string): readonly string[] {
  const listed = manifestOf(root)?.workspaces
  const patterns = Array.isArray(listed) ? (listed as string[]) : ((listed as { packages?: string[] } | undefined)?.packages ?? [])
  const pnpm = /^packages:[ \t]*\r?\n((?:[ \t]*(?:-.*|#.*)?\r?\n?)+)/m.exec(read(path.join(root, 'pnpm-workspace.yaml')) ?? '')?.[1] ?? ''
  return [...patterns, ...[...pnpm.matchAll(/^\s*-\s*['"]?([^'"#\s]+)/gm)].map(([, one]) => one as string)].filter((one) => typeof one === 'string' && !one.startsWith('!'))
}

function packagesOf(root: string): ReadonlyMap<string, string> {
  const before = workspaces.get(root)
  if (before) return before
  const packages = new Map<string, string>()
  for (const folder of patternsOf(root).flatMap((pattern) => matching(root, pattern.split('/').filter((part) => part !== '' && part !== '.')))) {
    const name = manifestOf(folder)?.name
    if (typeof name === 'string' && !packages.has(name)) packages.set(name, folder)
  }
  workspaces.set(root, packages)
  return packages
}

/** How many folders deep `**` is followed. */
const deepest = 4

function matching(folder: string, parts: readonly string[], depth = 0): string[] {
  const [part, ...rest] = parts
  if (part === undefined) return existsSync(path.join(folder, 'package.json')) ? [folder] : []
  if (part === '**') return [...matching(folder, rest), ...(depth < deepest ? foldersIn(folder).flatMap((one) => matching(path.join(folder, one), parts, depth + 1)) : [])]
  if (!part.includes('*')) return matching(path.join(folder, part), rest)
  const [start = '', end = ''] = part.split('*')
  return foldersIn(folder).filter((one) => one.startsWith(start) && one.endsWith(end)).flatMap((one) => matching(path.join(folder, one), rest))
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() && one.name !== 'node_modules' && !one.name.startsWith('.') ? [one.name] : []))
  } catch {
    return []
  }
}

function manifestOf(folder: string): Manifest | undefined {
  const text = read(path.join(folder, 'package.json'))
  try {
    const manifest: unknown = text === undefined ? undefined : JSON.parse(text)
    return typeof manifest === 'object' && manifest !== null ? manifest : undefined
  } catch {
    return undefined
  }
}

function read(file: string): string | undefined {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  } catch {
    return undefined
  }
}
