import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Api, Client, FanOut as FanOutShape, Outcome, Pool as PoolShape, Timeout } from '../catalog/shape.ts'
import type { File } from './file.ts'

export type Node = TSESTree.Node
export type SourceCode = Readonly<TSESLint.SourceCode>
export type Variable = TSESLint.Scope.Variable

/** What the model needs of a file: an ESLint rule context has it, and so has the server. */
export interface Source {
  sourceCode: SourceCode
  filename: string
  settings: Readonly<Record<string, unknown>>
  /** How it was parsed, so that other files can be too. */
  languageOptions?: LanguageOptions | undefined
}

export interface LanguageOptions {
  parser?: { parse?: (text: string, options: object) => unknown; parseForESLint?: (text: string, options: object) => { ast: unknown; scopeManager?: unknown; visitorKeys?: unknown } } | null
  parserOptions?: Record<string, unknown> | null
  ecmaVersion?: unknown
  sourceType?: string
}

/** One step of where a setting came from, the reader's end first. */
export interface Step {
  says: string
  /** Absent where there is nothing to point at: a library's default. */
  node?: Node
  /** The file of the node, when it is not the file being read. */
  file?: string
}
export type Trail = readonly Step[]

/** A fact with its evidence. */
export type Setting<V> =
  | { is: 'set'; value: V; trail: Trail } // somebody wrote it
  | { is: 'default'; value: V; trail: Trail } // the client's own, for the version installed
  | { is: 'none'; trail: Trail } // nothing bounds it
  | { is: 'unknown'; trail: Trail } // we cannot see

/** What an expression is worth, as far as reading can tell. */
export type Value =
  | { is: 'constant'; value: string | number | boolean | bigint | null | undefined; node: Node }
  | { is: 'text'; start: string; node: Node } // a string of which only the start is known
  | ObjectValue
  | { is: 'list'; items: readonly Value[]; open: boolean; node: Node }
  | { is: 'function'; node: FunctionNode }
  | SignalValue
  | { is: 'controller'; node: Node; variable: Variable | undefined }
  | { is: 'moment'; after: Value; node: Node } // so many ms from now
  | ApiValue
  | { is: 'class'; node: ClassNode }
  | { is: 'made'; class: ClassNode; node: Node } // an object of the class
  | { is: 'global'; node: Node } // globalThis
  | { is: 'module'; file: File; node: Node } // all that another file exports
  | { is: 'choice'; of: readonly Value[]; node: Node } // one of these
  | { is: 'overridden'; value: Value; by: Node; node: Node } // this, unless what comes after it says otherwise
  | { is: 'unknown'; node: Node }

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression
/** `after` ms, by a timer of the code or the runtime's own; `of`: when any of these does. */
export interface SignalValue {
  is: 'signal'
  after: Value | undefined
  of?: readonly Value[]
  /** The `setTimeout` that aborts its controller. */
  timer?: TSESTree.CallExpression
  node: Node
}

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression

export interface ObjectValue {
  is: 'object'
  entries: ReadonlyMap<string, Entry>
  /** It may hold keys that we cannot see. */
  open: boolean
  node: Node
}
export interface Entry {
  value: Value
  /** Where the key stands. */
  node: Node
}

/** An object or function that belongs to a client. */
export interface ApiValue {
  is: 'api'
  client: Client
  api: Api
  /** The name it was reached by: `get`. */
  member: string | undefined
  owner: Owner
  /** The other clients that the same module holds. */
  others: readonly ApiValue[]
  node: Node
}

/** Who holds options for the calls made through it: the library itself, an instance, a pool. */
export interface Owner {
  client: Client
  /** Where it was made; absent for the library itself. */
  node?: Node
  options?: Value
  /** What the URLs of its calls stand behind. */
  url?: Value
  role?: 'dispatcher'
  /** The one whose options it starts from. */
  parent?: Owner
}

/** Options on their way to a call; the nearest layer is read first. */
export interface Layer {
  options: Value
  from: 'call' | 'request' | 'instance' | 'defaults' | 'dispatcher'
  node: Node
}

/** One option of the client that could bound the call, and what it is set to (in ms). */
export interface Limit {
  timeout: Timeout
  setting: Setting<number>
  /** What is written for it, and in which of the options. */
  given?: { value: Value; layer: Layer; node: Node }
  /** Set when the value written does not do what it says. */
  wrong?: Wrong
  /** It only emits an event, and nobody who hears it ends the request. */
  inert?: true
}
export interface Wrong {
  outcome: Exclude<Outcome, 'works'>
  value: Value
}

