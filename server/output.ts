import { randomUUID } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { complaint } from './complaint.ts'

/** Writes a file whole or not at all: whoever reads it, or breaks off in the middle, finds the old one or the new one. */
export function writeWhole(file: string, text: string): void {
  let beside: string | undefined
  try {
    const target = linked(file)
    if (isThere(target) && statSync(target).isDirectory()) throw complaint(`${file} is a folder`)
    mkdirSync(path.dirname(target), { recursive: true })
    beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID().slice(0, 8)}`)
    writeFileSync(beside, text)
    if (isThere(target)) chmodSync(beside, statSync(target).mode)
    renameSync(beside, target)
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true })
    throw complaint(`${file} cannot be written: ${reasonOf(error)}`)
  }
}

/** A link stays one: what it leads to is written. */
function linked(file: string): string {
  return isThere(file) && lstatSync(file).isSymbolicLink() ? realpathSync(file) : file
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}

const reasons: Readonly<Record<string, string>> = { EACCES: 'permission denied', EPERM: 'permission denied', EROFS: 'the disk is read-only', ENOSPC: 'the disk is full', ENOTDIR: 'a part of its path is a file', EEXIST: 'a part of its path is a file' }

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (code !== undefined && reasons[code]) || message
}
