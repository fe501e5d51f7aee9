/**
 * The shape of what we know about a client.
 *
 * Plain data: it survives `JSON.parse(JSON.stringify())`, because users teach us their own clients in the same shape.
 */
import type { Values } from './value-shape.ts'

/**
 * A phase of one request, in the order they happen. A bound is a set of phases, not a number.
 *
 * - `queue`: waiting for a free socket of the agent or pool
 * - `proxy`: waiting for a proxy to answer CONNECT
 * - `connect`: DNS, TCP and TLS
 * - `headers`: from the request sent to the response's headers
 * - `body-idle`: silence while the body arrives
 * - `body`: the whole body, one that drips a byte now and then included
 */
export type Phase = 'queue' | 'proxy' | 'connect' | 'headers' | 'body-idle' | 'body'

/** What values out of the ordinary do. */
export type { Outcome, ValueClass, Values } from './value-shape.ts'

/** One option that bounds a request. */
export interface Timeout {
  /** Where it stands in the options object: `timeout`, `timeout.request`. */
  path: string
  /** What it takes. Durations are numbers in this unit; a `signal` is an AbortSignal; `fetch` is a function that takes the place of the runtime's, and may bound it, or something else whose time is not seen; a `time` is a Date, or milliseconds since 1970. */
  takes: 'ms' | 's' | 'signal' | 'fetch' | 'time'
  /** Of a `fetch`: each request comes with a signal of the client's own, which nobody aborts in time. */
  signalled?: true
  /** It is read there alone: in the options of a call, or in those of the instance. */
  only?: 'call' | 'instance'
  /** The phases that it bounds. */
  covers: readonly Phase[]
  /** Phases that it bounds only until a garbage collection: the signal is held weakly, and taken before it fires. */
  weak?: readonly Phase[]
  /** More phases, when the body is read on the promise itself: `ky(url).json()`, and not `(await ky(url)).json()`. */
  shortcut?: readonly Phase[]
  /** Whether it is read from the request's options (the default) or from the dispatcher that carries it. */
  on?: 'dispatcher'
  /** In the option's own unit, when nobody sets it. */
  default?: number
  /** What values out of the ordinary do. */
  values?: Values
  /** The option only emits this event; without a listener that ends the request it bounds nothing. */
  event?: 'timeout'
  /** When the time is up it only writes to the log, unless this option is true as well. */
  needs?: string
  /** Starts again at each redirect. */
  restarts?: 'redirect'
  /** Absent: a number starts again at each attempt. `all`: it counts once over all attempts and the delays between them. `first`: retries run without it. */
  attempts?: 'all' | 'first'
  /** Needs another option to be absent: ofetch drops `timeout` when there is a `signal`. */
  unless?: string
}

