import type { Client } from '../catalog/shape.ts'
import type { Given, Override } from './given.ts'

/** What the project decided: `settings.hangtime` of ESLint, `hangtime` of the editor, hangtime.config.json. All times in ms. */
export interface Policy extends Bounds {
  /** How many sockets a pool may open, and how many may wait for one. */
  sockets: number
  /** How many requests may run at once. */
  concurrency: number
  /** The waits between attempts that repairs write. */
  backoff: { first: number; max: number }
  /** Installed versions, for packages where we cannot read them: `{ got: '11.8.6' }`. */
  versions: Readonly<Record<string, string>>
  /** The runtime, where `engines.node` does not say it: `node >=22`, or `browser`. */
  runtime: string | undefined
  /** Clients that the user taught us. */
  clients: readonly Client[]
  /** Functions that make requests, by their names: after how many ms they end, or whether they do. */
  wrappers: Readonly<Record<string, number | boolean>>
  /** What another file sets for all calls counts. */
  trustsDefaults: boolean
  /** What holds for some calls only. */
  overrides: readonly Override[]
}

/** What is asked of a call, which some calls may be an exception from: see `boundsFor`. */
export interface Bounds {
  timeout: { default: number; min: number; max: number }
  /** After how many attempts a repair gives up, and how many there may be. */
  attempts: { default: number; max: number }
  /** The longest that a call may take, with all its attempts and the delays between them. */
  maxWait: number
}

const none: readonly Client[] = []
export const standard: Policy = {
  timeout: { default: 10_000, min: 0, max: Infinity },
  attempts: { default: 5, max: Infinity },
  maxWait: Infinity,
  backoff: { first: 500, max: 10_000 },
  sockets: 50,
  concurrency: 10,
  versions: {},
  runtime: undefined,
  clients: none,
  wrappers: {},
  trustsDefaults: true,
  overrides: [],
}

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
  return {
    ...boundsIn(given, standard),
    backoff: amountsIn(given['backoff'], standard.backoff),
    ...amountsIn(given, { sockets: standard.sockets, concurrency: standard.concurrency }, 1),
    versions: isRecord(given['versions']) ? (given['versions'] as Record<string, string>) : standard.versions,
    runtime: typeof given['runtime'] === 'string' ? given['runtime'] : undefined,
    clients: Array.isArray(given['clients']) ? (given['clients'] as Client[]) : none,
    wrappers: isRecord(given['wrappers']) ? (given['wrappers'] as Policy['wrappers']) : standard.wrappers,
    trustsDefaults: given['trustsDefaults'] !== false,
    overrides: Array.isArray(given['overrides']) ? (given['overrides'] as unknown[]).filter((one): one is Override => isRecord(one)) : standard.overrides,
  }
}

/** What is asked of calls, where it is said; else what holds anyway. */
export function boundsIn(given: Given | Override | Record<string, unknown>, otherwise: Bounds): Bounds {
  const { timeout, attempts, maxWait } = given as Record<string, unknown>
  return {
    timeout: amountsIn(timeout, otherwise.timeout),
    attempts: amountsIn(attempts, otherwise.attempts, 1),
    ...amountsIn({ maxWait }, { maxWait: otherwise.maxWait }),
  }
}

/** The numbers of an object: those given, when they are above zero; whole ones where they count something. */
function amountsIn<T extends Record<string, number>>(given: unknown, otherwise: T, least?: 1): T {
  const entries = Object.entries(otherwise).map(([key, usual]) => {
    const value = isRecord(given) ? given[key] : undefined
    return [key, typeof value === 'number' && value > 0 && value >= (least ?? 0) ? (least ? Math.floor(value) : value) : usual] as const
  })
  return Object.fromEntries(entries) as T
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
