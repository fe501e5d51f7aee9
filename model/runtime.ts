import path from 'node:path'
import minVersion from 'semver/ranges/min-version.js'
import type { File } from './file.ts'

/** The lowest Node version that the code must run on, as far as the project says; undefined for browsers and where it does not. */
export function lowestNode({ policy, project }: File): number | undefined {
  const said = policy.runtime?.replace(/^node\s*/, '') ?? project.node
  if (said !== undefined) return majorOf(said)
  return majorOf(project.versionOf('@types/node'))
}

function majorOf(range: string | undefined): number | undefined {
  if (range === undefined) return undefined
  try {
    return minVersion(range)?.major
  } catch {
    return undefined
  }
}

/**
 * Whether `AbortSignal.any([…, AbortSignal.timeout(ms)])` fires for certain: below Node 22 the garbage collector can take
 * it away (measured). Where the runtime is not known it is not certain.
 */
export function holdsAnySignal(file: File): boolean {
  const node = lowestNode(file)
  return node === undefined ? file.policy.runtime === 'browser' || file.project.browser : node >= 22
}

/** Whether the code runs in browsers alone, where nothing gives up on a request that is never answered. */
export function isForBrowsers({ policy, project }: File): boolean {
  return policy.runtime === 'browser' || (policy.runtime === undefined && project.browser && project.node === undefined)
}

/** Folders at the top of a package whose code no browser runs: functions of a host, servers, scripts. */
const servers = /^(?:api|server|backend|functions|netlify|scripts|bin|cli)\//

export function isForServers({ name, project }: File): boolean {
  return project.folder !== undefined && servers.test(path.relative(project.folder, name).replaceAll('\\', '/'))
}
