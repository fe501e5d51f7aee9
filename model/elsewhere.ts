import fs, { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import resolvers from 'enhanced-resolve'
import { analyze } from 'eslint-scope'
import { openFile, type File } from './file.ts'
import type { Knowledge } from './knowledge.ts'
import type { Node, Source, SourceCode } from './nouns.ts'

/** Files larger than this are not read, in bytes. */
const largest = 1_000_000
/** How many other files one file may lead to. */
const most = 300

interface Opened {
  modified: number
  file: File | undefined
}

/** The files read so far, by what decides how they are read, then by path. */
const opened = new Map<object, Map<string, Opened>>()

/** The file that a module specifier leads to, when it is source code of this project, its text passes, and it can be read. */
export function fileOf(specifier: string, from: File, passes: (text: string) => boolean): File | undefined {
  const target = from.parse && targetOf(specifier, path.dirname(from.name))
  return target !== undefined && passes(textOf(target) ?? '') ? fileAt(target, from) : undefined
}

function targetOf(specifier: string, folder: string): string | undefined {
  const target = resolved(specifier, folder)
  return target?.includes(`${path.sep}node_modules${path.sep}`) ? undefined : target
}

/** A file that hands on what others hold. */
export const handsOn = /export\s*(?:\*|\{[^}]*\}\s*from)|=\s*require\(/

const reexport = /export\s*(\*|\{[^}]*\})\s*(?:as\s+[\w$]+\s*)?from\s*['"]([^'"]+)['"]/g

/**
 * Whether what a module of this project exports under a name may be a client, as far as texts tell: the file imports one,
 * or hands on from a file that does. Without a name, any of its exports.
 */
export function mayHoldClient(specifier: string, name: string | undefined, from: File): boolean {
  return from.knowledge.modules.has(specifier) || (from.parse !== undefined && leadsTo(from.knowledge.imports, specifier, name, path.dirname(from.name), from.knowledge, 0))
}

/** Whether a module exports a plain function under a name, as far as its text tells: that is no client. */
export function isFunctionIn(specifier: string, name: string | undefined, from: File): boolean {
  const target = name === undefined || !from.parse ? undefined : targetOf(specifier, path.dirname(from.name))
  const text = target === undefined ? undefined : textOf(target)
  return text !== undefined && new RegExp(`\\bexport\\s+(?:async\\s+)?function\\b\\s*\\*?\\s*${(name as string).replaceAll('$', '\\$')}\\b`).test(text)
}

const imports = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*['"]([^'"]+)['"]/g

/** Whether a file's text may hold a call: it names a client, or imports from a file that does. */
export function mayHoldCalls(text: string, filename: string, knowledge: Knowledge, canRead: boolean): boolean {
  if (knowledge.words.test(text)) return true
  if (!canRead || !path.isAbsolute(filename)) return false
  for (const [, specifier] of text.matchAll(imports)) if (leadsTo(knowledge.words, specifier as string, undefined, path.dirname(filename), knowledge, 0)) return true
  return false
}

/** The same of a function that may make a request. */
export function mayHoldRequest(specifier: string, name: string | undefined, from: File): boolean {
  return from.parse !== undefined && !from.knowledge.modules.has(specifier) && leadsTo(from.knowledge.words, specifier, name, path.dirname(from.name), from.knowledge, 0)
}

