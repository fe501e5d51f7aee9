import picomatch from 'picomatch'
import { destinationOf } from './destination.ts'
import type { File } from './file.ts'
import type { Call, Instance } from './nouns.ts'
import { boundsIn, type Bounds, type Policy } from './settings.ts'

const ofFiles = new WeakMap<File, Bounds>()

/** What the project asks of a call: its policy, with what overrides it for the file and the host. */
export function boundsFor(subject: Call | Instance | undefined, file: File): Bounds {
  const { policy } = file
  if (policy.overrides.length === 0) return policy
  const hosts = subject?.is === 'call' && policy.overrides.some((one) => one.hosts) ? destinationOf(subject, file).hosts : []
  if (hosts.length > 0) return overridden(policy, file, hosts)
  const known = ofFiles.get(file) ?? overridden(policy, file, [])
  ofFiles.set(file, known)
  return known
}

function overridden(policy: Policy, file: File, hosts: readonly string[]): Bounds {
  const name = file.name.replaceAll('\\', '/').replace(/^(?:[a-z]:)?\/+/i, '')
  return policy.overrides.reduce<Bounds>((bounds, one) => {
    // Of several hosts that the code chooses from, all must be meant.
    const isHost = one.hosts === undefined || (hosts.length > 0 && hosts.every((host) => matches(host, one.hosts ?? [])))
    const isFile = one.files === undefined || matches(name, one.files.map((glob) => `**/${glob.replace(/^(?:\.?\/)+/, '')}`))
    return isHost && isFile ? boundsIn(one, bounds) : bounds
  }, policy)
}

const matchers = new Map<string, (text: string) => boolean>()

function matches(text: string, globs: readonly string[]): boolean {
  return globs.some((glob) => {
    const matcher = matchers.get(glob) ?? picomatch(glob, { dot: true, nocase: true })
    matchers.set(glob, matcher)
    return matcher(text)
  })
}