/** An option that is written and not read. */
export interface Ignored {
  key: string
  node: TSESTree.Property
  value: Value
  because: 'unread' | 'misspelt' | 'misplaced'
  /** The option that was meant, where we know. */
  meant: string | undefined
}

/** What calls and instances have in common: a client, options, and what they amount to. */
export interface Bounded {
  /** The expression that makes the request or the instance. */
  node: TSESTree.CallExpression | TSESTree.NewExpression
  client: Client
  version: string | undefined
  /** The index of the options among the arguments; undefined where we cannot tell. */
  slot: number | undefined
  limits: readonly Limit[]
  /** What ends it when nothing bounds it, in ms, and who does; browsers have nothing of the kind. */
  backstop: Client['backstop']
  /** How long the wait for a response is bounded, in ms. */
  deadline: Setting<number>
  ignored: readonly Ignored[]
  /** It goes to the page's own origin. */
  relative: boolean
}

/** One place where a request starts. */
export interface Call extends Bounded {
  is: 'call'
  /** As people would say it: `axios.get`. */
  name: string
  method: string | undefined
  url: Value | undefined
  /** The instance that it goes through, when it was made in this file. */
  via: Instance | undefined
  /** The path of the file that made the instance, when that is another. */
  madeElsewhere: string | undefined
  /** The request itself, when this is a call of the project's own function; whether it is unbounded whatever it is passed. */
  through: { node: Node; function: FunctionNode | undefined; decides: boolean } | undefined
  /** How many other files call the function that it stands in without passing a bound, where that is its fault. */
  callers?: number
  /** The last call of a request object's chain, where more options can be added: `.timeout(…)`. */
  chain: TSESTree.CallExpression | undefined
  /** Where a request object whose options are its properties gets its URL, in one place: `xhr.open('GET', url)`. */
  opened: TSESTree.CallExpression | undefined
  retries: Setting<number>
  /** Somebody says how long it waits before it tries again. */
  pauses: boolean
  /** A server can make it wait longer between attempts, by Retry-After, and no option caps that. */
  heedsRetryAfter: boolean
  /** A timer of the code ends it, body and all, whatever its options say. */
  timed?: true
}

/** One place where a client is made that others call through: `axios.create()`. */
export interface Instance extends Bounded {
  is: 'instance'
  name: string
  calls: readonly Call[]
  /** Others can reach it, so it has calls that we do not see. */
  escapes: boolean
}

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression

/** What keeps sockets: an agent, a dispatcher, a database's pool. */
export interface Pool {
  is: 'pool'
  /** The expression that makes it; for one that is there already, the assignment that limits it. */
  node: Node
  made: CallNode | undefined
  name: string
  client: Client
  version: string | undefined
  /** The index of its options among the arguments; undefined where we cannot tell. */
  slot: number | undefined
  /** What the catalog says of it. */
  shape: PoolShape
  /** How many sockets it opens at most. */
  limit: Reading
  /** What bounds the wait for a free one; undefined where it has no option for that. */
  wait: Reading | undefined
  /** Whether a socket outlives its request; undefined where we cannot tell. */
  keepsAlive: boolean | undefined
  /** Somebody decided that, and it is not the default. */
  decidesKeepAlive: boolean
  /** An option that was taken for a limit. */
  mistaken: Node | undefined
}
export interface Reading {
  setting: Setting<number>
  /** The value that decides it, where somebody wrote one. */
  at?: Entry
}

/** Many requests started together: for every item of a list, or for whatever a queue is given. */
export interface FanOut {
  is: 'fan-out'
  /** What starts them: `Promise.all(…)`, `list.forEach(…)`, `new PQueue()`. */
  node: Node
  name: string
  /** Absent: they come one by one. */
  list: Node | undefined
  /** What runs for each item: a function, or the expression whose value is pushed into a list. */
  mapper: Node
  /** Whether the code bounds how many there are. */
  length: 'bounded' | 'data' | 'unknown'
  /** What of the catalog runs it, where that could limit it. */
  limiter: { call: CallNode; fansOut: FanOutShape; limit: Reading } | undefined
}

export interface Analysis {
  calls: readonly Call[]
  /** Calls of the project's own functions that make a request with what they are passed. */
  through: readonly Call[]
  instances: readonly Instance[]
  pools: readonly Pool[]
  /** Connections that carry no request: only what is set on them can be at fault. */
  sockets: readonly Call[]
  /** Absent where the file holds nothing of ours. */
  file: File | undefined
}
