import type { Immediate } from './immediate.ts'
import type { CallNode, Wait } from './points.ts'
import { isLasting, type Retry } from './retries.ts'

/** Which request is tried again, said where it is sent again. */
export function requestInWords({ name, node }: Retry, at: CallNode): string {
  return at === node ? `This ${name} request is tried again` : `This sends the ${name} request of line ${String(node.loc.start.line)} again`
}

/** On which way from a failure nothing waits. */
export function edgeInWords({ edge, from }: Immediate, { request }: Retry): string {
  const line = from ? ` (line ${String(from.loc.start.line)})` : ''
  return edge === 'error' ? `after it was ${isLasting(request) ? 'lost' : 'rejected'}${line}` : `after a bad answer${line}`
}

/** Why what looks like a wait is none. */
export function noPauseInWords({ pause }: Wait): string | undefined {
  if (pause.is !== 'none') return undefined
  const line = String(pause.shown.loc.start.line)
  switch (pause.because) {
    case 'not awaited':
      return `nobody waits for the pause in line ${line}`
    case 'not yielded':
      return `the pause in line ${line} is not yielded`
    case 'global timer':
      return `the setTimeout in line ${line} gives no promise to await`
    case 'not called':
      return `the pause in line ${line} is not called`
    case 'no delay':
      return `the timer in line ${line} is given no delay`
    case 'zero':
      return `the pause in line ${line} is none`
    case 'short':
      return `the pause in line ${line} is shorter than a request takes (it is in milliseconds)`
    case 'not a number':
      return `the delay in line ${line} is not a number, and such a timer fires at once`
    case 'too long':
      return `the delay in line ${line} is more than a timer holds, and such a timer fires at once`
    case 'xor':
      return `\`^\` in line ${line} is exclusive or: the delay does not grow, and is nothing in between`
    case 'header':
      return `the delay in line ${line} is nothing where the server sends no Retry-After`
  }
}
