import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Tells the name of the package that a file belongs to: that of the nearest package.json with a name, else its folder's. */
export function createPackages(cwd: string): (file: string) => string {
  const known = new Map<string, string | undefined>()

  function nameOf(folder: string): string | undefined {
    if (known.has(folder)) return known.get(folder)
    const parent = path.dirname(folder)
    const name = nameIn(path.join(folder, 'package.json')) ?? (parent === folder ? undefined : nameOf(parent))
    known.set(folder, name)
    return name
  }

  return (file) => nameOf(path.dirname(file)) ?? (path.relative(cwd, path.dirname(file)).split(path.sep).join('/') || path.basename(cwd))
}

function nameIn(manifest: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }
    return typeof name === 'string' && name !== '' ? name : undefined
  } catch {
    return undefined
  }
}
