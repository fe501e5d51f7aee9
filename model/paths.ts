import fs, { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import resolvers from 'enhanced-resolve'
import { forgetWorkspaces, sourcesOf } from './workspaces.ts'

/** Files larger than this are not read, in bytes. */
const largest = 1_000_000

/** The path that a module specifier leads to, when that is no package from outside. */
export function targetOf(specifier: string, folder: string): string | undefined {
  const target = resolved(specifier, folder)
  return target?.includes(`${path.sep}node_modules${path.sep}`) ? undefined : target
}

/** Texts by path: most files are asked after by many, and parsed for none. */
const texts = new Map<string, { modified: number; text: string }>()

export function textOf(target: string): string | undefined {
  const modified = modifiedAt(target)
  if (modified === undefined) return undefined
  const before = texts.get(target)
  if (before?.modified === modified) return before.text
  try {
    const text = readFileSync(target, 'utf8').replace(/^\uFEFF/, '')
    texts.set(target, { modified, text })
    return text
  } catch {
    return undefined
  }
}

/** Files may have come, gone and changed since. */
export function forgetPaths(): void {
  texts.clear()
  targets.clear()
  looked.clear()
  bases.clear()
  forgetWorkspaces()
}

/** For how long, in ms, what the disk said is not asked again: one file asks after the same others many times. */
const fresh = 2_000
const looked = new Map<string, { at: number; modified: number | undefined }>()

/** The time of a file's last change, in ms; undefined where it is no file, or a huge one. */
export function modifiedAt(target: string): number | undefined {
  const before = looked.get(target)
  const at = performance.now()
  if (before && at - before.at < fresh) return before.modified
  const modified = askedOf(target)
  looked.set(target, { at, modified })
  return modified
}

function askedOf(target: string): number | undefined {
  try {
    const stat = statSync(target, { throwIfNoEntry: false })
    return stat?.isFile() && stat.size <= largest ? stat.mtimeMs : undefined
  } catch {
    return undefined // a path through a file, a folder that cannot be entered
  }
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']

const resolver = resolvers.ResolverFactory.createResolver({
  fileSystem: new resolvers.CachedInputFileSystem(fs, 4000),
  useSyncFileSystemCalls: true,
  conditionNames: ['source', 'development', 'import', 'require', 'node', 'default'],
  extensions,
  extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'], '.jsx': ['.tsx', '.jsx'] },
  mainFields: ['source', 'module', 'main'],
  tsconfig: true,
})

/** Where specifiers led, by the folder that decides it. */
const targets = new Map<string, Map<string, string | undefined>>()

const isRelative = /^\.\.?(?:\/|$)/

function resolved(specifier: string, from: string): string | undefined {
  if (!path.isAbsolute(from)) return undefined
  const folder = isRelative.test(specifier) ? from : baseOf(from)
  const known = targets.get(folder) ?? new Map<string, string | undefined>()
  targets.set(folder, known)
  if (!known.has(specifier)) known.set(specifier, resolve(specifier, folder))
  return known.get(specifier)
}

const bases = new Map<string, string>()

/** The nearest folder that says where packages and aliases are: all under it find the same ones. */
function baseOf(folder: string): string {
  const before = bases.get(folder)
  if (before !== undefined) return before
  const up = path.dirname(folder)
  const isBase = up === folder || ['package.json', 'tsconfig.json', 'node_modules'].some((name) => existsSync(path.join(folder, name)))
  const base = isBase ? folder : baseOf(up)
  bases.set(folder, base)
  return base
}

/** A path as it stands, most of what a project imports: the resolver is there for the rest. */
function sourceAt(target: string): string | undefined {
  const bare = target.replace(/\.[cm]?jsx?$/, '')
  const names = [...(/\.[cm]?[jt]sx?$/.test(target) ? [target] : []), ...extensions.map((one) => bare + one), ...extensions.map((one) => path.join(target, `index${one}`))]
  return names.find((name) => modifiedAt(name) !== undefined)
}

function resolve(specifier: string, folder: string): string | undefined {
  const near = isRelative.test(specifier) ? sourceAt(path.resolve(folder, specifier)) : undefined
  if (near !== undefined) return near
  try {
    return resolver.resolveSync({}, folder, specifier) || undefined
  } catch {
    for (const target of sourcesOf(specifier, folder)) {
      const source = sourceAt(target)
      if (source !== undefined) return source
    }
    return undefined
  }
}
