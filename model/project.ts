import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import minVersion from 'semver/ranges/min-version.js'

/** What the project around a file says about itself. */
export interface Project {
  /** The version of a package that is installed, else the lowest that package.json allows. */
  versionOf: (name: string) => string | undefined
  /** A package.json of it lists this package, in any version. */
  dependsOn: (name: string) => boolean
  /** The range of Node versions that it runs on, where it says so. */
  node: string | undefined
  /** The folder of the nearest package.json. */
  folder: string | undefined
  /** It is made for browsers. */
  browser: boolean
}

interface Manifest {
  engines?: { node?: string }
  browserslist?: unknown
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** Projects by the folder of a file. A process that lives long drops it now and then: see `forgetProjects`. */
const projects = new Map<string, Project>()

/** Packages may have been installed since. */
export function forgetProjects(): void {
  projects.clear()
}

export function projectOf(filename: string): Project {
  const folder = path.dirname(path.resolve(filename))
  const before = projects.get(folder)
  if (before) return before
  const found = foldersUp(folder).flatMap((up) => {
    const manifest = readManifest(path.join(up, 'package.json'))
    return manifest ? [{ up, manifest }] : []
  })
  const manifests = found.map(({ manifest }) => manifest)
  const versions = new Map<string, string | undefined>()
  const project: Project = {
    versionOf(name) {
      if (!versions.has(name)) versions.set(name, installed(name, folder) ?? lowest(rangeOf(name, manifests)))
      return versions.get(name)
    },
    dependsOn: (name) => rangeOf(name, manifests) !== undefined,
    node: manifests.map((manifest) => manifest.engines?.node).find((range) => typeof range === 'string'),
    folder: found[0]?.up,
    browser: manifests.some((manifest) => manifest.browserslist !== undefined),
  }
  projects.set(folder, project)
  return project
}

function foldersUp(folder: string): string[] {
  const folders = [folder]
  for (let up = path.dirname(folder); up !== folders.at(-1); up = path.dirname(up)) folders.push(up)
  return folders
}

function installed(name: string, folder: string): string | undefined {
  for (const up of foldersUp(folder)) {
    const manifest = readManifest(path.join(up, 'node_modules', name, 'package.json')) as { version?: unknown } | undefined
    if (typeof manifest?.version === 'string') return manifest.version
  }
  return undefined
}

function rangeOf(name: string, manifests: readonly Manifest[]): string | undefined {
  for (const manifest of manifests) {
    for (const list of [manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies, manifest.devDependencies]) {
      const range = list?.[name]
      if (typeof range === 'string') return range
    }
  }
  return undefined
}

function lowest(range: string | undefined): string | undefined {
  if (range === undefined) return undefined
  try {
    return minVersion(range)?.version
  } catch {
    return undefined // `workspace:*`, a URL, a tag
  }
}

/** A package.json that is missing, or is not JSON, says nothing. */
function readManifest(file: string): Manifest | undefined {
  try {
    if (!statSync(file).isFile()) return undefined
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof manifest === 'object' && manifest !== null ? manifest : undefined
  } catch {
    return undefined
  }
}
