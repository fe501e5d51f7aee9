import path from 'node:path'
import { analyze } from 'eslint-scope'
import { openFile, type File } from './file.ts'
import type { Node, Source, SourceCode } from './nouns.ts'
import { forgetPaths, modifiedAt, targetOf, textOf } from './paths.ts'
import { policyOf } from './settings.ts'

/** How much source text is kept as trees, in characters: a tree takes some hundred times as many bytes. */
const most = 3_000_000

interface Opened {
  modified: number
  file: File | undefined
}

/** The files read so far, by what decides how they are read, then by path; the one asked for longest ago first. */
const opened = new Map<object, Map<string, Opened>>()
let held = 0

/** The file that a module specifier leads to, when it is source code of this project, its text passes, and it can be read. */
export function fileOf(specifier: string, from: File, passes: (text: string) => boolean): File | undefined {
  const target = from.parse && targetOf(specifier, path.dirname(from.name))
  return target !== undefined && passes(textOf(target) ?? '') ? fileAt(target, from) : undefined
}

export function fileAt(target: string, from: File): File | undefined {
  const { parse } = from
  if (!parse || !path.isAbsolute(target) || !/\.[cm]?[jt]sx?$/.test(target) || /\.d\.[cm]?ts$/.test(target)) return undefined
  const modified = modifiedAt(target)
  const before = opened.get(from.policy)?.get(target)
  if (modified === undefined) return undefined
  if (before?.modified === modified) {
    keep(target, before, from.policy)
    return before.file
  }
  // Set first: a circle of imports comes back here.
  keep(target, { modified, file: undefined }, from.policy)
  const sourceCode = parse(target)
  const file = sourceCode && openFile({ sourceCode, filename: target, settings: from.settings, languageOptions: from.languageOptions })
  keep(target, { modified, file }, from.policy)
  return file
}

function keep(name: string, one: Opened, policy: object): void {
  const files = opened.get(policy) ?? new Map<string, Opened>()
  opened.set(policy, files)
  held += lengthOf(one) - lengthOf(files.get(name))
  files.delete(name)
  files.set(name, one)
  if (one.file) homes.set(one.file.code.ast, one.file)
  for (const [oldest, other] of files) {
    if (held <= most || oldest === name) return
    files.delete(oldest)
    held -= lengthOf(other)
  }
}

function lengthOf(one: Opened | undefined): number {
  return one?.file?.code.text.length ?? 0
}

/** A file that was linted need not be parsed again for another that imports it; as long as its text is what is on the disk. */
export function adopt(file: File): void {
  const modified = file.parse && path.isAbsolute(file.name) ? modifiedAt(file.name) : undefined
  if (modified !== undefined && textOf(file.name) === file.code.text) keep(file.name, { modified, file }, file.policy)
}

/** The file that a tree was read as already, for another file. */
export function openedAs({ sourceCode, settings }: Source): File | undefined {
  const file = homes.get(sourceCode.ast)
  return file?.policy === policyOf(settings) ? file : undefined
}

/** The tree of a text, when another file has had it parsed. */
export function parsedAs(filename: string, text: string, policy: object): SourceCode | undefined {
  const file = opened.get(policy)?.get(filename)?.file
  return file?.code.text === text ? file.code : undefined
}

/** What was read may have changed, and new files may have come: the editor says so. */
export function forgetFiles(): void {
  forgetPaths()
  opened.clear()
  held = 0
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

/** Parses a file, as it is on the disk unless its text is given. */
export type Parse = (filename: string, text?: string) => SourceCode | undefined

/** A parser of other files in the way that this one was parsed; under oxlint there is none. */
export function parserOf({ sourceCode, languageOptions }: Source): Parse | undefined {
  const parser = languageOptions?.parser
  if (!parser) return undefined
  // ESLint's class, without importing ESLint.
  const Class = (sourceCode as object).constructor as new (parts: object) => SourceCode
  return (filename, text = textOf(filename) ?? '') => {
    try {
      const isCommonJs = /\.c[jt]s$/.test(filename)
      const parserOptions = {
        ...languageOptions.parserOptions,
        // Types are not asked for: a program of the whole project is no price for one file.
        project: undefined,
        projectService: undefined,
        programs: undefined,
        ecmaVersion: languageOptions.ecmaVersion ?? 'latest',
        sourceType: isCommonJs ? 'script' : (languageOptions.sourceType ?? 'module'),
        ecmaFeatures: { ...(languageOptions.parserOptions?.['ecmaFeatures'] as object | undefined), jsx: !/\.[cm]?ts$/.test(filename), globalReturn: isCommonJs },
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