/** A function of the client: what its arguments are and what it gives back. */
export interface Signature {
  /** A request starts here. */
  request?: true
  /** Opens a connection that may be meant to last: of its timeouts, those that bound nothing are a fault. */
  connects?: true
  /** The index of the URL. */
  url?: number
  /** The index of the body, for the calls where people put the options by mistake. */
  body?: number
  /** The index of the method. */
  method?: number
  /** The method that it sends, where its name does not say so; null: it cannot be told. */
  verb?: string | null
  /** With GET and HEAD the options stand in the place of the body, when no argument stands behind it. */
  bodyless?: true
  /**
   * The index of the options. Two: the first when it is the options object (and not a URL), else the second.
   * `last`: the last argument, when it is an object that holds one of the client's options.
   * `alone`: an object with all in it, when there is no other argument: `client.request({ document, signal })`.
   * `before`: the last but the callback, behind the message and its metadata; without a callback it is a stream, which may be meant to last.
   */
  options?: number | readonly [number, number] | 'last' | 'alone' | 'before'
  /** It is a request where its promise is waited for; else a stream, which may be meant to last. */
  awaited?: true
  /** The type of what it returns, one that carries the options given here. */
  makes?: string
  /** A signal given here is held weakly: a garbage collection takes it before it fires. */
  weak?: true
  /** What is made starts from the options of the object it is called on. */
  inherits?: true
  /** What is made sends through the client at this index of the arguments, with its options. */
  through?: number
  /** Its options become the defaults of every call of the object it is called on: `needle.defaults({ … })`. */
  configures?: true
  /** Its options are what the function gives that stands at this key of its argument: `registerAsync({ useFactory: () => ({ … }) })`. */
  optionsFrom?: string
  /** It configures the client with nothing that bounds a request, whatever it is given. */
  plain?: true
  /** The index of an argument that can hold the dispatcher, too, and goes before the options. */
  carries?: number
  /** What is made is a pool or agent, handed on as another call's `dispatcher` option. */
  role?: 'dispatcher'
  /** What is made keeps sockets and hands them out. */
  pool?: Pool
  /** Runs a function for each item of a list, or whenever it is given one. */
  fansOut?: FanOut
  /** Makes its argument the dispatcher of every request of the process. */
  installs?: 'dispatcher'
  /** The type of the request object it returns, which can still be given options. */
  returns?: string
  /** On a request object: sets the option at this path to the first argument. */
  sets?: string
  /** On a request object: adds a listener (event, function). */
  listens?: true
  /** On a request object: ends the request. */
  ends?: true
  /** On a request object: gives it its method and URL. With `false` at the index `async`, the program itself stands still until the answer. */
  opens?: true
  async?: number
  /** On a request object: sends it. */
  sends?: true
  /** Gives a promise of the answer, and no request any more: on a request object, or of the one it is given. */
  settles?: true
  /** On a request object: is given functions that are made by others, of which those with these names leave the time of the request as it is. */
  passes?: readonly string[]
  /** The one of them that ends it after so many milliseconds, its argument, or the `each` or `first` of it. */
  timesOut?: string
  /** The method of the same object that takes the options, called before this one: `wretch(url).options({ … }).get()`. */
  optionsBy?: string
  /** Phases that the client's timeouts leave out of this call: its body is handed on as a stream. */
  leaves?: readonly Phase[]
  /** Stops waiting for the function that it is given, when its options, the last argument, hold this one. */
  givesUp?: string
  /** Puts its function argument before every request: `interceptors.request.use`. */
  intercepts?: true
  /** Puts its functions behind every answer, the second behind every failure: `interceptors.response.use`. */
  answers?: true
}

/** What keeps sockets: an agent, a dispatcher, a database's pool. */
export interface Pool {
  /** The options that limit how many sockets it opens; a repair writes the first. */
  limits: readonly Cap[]
  /** How many it opens when nobody sets one; absent: as many as are asked for. */
  default?: number
  /** An option people take for a limit, and what it is. */
  mistaken?: { path: string; is: string }
  /** Whether a socket is kept after its request: always, never, or as this option says. */
  keepAlive: boolean | { path: string; default: boolean }
  /** What bounds the wait for a free socket or connection; absent: no option of its own does. */
  wait?: Cap & {
    /** Milliseconds that one waits, or how many may wait. */
    takes: 'ms' | 'waiters'
    /** In the option's own unit, when nobody sets it; absent: one waits forever. */
    default?: number
    /** Another option whose value `false` lets nobody wait. */
    unlessFalse?: string
  }
  /** Options can stand in the URL too, which is this argument. */
  urlOptions?: number
  /** The method that opens it, once: where it is made for each request, it is opened there too, and moved it would be opened again. */
  opens?: string
  /** The methods that close it, so that it was meant to live no longer. */
  closes: readonly string[]
  /** A proxy opens each of them, and is waited for: it answers a CONNECT. */
  tunnels?: true
}

/** Work for many at once: where its parts stand among the arguments, and what limits how many run at a time. */
export interface FanOut {
  /** The list. Absent: the work comes one by one, to the member `takes` of what is made. */
  list?: number
  /** The function that runs for each item; absent: the list holds what is under way already. */
  mapper?: number
  takes?: string
  /** The limit: an argument, or an option of one. */
  limit?: { at: number; path?: string }
  /** The function that does the same with a limit, which it takes behind the list. */
  limitedBy?: string
}

/** An option that limits something, and what values out of the ordinary do. */
export interface Cap {
  path: string
  /** `never`: no limit. Absent from the table: it works as written. */
  values?: Values
}

