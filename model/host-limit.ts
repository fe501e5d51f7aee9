import path from 'node:path'
import picomatch from 'picomatch'
import { parseDocument } from 'yaml'
import type { File } from './file.ts'
import { textOf } from './paths.ts'

/** When the platform ends what the code of a file runs in. */
export interface HostLimit {
  ms: number
  /** Who ends what: "`maxDuration` ends its route". */
  says: string
}

/** What the file says of itself, else what a file of the platform says of it, in its package's folders. */
export function hostLimitOf(file: File): HostLimit | undefined {
  const own = routeLimitOf(file)
  return own === undefined ? toldOf(file) : { ms: own, says: '`maxDuration` ends its route' }
}

/** `export const maxDuration = 10`, `export const config = { maxDuration: 10 }`: the framework reads it there. */
function routeLimitOf({ code }: File): number | undefined {
  for (const statement of code.ast.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') continue
    for (const { id, init } of statement.declaration.declarations) {
      if (id.type !== 'Identifier') continue
      const inside = id.name === 'config' && init?.type === 'ObjectExpression' ? init.properties.find((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'maxDuration') : undefined
      const value = id.name === 'maxDuration' ? init : inside?.type === 'Property' ? inside.value : undefined
      if (value?.type === 'Literal' && typeof value.value === 'number' && value.value > 0) return value.value * 1000
    }
  }
  return undefined
}

function toldOf({ name, project }: File): HostLimit | undefined {
  if (project.folder === undefined) return undefined
  for (let folder = path.dirname(name); folder.startsWith(project.folder); folder = path.dirname(folder)) {
    for (const [written, read] of readers) {
      const told = treeOf(path.join(folder, written))
      const found = told && read(told, path.relative(folder, name).replaceAll('\\', '/'))
      const seconds = found && Math.max(...found.map((one) => one.seconds))
      if (found?.[0] && seconds !== undefined && seconds > 0) return { ms: seconds * 1000, says: `${written} ends its function (\`${found[0].name}\`)` }
    }
    if (folder === path.dirname(folder)) break
  }
  return undefined
}

interface Told {
  name: string
  seconds: number
}
type Tree = Readonly<Record<string, unknown>>
/** The functions that a file of code belongs to; of some the time is not seen, and then nothing is said. */
type Reader = (told: Tree, file: string) => readonly Told[] | undefined

const readers: readonly [string, Reader][] = [
  ['serverless.yml', ofServerless],
  ['serverless.yaml', ofServerless],
  ['template.yaml', ofSam],
  ['template.yml', ofSam],
  ['vercel.json', ofVercel],
]

/** Its functions end after 6 s where nobody says otherwise. */
function ofServerless(told: Tree, file: string): readonly Told[] | undefined {
  const provider = treeIn(told, 'provider')
  if (told.provider !== 'aws' && provider?.name !== 'aws') return undefined
  return seen(Object.entries(treeIn(told, 'functions') ?? {}).flatMap(([name, one]) => (isTree(one) && isHandler(one.handler, '', file) ? [{ name, seconds: one.timeout ?? provider?.timeout ?? 6 }] : [])))
}

/** The same after 3 s. */
function ofSam(told: Tree, file: string): readonly Told[] | undefined {
  const usual = treeIn(treeIn(told, 'Globals') ?? {}, 'Function')
  return seen(Object.entries(treeIn(told, 'Resources') ?? {}).flatMap(([name, one]) => {
    const properties = isTree(one) && one.Type === 'AWS::Serverless::Function' ? treeIn(one, 'Properties') : undefined
    return properties && isHandler(properties.Handler ?? usual?.Handler, properties.CodeUri ?? usual?.CodeUri ?? '', file) ? [{ name, seconds: properties.Timeout ?? usual?.Timeout ?? 3 }] : []
  }))
}

function ofVercel(told: Tree, file: string): readonly Told[] | undefined {
  return seen(Object.entries(treeIn(told, 'functions') ?? {}).flatMap(([name, one]) => (isTree(one) && one.maxDuration !== undefined && picomatch(name)(file) ? [{ name, seconds: one.maxDuration }] : [])))
}

/** `src/orders.create` is what `src/orders.ts` exports as `create`. */
function isHandler(handler: unknown, folder: unknown, file: string): boolean {
  if (typeof handler !== 'string' || typeof folder !== 'string') return false
  return path.posix.join(folder, handler.replace(/\.\w+$/, '')) === file.replace(/\.[cm]?[jt]sx?$/, '')
}

function seen(all: readonly { name: string; seconds: unknown }[]): readonly Told[] | undefined {
  const each = all.map(({ name, seconds }) => ({ name, seconds: typeof seconds === 'number' ? seconds : NaN }))
  return each.length > 0 && each.every(({ seconds }) => Number.isFinite(seconds)) ? each : undefined
}

function treeIn(tree: Tree, key: string): Tree | undefined {
  const value = tree[key]
  return isTree(value) ? value : undefined
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const trees = new Map<string, { text: string; tree: Tree | undefined }>()

/** Read once, and again when it has changed; one that is no YAML says nothing. */
function treeOf(target: string): Tree | undefined {
  const text = textOf(target)
  if (text === undefined) return undefined
  const before = trees.get(target)
  if (before?.text === text) return before.tree
  const tree = parsed(text)
  trees.set(target, { text, tree })
  return tree
}

function parsed(text: string): Tree | undefined {
  // CloudFormation's own tags (`!Ref`) stand for what only it knows.
  const document = parseDocument(text, { logLevel: 'silent' })
  try {
    const tree: unknown = document.errors.length > 0 ? undefined : document.toJS()
    return isTree(tree) ? tree : undefined
  } catch {
    return undefined // aliases of aliases of aliases
  }
}
