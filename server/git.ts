import { execFileSync } from 'node:child_process'
import { parsePatch } from 'diff'
import path from 'node:path'
import { complaint } from './complaint.ts'

/** The repository around a folder. */
export interface Clone {
  /** Its top folder. */
  root: string
  /** Where it can be looked at, without names and passwords; absent where it was pushed nowhere. */
  url: string | undefined
  /** Absent before the first commit. */
  commit: string | undefined
}

/** Nothing where there is no git, or no repository. */
export function cloneAround(folder: string): Clone | undefined {
  const root = quietly(['rev-parse', '--show-toplevel'], folder)
  if (root === undefined || root === '') return undefined
  return { root: path.resolve(root), url: webAddress(quietly(['config', '--get', 'remote.origin.url'], folder)), commit: quietly(['rev-parse', '--verify', 'HEAD'], folder) }
}

/** `git@host:a/b.git` → `https://host/a/b` */
export function webAddress(remote: string | undefined): string | undefined {
  const [, host, where] = /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/]*@)?([\w.-]+\.[\w-]+)(?::\d+(?=\/))?[:/]+(.+?)(?:\.git)?\/?$/.exec(remote ?? '') ?? []
  return host === undefined || where === undefined || /^(?:\/|[a-z]:|file:)/i.test(remote ?? '') ? undefined : `https://${host}/${where}`
}

/** Whether a change touches any of these lines, counted from 1. */
export type Changes = (file: string, first: number, last: number) => boolean

/** What the working tree holds that the revision's common ancestor with it does not, new files too. */
export function changesSince(revision: string, cwd: string): Changes {
  const clone = cloneAround(cwd)
  if (!clone) throw complaint(`--since needs a git repository, and ${cwd} is in none`)
  if (quietly(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], cwd) === undefined) throw complaint(`there is no revision ${revision} in ${clone.root}`)
  const base = quietly(['merge-base', '--end-of-options', revision, 'HEAD'], cwd)
  if (base === undefined) throw complaint(`${revision} and HEAD have no common ancestor; in CI, fetch the whole history`)
  const lines = new Map<string, (readonly [number, number])[]>()
  const patch = run(['diff', '--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--src-prefix=a/', '--dst-prefix=b/', base, '--'], clone.root)
  for (const { newFileName, hunks } of parsePatch(patch)) {
    if (newFileName === undefined || newFileName === '/dev/null') continue
    const file = path.join(clone.root, newFileName.replace(/^b\//, ''))
    // Where lines only went, the ones around it are touched.
    lines.set(file, hunks.map(({ newStart, newLines }) => (newLines === 0 ? [newStart, newStart + 1] : [newStart, newStart + newLines - 1])))
  }
  for (const name of run(['ls-files', '--others', '--exclude-standard', '-z'], clone.root).split('\0')) if (name !== '') lines.set(path.join(clone.root, name), [[1, Infinity]])
  return (file, first, last) => lines.get(file)?.some(([from, to]) => from <= last && to >= first) ?? false
}

/** Those of the files whose last state git could not bring back. */
export function unsaved(files: readonly string[], { root }: Clone): string[] {
  const changed = run(['status', '--porcelain=v1', '--no-renames', '--untracked-files=all', '--ignored=matching', '-z'], root)
  const names = changed.split('\0').filter(Boolean).map((entry) => path.join(root, entry.slice(3)))
  return files.filter((file) => names.some((name) => name === file || (name.endsWith(path.sep) && file.startsWith(name))))
}

function quietly(args: readonly string[], cwd: string): string | undefined {
  try {
    return run(args, cwd).trim()
  } catch {
    return undefined
  }
}

/** No program that the repository names runs: neither a watcher nor a filter for diffs. */
function run(args: readonly string[], cwd: string): string {
  try {
    return execFileSync('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    })
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
    throw complaint(code === 'ENOENT' ? 'git is not installed' : `git ${args[0] ?? ''} failed: ${(stderr ?? String(error)).trim().split('\n')[0] ?? ''}`)
  }
}
