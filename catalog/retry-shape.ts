/**
 * The shape of what we know about libraries that try again, beside the clients themselves: plain data.
 */
export interface Retrier {
  /** What people call it: "axios-retry". */
  name: string
  /** The npm package whose installed version decides. */
  package: string
  /** The versions this entry speaks of, as a semver range. */
  versions: string
  /** Module specifiers that it is imported by. */
  modules: readonly string[]
  /** The exports that take the options: `default`, `retry`; a member of the module: `operation`. */
  exports: readonly string[]
  /** Or the method of what its constructor makes: `new Queue(…).add(…)`. */
  method?: { of: string; name: string }
  /** Where the options stand among the arguments; the first that is an object. */
  options: readonly number[]
  /** An argument that may be a plain count instead: `retry(3)`. */
  plain?: number
  /** Options are not read there at all, and a count alone is: with them nothing ends it, and nothing waits. */
  plainOnly?: true
  /** Arguments that are run; one of them must lead to a request. `receiver`: what it is piped from. */
  runs?: readonly number[] | 'receiver'
  /** How often. */
  count: {
    path: string
    /** What it is when nobody sets it. */
    default: number | 'endless'
    /** Whether the first attempt counts too. */
    total?: true
    /** Values, beside those that are numbers, which mean that nothing ends it. */
    endless?: readonly (number | boolean | 'Infinity')[]
    /** `Infinity` ends the process: the list of delays is made beforehand. */
    crashes?: true
  }
  /** An option that makes it endless when it is true: `forever`. */
  forever?: string
  /** How long between. */
  delay: {
    path: string
    /** Whether it waits when nobody sets it. Below a round trip it never does. */
    default: 'none' | 'some'
    /** The number that means no wait, where that is not 0: a factor of 1 that is raised to the attempt and has 1 taken off. */
    nothing?: number
    /** The option is not read: it never waits, whatever is written. */
    unread?: true
  }
  /** A function that decides, and for which the count is not read: it must look at the attempt itself, its argument number `attempt`. */
  decides?: {
    path: string
    attempt: number
    /** It says so by calling this argument: with something, it gives up. Absent: by what it returns. */
    through?: number
  }
  /** The text of the option that gives it a wait, as measured: `retryDelay: …`. `{name}` stands for the import. */
  repair?: { path: string; text: string; import?: { name: string; from: string } }
  /** The text of the count that ends it. */
  limit?: { path: string; text: string }
  docs: string
}
