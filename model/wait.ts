import type { Retry } from '../catalog/shape.ts'
import type { Call, Setting } from './nouns.ts'
import { timeInWords } from './words.ts'

/** The longest that a call can take, in ms, and how that adds up, in words. */
export interface Wait {
  total: Setting<number>
  says: string
}

export function waitOf(call: Call): Wait {
  const { client, deadline, retries } = call
  if (deadline.is === 'unknown') return { total: deadline, says: 'cannot be seen' }
  if (deadline.is === 'none') return { total: deadline, says: client.backstop ? `no limit (${client.backstop.by} gives up after ${timeInWords(client.backstop.headers)} without an answer)` : 'no limit' }
  const attempt = deadline.value
  const again = client.retry?.afterTimeout ? retries : undefined
  if (!client.retry || !again || again.is === 'none') return { total: deadline, says: timeInWords(attempt) }
  if (again.is === 'unknown') return { total: { is: 'unknown', trail: again.trail }, says: `${timeInWords(attempt)} for each attempt; how many cannot be seen` }
  if (again.value === 0) return { total: deadline, says: timeInWords(attempt) }
  const attempts = again.value + 1
  const delays = delaysOf(client.retry, again.value)
  const value = attempt * attempts + delays.reduce((sum, delay) => sum + delay, 0)
  const says = [`${attempts} × ${timeInWords(attempt)}`, ...delays.filter((delay) => delay > 0).map(timeInWords)].join(' + ')
  return { total: { ...deadline, value }, says: `${timeInWords(value)} (${says})` }
}

/** The delays before each retry, in ms; of very many, the first hundred. */
function delaysOf({ delay }: Retry, retries: number): number[] {
  return Array.from({ length: Math.min(retries, 100) }, (_, n) => Math.min(delay.first * delay.factor ** n, delay.max ?? Infinity))
}
