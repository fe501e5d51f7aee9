import ignore, { type Ignore } from 'ignore'
import { existsSync, readFileSync, readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs'
import path from 'node:path'
import { complaint } from './complaint.ts'
import { isMarkup } from './scripts.ts'

/** What a .gitignore says about what lies under its folder. */
interface Level {
  folder: string
  rules: Ignore
}

export interface Unread {
  file: string
  why: string
}

const leftOut = new Set([
  'node_modules', 'bower_components', 'vendor', 'dist', 'build', 'out', 'coverage',
  '.git', '.hg', '.svn', '.next', '.nuxt', '.output', '.svelte-kit', '.turbo', '.vercel', '.yarn', '.cache',
])

/** The JavaScript and TypeScript under these paths that people wrote, also in components of Vue and Svelte, and the folders that we could not open. */
export function filesIn(paths: readonly string[], cwd: string): { files: string[]; unread: Unread[] } {
  const files = new Set<string>()
  const unread: Unread[] = []

  function walk(folder: string, above: readonly Level[]): void {
    const entries = entriesOf(folder)
    if (typeof entries === 'string') {
      unread.push({ file: folder, why: entries })
      return
    }
    const levels = withLevel(folder, above)
    for (const entry of entries) {
      const full = path.join(folder, entry.name)
      // Links are not followed: what they lead to is read where it lies, and they may go round in circles.
      if (entry.isDirectory()) {
        if (!leftOut.has(entry.name) && !isIgnored(full, true, levels)) walk(full, levels)
      } else if (entry.isFile() && isSource(entry.name) && !isIgnored(full, false, levels)) {
        files.add(full)
      }
    }
  }

  for (const given of paths) {
    const full = path.resolve(cwd, given)
    const stats = statsOf(full, given)
    // Whoever names a file or folder means it, ignored or not.
    if (!stats.isDirectory()) {
      if (isSource(path.basename(full))) files.add(full)
      continue
    }
    const folder = realpathSync(full)
    const above = levelsAbove(folder)
    walk(folder, isIgnored(folder, true, above) ? [] : above)
  }
  return { files: [...files], unread }
}

function statsOf(full: string, given: string): Stats {
  try {
    return statSync(full)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw complaint(code === 'ENOENT' || code === 'ENOTDIR' ? `there is no ${given}` : `${given} cannot be read: ${whyUnread(error)}`)
  }
}

function isSource(name: string): boolean {
  return (/\.(?:[cm]?[jt]s|[jt]sx)$/.test(name) || isMarkup(name)) && !/\.min\.[cm]?js$|\.d\.[cm]?ts$/.test(name)
}

function entriesOf(folder: string): Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    return whyUnread(error)
  }
}

export function whyUnread(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  return code === 'ENOENT' ? 'it is gone' : (code ?? String(error))
}

/** Those of the folders above, as far as the repository goes. */
function levelsAbove(folder: string): Level[] {
  if (existsSync(path.join(folder, '.git'))) return []
  const folders: string[] = []
  for (let up = path.dirname(folder); up !== folders[0]; up = path.dirname(up)) {
    folders.unshift(up)
    if (existsSync(path.join(up, '.git'))) return folders.reduce<readonly Level[]>((levels, one) => withLevel(one, levels), []).slice()
  }
  return []
}

function withLevel(folder: string, above: readonly Level[]): readonly Level[] {
  try {
    const text = readFileSync(path.join(folder, '.gitignore'), 'utf8')
    return [...above, { folder, rules: ignore().add(text) }]
  } catch {
    return above
  }
}

/** The nearest .gitignore that has an opinion decides. */
function isIgnored(full: string, isFolder: boolean, levels: readonly Level[]): boolean {
  for (const { folder, rules } of levels.toReversed()) {
    const relative = path.relative(folder, full).split(path.sep).join('/')
    const { ignored, unignored } = rules.test(isFolder ? `${relative}/` : relative)
    if (ignored || unignored) return ignored
  }
  return false
}
