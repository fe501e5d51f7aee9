import type { Retry } from '../catalog/shape.ts'
import type { Call, Limit, Setting } from './nouns.ts'
import { timeInWords } from './words.ts'

/** The longest that a call can take, in ms, and how that adds up, in words. */
export interface Wait {
  /** Until there is an answer, or none is waited for. */
  answer: Setting<number>
  /** Until its body is read as well. */
  total: Setting<number>
  says: string
}

interface Bound {
  ms: number
  limit: Limit | undefined
  says: string
}

export function waitOf(call: Call): Wait {
  const { backstop, deadline } = call
  if (deadline.is === 'unknown') return { answer: deadline, total: deadline, says: 'cannot be seen' }
  if (deadline.is === 'none') {
    const says = backstop ? `no limit (${backstop.by} gives up after ${timeInWords(backstop.headers)} without an answer)` : 'no limit'
    return { answer: deadline, total: deadline, says }
  }
  const answer = shortest(call, 'headers') ?? { ms: deadline.value, limit: undefined, says: timeInWords(deadline.value) }
  // A timer that ends the request ends its body too.
  const whole = answer.limit ? after(answer, shortest(call, 'body')) : answer
  if (whole) return { answer: { ...deadline, value: answer.ms }, total: { ...deadline, value: whole.ms }, says: whole.says }
  const idle = call.limits.find((limit) => limit.timeout.covers.includes('body-idle') && (limit.setting.is === 'set' || limit.setting.is === 'default'))?.setting
  const body = idle && 'value' in idle ? `, then ${timeInWords(idle.value)} of silence` : ', then no limit'
  return { answer: { ...deadline, value: answer.ms }, total: { is: 'none', trail: deadline.trail }, says: `${answer.says} for an answer${body}` }
}

/** A bound of the body alone begins with the answer. */
function after(answer: Bound, body: Bound | undefined): Bound | undefined {
  if (!body?.limit || body.limit.timeout.covers.includes('headers')) return body
  const ms = answer.ms + body.ms
  return { ...body, ms, says: `${timeInWords(ms)} (${timeInWords(answer.ms)} for an answer + ${timeInWords(body.ms)} for the body)` }
}

/** The bound of a phase that is reached first, retries counted in. */
function shortest(call: Call, phase: 'headers' | 'body'): Bound | undefined {
  let least: Bound | undefined
  for (const limit of call.limits) {
    const { setting, timeout } = limit
    if ((setting.is !== 'set' && setting.is !== 'default') || !timeout.covers.includes(phase)) continue
    // A signal is one for all attempts, and so are some options.
    const isOnce = timeout.takes === 'signal' || timeout.attempts === 'all'
    const bound = isOnce ? { ms: setting.value, limit, says: timeInWords(setting.value) } : repeated(attemptOf(setting, phase, call), limit, call)
    if (!least || bound.ms < least.ms) least = bound
  }
  return least
}

/** A default that is longer than the runtime's patience is never reached. */
function attemptOf(setting: Setting<number> & { value: number }, phase: 'headers' | 'body', { backstop, client }: Call): number {
  const isEndedBefore = setting.is === 'default' && phase === 'headers' && backstop !== undefined && client.retry?.afterBackstop
  return isEndedBefore ? Math.min(setting.value, backstop.headers) : setting.value
}

/** A bound of each attempt, times the attempts, and the delays between them: also where a timeout is not tried again, an error that comes late is. */
function repeated(ms: number, limit: Limit, { client, retries, heedsRetryAfter }: Call): Bound {
  const once = { ms, limit, says: timeInWords(ms) }
  if (!client.retry || retries.is === 'none') return once
  if (retries.is === 'unknown') return { ...once, says: `${timeInWords(ms)} for each attempt` }
  if (retries.value === 0) return once
  if (limit.timeout.attempts === 'first') return { ...once, says: `${timeInWords(ms)} (no limit when it tries again)` }
  const attempts = retries.value + 1
  const delays = delaysOf(client.retry, retries.value)
  const total = ms * attempts + delays.reduce((sum, delay) => sum + delay, 0)
  const sum = [`${attempts} × ${timeInWords(ms)}`, ...delays.filter((delay) => delay > 0).map(timeInWords)].join(' + ')
  return { ms: total, limit, says: `${timeInWords(total)} (${sum}${heedsRetryAfter ? ', more by Retry-After' : ''})` }
}

/** The delays before each retry, in ms; of very many, the first hundred. */
function delaysOf({ delay }: Retry, retries: number): number[] {
  return Array.from({ length: Math.min(retries, 100) }, (_, n) => Math.min(delay.first * delay.factor ** n, delay.max ?? Infinity))
}
