import type { TSESTree } from '@typescript-eslint/utils'
import type { File } from '../file.ts'
import type { FunctionNode, Node, Variable } from '../nouns.ts'

/**
 * The order in which code runs, as far as retries need it: requests, waits, tests, writes and jumps are points, and what
 * happens between them is left out. Functions of the project are entered where they are called; `await`, `.then`, `.catch`,
 * callbacks, listeners and timers are all the same to it: something runs after something else.
 */
export type Point = Pass | Request | Test | Items | Wait | Write | Again | Thrown

/** A fork or a join; with nothing next, the end. `node` is the handler of a failure that begins here. */
export interface Pass {
  is: 'pass'
  node?: Node
  next: Point[]
}
/** A request starts: it is answered, or it fails. */
export interface Request {
  is: 'request'
  node: CallNode
  frame: Frame
  ok: Point
  fails: Point
}
export interface Test {
  is: 'test'
  node: Node
  frame: Frame
  yes: Point
  no: Point
}
/** The next item of a `for … of`, if there is one; a race, if the others do not end it first. */
export interface Items {
  is: 'items'
  node: Node
  frame: Frame
  yes: Point
  no: Point
}
export interface Wait {
  is: 'wait'
  node: Node
  frame: Frame
  pause: Pause
  next: Point
}
/** A variable, or a property (`this.page`), gets another value. */
export interface Write {
  is: 'write'
  node: Node
  frame: Frame
  variable: Variable | undefined
  path: string | undefined
  next: Point
}
/** A function that is running is called again. */
export interface Again {
  is: 'again'
  node: CallNode | undefined
  frame: Frame
  target: Frame
  next: Point
}
export interface Thrown {
  is: 'thrown'
  node: Node
  next: Point
}

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression

/** A function while it runs. */
export interface Frame {
  fn: FunctionNode | TSESTree.Program
  file: File
  /** What the parameters hold that we know of: an expression of the caller's, or a way on (`resolve`, `reject`). */
  given: ReadonlyMap<Variable, Bound>
  entry: Pass
  /** Where a promise that it returns leads when it is rejected. */
  rejected: Point
  caller: Frame | undefined
  /** The call that started it. */
  by: CallNode | undefined
  depth: number
  /** How many more calls may be entered, over all: code calls code that calls code. */
  budget: { calls: number; entered: Set<unknown> }
  /** The options of requests whose handlers are being read, each with the way to its request. */
  sending: Map<Node, Point>
}
export type Bound = { is: 'expression'; node: Node; frame: Frame } | { is: 'point'; point: Point }

/** Whether a wait waits. */
export type Pause = { is: 'effective'; delay: Node | undefined; frame: Frame } | { is: 'unknown' } | { is: 'none'; because: NoPause; shown: Node; shownIn: Frame }

/** Why a wait is none. */
export type NoPause =
  | 'not awaited'
  | 'global timer'
  | 'not called'
  | 'no delay'
  | 'zero'
  | 'short'
  | 'not a number'
  | 'too long'
  | 'xor'
  | 'header'
  | 'not yielded'

export const end: Point = { is: 'pass', next: [] }

export function following(point: Point): readonly Point[] {
  switch (point.is) {
    case 'pass':
      return point.next
    case 'request':
      return [point.ok, point.fails]
    case 'test':
    case 'items':
      return [point.yes, point.no]
    default:
      return [point.next]
  }
}
