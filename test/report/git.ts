import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { folderOf } from '../server/folder.ts'

/** A real repository with these files, committed. */
export function cloneOf(t: TestContext, files: Record<string, string>): string {
  const folder = folderOf(t, {})
  execFileSync('rm', ['-rf', path.join(folder, '.git')])
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'remote', 'add', 'origin', 'https://me:secret@github.com/a/shop.git')
  put(folder, files)
  commit(folder)
  return folder
}

export function put(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

export function commit(folder: string): void {
  git(folder, 'add', '-A')
  git(folder, '-c', 'user.name=A', '-c', 'user.email=a@a.example', 'commit', '-q', '-m', 'x')
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
}
