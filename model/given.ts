import type { Client } from '../catalog/shape.ts'

/** `settings.hangtime` of ESLint and oxlint: what a project decides. Times are milliseconds. */
export interface Given {
  timeout?: GivenTimeout
  /**
   * The longest that a call may take, with all its attempts and the delays between them: `max-wait` and the checklist report more.
   * @exclusiveMinimum 0
   */
  maxWait?: number
  attempts?: GivenAttempts
  backoff?: GivenBackoff
  /**
   * How many sockets a pool may open, and how many may wait for one.
   * @minimum 1
   */
  sockets?: number
  /**
   * How many requests may run at once.
   * @minimum 1
   */
  concurrency?: number
  /** The version of a client, where it cannot be read from `node_modules` or `package.json`, or should not be: `{ "got": "11.8.6" }`. */
  versions?: Record<string, string>
  /** `node >=22` or `browser`, where `engines.node` does not say it. */
  runtime?: string
  /** Clients of your own. */
  clients?: Client[]
  /**
   * Functions of your own that make requests, where their code cannot be read: `{ "network.*": 30000, "apiFetch": false }`.
   * The time, in ms, after which a call of one ends; `true`: it ends, `false`: nothing ends it.
   */
  wrappers?: Record<string, number | boolean>
  /** Whether what another file sets for all calls counts: `axios.defaults.timeout`, `setGlobalDispatcher`. It does, unless this is `false`. */
  trustsDefaults?: boolean
  /** What holds for some calls only; where several match, the last one wins. */
  overrides?: Override[]
}

export interface GivenTimeout {
  /**
   * What repairs write.
   * @exclusiveMinimum 0
   */
  default?: number
  /**
   * The shortest that `valid-timeout` takes.
   * @minimum 0
   */
  min?: number
  /**
   * The longest that `valid-timeout` takes.
   * @exclusiveMinimum 0
   */
  max?: number
}

export interface GivenAttempts {
  /**
   * After how many attempts a repair gives up.
   * @minimum 1
   */
  default?: number
  /**
   * How many times a request may be tried: `max-attempts` reports more.
   * @minimum 1
   */
  max?: number
}

export interface GivenBackoff {
  /**
   * The wait before the second attempt that repairs write; it doubles from then on.
   * @exclusiveMinimum 0
   */
  first?: number
  /**
   * The longest wait between two attempts that repairs write.
   * @exclusiveMinimum 0
   */
  max?: number
}

/** What holds for the calls to these hosts, or in these files, or both where both are given. */
export interface Override {
  /** `api.example.com`, `*.internal`. */
  hosts?: string[]
  /** Globs, below any folder: `src/jobs/**`. */
  files?: string[]
  timeout?: GivenTimeout
  /**
   * The longest that such a call may take.
   * @exclusiveMinimum 0
   */
  maxWait?: number
  attempts?: GivenAttempts
}
