import type { Client } from '../catalog/shape.ts'

/** What the project decided: `settings.hangtime` of ESLint, `hangtime` of the editor, hangtime.config.json. All times in ms. */
export interface Policy {
  timeout: { default: number; min: number; max: number }
  /** How many sockets a pool may open, and how many may wait for one. */
  sockets: number
  /** How many requests may run at once. */
  concurrency: number
  /** The longest that a call may take, with all its attempts and the delays between them. */
  maxWait: number
  /** Installed versions, for packages where we cannot read them: `{ got: '11.8.6' }`. */
  versions: Readonly<Record<string, string>>
  /** The runtime, where `engines.node` does not say it: `node >=22`, or `browser`. */
  runtime: string | undefined
  /** Clients that the user taught us. */
  clients: readonly Client[]
}

const none: readonly Client[] = []
export const standard: Policy = { timeout: { default: 10_000, min: 0, max: Infinity }, sockets: 50, concurrency: 10, maxWait: Infinity, versions: {}, runtime: undefined, clients: none }

/** Reads the `hangtime` key of shared settings; what is missing or of the wrong type is the standard's. */
export function policyOf(settings: Readonly<Record<string, unknown>>): Policy {
  const given = settings['hangtime']
  if (!isRecord(given) || Object.keys(given).length === 0) return standard
  // Hosts hand over copies: what they say decides, not which object says it.
  const text = JSON.stringify(given)
  const policy = policies.get(text) ?? read(given)
  policies.set(text, policy)
  return policy
}

const policies = new Map<string, Policy>()

function read(given: Record<string, unknown>): Policy {
  const timeout = isRecord(given['timeout']) ? given['timeout'] : {}
  const time = (key: keyof Policy['timeout']) => {
    const value = timeout[key]
    return typeof value === 'number' && value > 0 ? value : standard.timeout[key]
  }
  const count = (key: 'sockets' | 'concurrency') => {
    const value = given[key]
    return typeof value === 'number' && value >= 1 ? Math.floor(value) : standard[key]
  }
  return {
    timeout: { default: time('default'), min: time('min'), max: time('max') },
    sockets: count('sockets'),
    concurrency: count('concurrency'),
    maxWait: typeof given['maxWait'] === 'number' && given['maxWait'] > 0 ? given['maxWait'] : standard.maxWait,
    versions: isRecord(given['versions']) ? (given['versions'] as Record<string, string>) : standard.versions,
    runtime: typeof given['runtime'] === 'string' ? given['runtime'] : undefined,
    clients: Array.isArray(given['clients']) ? (given['clients'] as Client[]) : none,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
