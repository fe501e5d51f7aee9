/**
 * What `hangtime report --format json` and `hangtime check --format json` print. Lines and columns count from 1, times are
 * milliseconds, paths have forward slashes. Fields may be added; none changes its meaning within a version.
 */
export interface Report {
  $schema?: string
  version: 1
  /** The folder that the paths of files start from, as seen from the top of its repository: "" at the top. */
  folder: string
  repository?: Repository
  findings: Found[]
  /** How many findings the baseline knows, which are left out; and how many of the baseline's are no longer there. */
  known?: number
  gone?: number
  /** Files that could not be read or parsed. */
  broken: Broken[]
  /** Files left out because nobody writes such code by hand. */
  leftOut: Unread[]
  counts: Counts
  /** Every outgoing call, the one that can wait the longest first. */
  calls: CallRow[]
  /** Every agent and pool that the code makes. */
  pools: PoolRow[]
}

/** Where the code can be looked at, and at which commit. */
export interface Repository {
  url: string
  commit: string
}

export interface Counts {
  /** Files that were read. */
  files: number
  /** Those among them that may hold calls, and so were parsed. */
  lookedAt: number
  /** The calls seen there. */
  calls: number
  errors: number
  warnings: number
}

export interface Place {
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
}

export interface Found extends Place {
  /** `hangtime/require-timeout`. */
  rule: string
  severity: 'error' | 'warning'
  message: string
  /** The page of the rule. */
  url?: string
  /** The same for the same fault after lines were added above it. */
  fingerprint?: string
  /** Its own line is touched by the change that is looked at. */
  change?: 'touched'
  /** Ways to repair it, best first. */
  suggestions: Suggestion[]
}

export interface Suggestion {
  message: string
  /** What to replace, as offsets in UTF-16 units from the start of the file, a byte order mark not counted; and by what. */
  range: readonly [number, number]
  text: string
  /** The lines that change, marked `- ` and `+ `. */
  diff: string[]
}

export interface Broken {
  file: string
  line: number
  column: number
  message: string
}

export interface Unread {
  file: string
  why: string
}

export interface CallRow extends Place {
  /** As people would say it: `axios.get`. */
  name: string
  client: string
  /** The version installed, or the lowest that package.json allows. */
  version?: string
  /** The package it stands in: the name in the nearest package.json. */
  package: string
  method?: string
  /** The URL as it is written. */
  url?: string
  /** Where it goes, when that can be seen: `api.example.com`. */
  host?: string
  wait: WaitRow
  /** The timeouts that reach it, and what they bound. */
  bounds: BoundRow[]
  /** Why the wait is what it is, in a few words. */
  because: string
  /** Where that is decided, the call's end first. */
  trail: StepRow[]
  /** How often the client tries again on its own. */
  retries: RetriesRow
  /** The project's own code starts it again when it failed. */
  again?: 'at once' | 'without an end' | 'after a wait'
  /** The agents and pools made for it. */
  carriers: CarrierRow[]
  /** It is a call of the project's own function, which makes the request with what it is passed. */
  isThrough?: true
  /** `touched` by the change that is looked at, or `reached` by code that the change touches. */
  change?: 'touched' | 'reached'
}

export interface WaitRow {
  is: 'bounded' | 'endless' | 'unknown'
  /** The longest until there is an answer. */
  answer?: number
  /** The longest until its body is read as well; absent where nothing bounds the body. */
  total?: number
  /** When the runtime gives up on an answer that nobody bounded. A body that drips outlasts it. */
  backstop?: number
  /** How it adds up. */
  says: string
}

export interface BoundRow {
  /** The option: `timeout.request`. */
  option: string
  is: 'set' | 'default' | 'unknown'
  ms?: number
  /** "the headers", "the body" … */
  covers: string[]
  trail: StepRow[]
}

export interface RetriesRow {
  is: 'set' | 'default' | 'none' | 'unknown'
  /** After the first attempt; absent where it is unknown, or without an end. */
  count?: number
}

export interface StepRow {
  says: string
  /** Absent where there is nothing to point at: a library's default. */
  file?: string
  line?: number
  column?: number
}

export interface CarrierRow {
  name: string
  file: string
  line: number
  /** How many sockets it opens at most. */
  sockets: SocketsRow
}

export interface SocketsRow {
  is: 'set' | 'default' | 'none' | 'unknown'
  count?: number
}

export interface PoolRow extends Place {
  name: string
  client: string
  version?: string
  package: string
  sockets: SocketsRow
  /** Whether a connection outlives its request; absent where that cannot be told. */
  keepsAlive?: boolean
  /** In one line. */
  says: string
}