/** An object or function of the client. */
export interface Api {
  call?: Signature
  construct?: Signature
  /** Its properties; a string names one of the client's types. A name with a star stands for all that fit it and have no entry of their own: `*Client`, `*`. */
  members?: Readonly<Record<string, Api | string>>
  /** What its events hand to a listener: the name of an event, and a type. */
  events?: Readonly<Record<string, string>>
  /** Of a request object: its options are its properties, and it makes a request when it is opened and sent: `xhr.timeout = 5000`. */
  assigned?: true
  /** Assigning to its properties sets the defaults of the object it belongs to: `axios.defaults`. */
  defaults?: true
  /** It configures the client with nothing where it is listed as it is: `imports: [HttpModule]`. */
  plain?: true
  /** It keeps sockets itself, and its properties are its options: `http.globalAgent`. */
  pool?: Pool
}

/** What the client does on its own when an attempt fails. */
export interface Retry {
  /** The options that say how many times. */
  paths: readonly string[]
  /** The options count all attempts, the first one too. */
  counts?: 'attempts'
  /** Who says 0 has said nothing; only `false` means none. */
  zero?: 'default'
  /** Retries after the first attempt, when nobody sets it. */
  default: number
  /** A function that decides alone, and for which the count is not read: it tries again whenever it gives a number above zero. */
  decides?: string
  /** The options that say how long it waits, where the delay can be set. */
  pauses?: readonly string[]
  /** The delay before retry n, in ms: `first * factor^(n-1)`, at most `max`; chance takes off up to this part of it. */
  delay: { first: number; factor: number; max?: number; jitter?: number }
  /** An attempt that timed out is retried too. Where it is not, an error that comes just before is, so the wait multiplies either way. */
  afterTimeout: boolean
  /** The same of an attempt that the `backstop` ended. */
  afterBackstop?: true
  /** The server may ask for a longer delay (Retry-After: an hour), and gets it unless one of these options is set. */
  retryAfter?: { cappedBy: readonly string[] }
  /** Only requests with these methods are retried; absent: all. */
  methods?: readonly string[]
  /** What makes it retry others too: the option that lists the methods, or `count`: any number of retries that somebody sets. */
  others?: 'count' | { path: string }
}

export interface Client {
  /** What people call it: "axios". */
  name: string
  /** The npm package whose installed version decides; absent for what the runtime brings. */
  package?: string
  /** The versions this entry speaks of, as a semver range. */
  versions: string
  /** Module specifiers, each with the type of its namespace; a star stands for any part of one: `@aws-sdk/client-*`. A default export is the member `default`, else the namespace itself. */
  modules?: Readonly<Record<string, string>>
  /** Global names, each with its type. */
  globals?: Readonly<Record<string, string>>
  /** The packages that put them there: where a project depends on none of these, its globals are not this client's. */
  globalsBy?: readonly string[]
  types: Readonly<Record<string, Api>>
  timeouts: readonly Timeout[]
  /** Options that people write for a request, and the client does not read there. */
  ignores?: readonly string[]
  /** The client refuses options that it does not know, so nothing is ignored in silence. */
  refusesUnknown?: true
  /** The other keys of the options, to tell an options object that stands in the wrong place. */
  options?: readonly string[]
  /** The option that a relative URL is resolved against: `baseURL`. */
  base?: string
  /** The names of the types of its options, which can hold each of its timeouts. */
  optionTypes?: readonly string[]
  /** The names of the types of what others made, each with its type here: `(api: AxiosInstance)`. Its options are not seen. */
  instances?: Readonly<Record<string, string>>
  /** Its promise settles when the headers arrive, and these methods of the response read the body. Absent: it settles when the body is there. */
  readers?: readonly string[]
  /** A framework makes its instances, with the options that the project gives it somewhere; where nothing is seen, they are unknown. */
  injected?: true
  /** The option that carries a dispatcher. */
  dispatcher?: string
  /** How many sockets to one origin it opens at most, where nobody gives it a dispatcher; absent: as many as there are requests. */
  sockets?: number
  /** The options that hold functions for its failures. In them, `this` is the options, and can be sent again. */
  failsTo?: readonly string[]
  /** What ends a request when nobody set anything, in ms, and in whose name. Not a deadline: a dripping body outlasts it. */
  backstop?: { headers: number; by: string }
  /** What closes a socket on which nothing arrives for minutes, whatever is set; a backstop does that, too. */
  silence?: { by: string }
  retry?: Retry
  /** What it opens may be meant to last: how long it is open needs no bound. */
  lasts?: true
  /** The options a repair may write, best first. */
  repair: readonly string[]
  /** Where this can be read. */
  docs: string
}