function leadsTo(words: RegExp, specifier: string, name: string | undefined, folder: string, knowledge: Knowledge, depth: number): boolean {
  if (knowledge.modules.has(specifier)) return true
  const target = depth > 6 ? undefined : targetOf(specifier, folder)
  const text = target === undefined ? undefined : textOf(target)
  if (target === undefined || text === undefined) return false
  const isNamed = (part: string) => name === undefined || name === 'default' || part.includes(name)
  if ((words.test(text) && isNamed(text)) || /=\s*require\(/.test(text)) return true
  for (const [, what, next] of text.matchAll(reexport)) {
    if ((what === '*' || isNamed(what as string)) && leadsTo(words, next as string, what === '*' ? name : undefined, path.dirname(target), knowledge, depth + 1)) return true
  }
  return false
}

/** Texts by path: most files are asked after by many, and parsed for none. */
const texts = new Map<string, { modified: number; text: string }>()

function textOf(target: string): string | undefined {
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

export function fileAt(target: string, from: File): File | undefined {
  const { parse } = from
  if (!parse || !path.isAbsolute(target) || !/\.[cm]?[jt]sx?$/.test(target) || /\.d\.[cm]?ts$/.test(target)) return undefined
  const files = opened.get(from.policy) ?? new Map<string, Opened>()
  opened.set(from.policy, files)
  const modified = modifiedAt(target)
  const before = files.get(target)
  if (modified === undefined) return undefined
  if (before?.modified === modified) return before.file
  if (files.size > most * 100) return undefined
  // Set first: a circle of imports comes back here.
  files.set(target, { modified, file: undefined })
  const sourceCode = parse(target)
  const file = sourceCode && openFile({ sourceCode, filename: target, settings: from.settings, languageOptions: from.languageOptions })
  files.set(target, { modified, file })
  if (file) homes.set(file.code.ast, file)
  return file
}

/** What was read may have changed, and new files may have come: the editor says so. */
export function forgetFiles(): void {
  texts.clear()
  targets.clear()
  opened.clear()
}

const homes = new WeakMap<object, File>()

/** The file that a node stands in, when that is another than the one being read. */
export function homeOf(node: Node, file: File): File {
  let root = node
  while (root.parent) root = root.parent
  return root === file.code.ast ? file : (homes.get(root) ?? file)
}

/** The path of the file that a node stands in, when that is another than the one being read. */
export function elsewhere(node: Node, file: File): string | undefined {
  const home = homeOf(node, file)
  return home === file ? undefined : home.name
}

/** The time of a file's last change, in ms; undefined where it is no file, or a huge one. */
function modifiedAt(target: string): number | undefined {
  const stat = statSync(target, { throwIfNoEntry: false })
  return stat?.isFile() && stat.size <= largest ? stat.mtimeMs : undefined
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

/** Where specifiers led, by folder. */
const targets = new Map<string, Map<string, string | undefined>>()

function resolved(specifier: string, folder: string): string | undefined {
  if (!path.isAbsolute(folder)) return undefined
  const known = targets.get(folder) ?? new Map<string, string | undefined>()
  targets.set(folder, known)
  if (!known.has(specifier)) known.set(specifier, resolve(specifier, folder))
  return known.get(specifier)
}

/** A path as it stands, most of what a project imports: the resolver is there for the rest. */
function beside(specifier: string, folder: string): string | undefined {
  const target = path.resolve(folder, specifier)
  const bare = target.replace(/\.[cm]?jsx?$/, '')
  const names = [...(/\.[cm]?[jt]sx?$/.test(target) ? [target] : []), ...extensions.map((one) => bare + one), ...extensions.map((one) => path.join(target, `index${one}`))]
  return names.find((name) => statSync(name, { throwIfNoEntry: false })?.isFile())
}

function resolve(specifier: string, folder: string): string | undefined {
  const near = /^\.\.?(?:\/|$)/.test(specifier) ? beside(specifier, folder) : undefined
  if (near !== undefined) return near
  try {
    return resolver.resolveSync({}, folder, specifier) || undefined
  } catch {
    return undefined
  }
}

type Parse = (filename: string) => SourceCode | undefined

/** A parser of other files in the way that this one was parsed; under oxlint there is none. */
export function parserOf({ sourceCode, languageOptions }: Source): Parse | undefined {
  const parser = languageOptions?.parser
  if (!parser) return undefined
  // ESLint's class, without importing ESLint.
  const Class = (sourceCode as object).constructor as new (parts: object) => SourceCode
  return (filename) => {
    try {
      const text = textOf(filename) ?? ''
      const { project: _, projectService: __, programs: ___, ...options } = languageOptions.parserOptions ?? {}
      const parserOptions = {
        ...options,
        ecmaVersion: languageOptions.ecmaVersion ?? 'latest',
        sourceType: /\.c[jt]s$/.test(filename) ? 'script' : (languageOptions.sourceType ?? 'module'),
        ecmaFeatures: { ...(options['ecmaFeatures'] as object | undefined), jsx: !/\.[cm]?ts$/.test(filename) },
        filePath: filename,
        loc: true,
        range: true,
        raw: true,
        tokens: true,
        comment: true,
        eslintVisitorKeys: true,
        eslintScopeManager: true,
      }
      const parsed = parser.parseForESLint?.(text, parserOptions) ?? { ast: parser.parse?.(text, parserOptions) }
      const visitorKeys = parsed.visitorKeys ?? sourceCode.visitorKeys
      const scopeManager = parsed.scopeManager ?? analyze(parsed.ast as never, { ecmaVersion: 2025, sourceType: parserOptions.sourceType === 'module' ? 'module' : 'script', childVisitorKeys: visitorKeys as never, fallback: 'childVisitorKeys' as never })
      return new Class({ text, ast: parsed.ast, parserServices: {}, scopeManager, visitorKeys })
    } catch {
      return undefined // a syntax error, a file that went away, a host whose parser cannot be called
    }
  }
}
