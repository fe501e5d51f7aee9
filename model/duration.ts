import { abortSignalTimeout } from '../catalog/timers.ts'
import type { Outcome, Timeout, ValueClass, Values } from '../catalog/shape.ts'
import type { Owner, Setting, Trail, Value, Wrong } from './nouns.ts'

/** The longest delay that a timer of the runtime holds, in ms: 2^31-1. */
export const longest = 2_147_483_647

/** What a value amounts to where a duration or a signal belongs. */
export interface Amount {
  setting: Setting<number>
  wrong?: Wrong
}

export function classOf(value: Value, unit: number): ValueClass | undefined {
  if (value.is === 'object' || value.is === 'list' || value.is === 'function') return 'object'
  if (value.is !== 'constant') return undefined
  const it = value.value
  if (it === null) return 'null'
  if (it === false) return 'false'
  if (it === true) return 'true'
  if (typeof it === 'string') return it.trim() !== '' && Number.isFinite(Number(it)) ? 'numeric-string' : 'text'
  if (typeof it !== 'number') return undefined
  if (Number.isNaN(it)) return 'NaN'
  if (it === Infinity) return 'Infinity'
  if (it === 0) return 'zero'
  if (it < 0) return 'negative'
  if (it * unit > longest) return 'overflow'
  if (Number.isInteger(it)) return undefined
  return it < 1 ? 'fraction' : 'decimal'
}

function isNumber(value: Value): boolean {
  return value.is === 'constant' && typeof value.value === 'number'
}

/** Reads a value as a duration. `unit` is the option's own, in ms. */
export function durationOf(value: Value, values: Values, unit: number, trail: Trail): Amount {
  if (value.is === 'choice') return worst(value.of.map((one) => durationOf(one, values, unit, trail)), trail)
  const kind = classOf(value, unit)
  const outcome: Outcome = (kind ? values[kind] : isNumber(value) ? values.number : undefined) ?? 'works'
  if (outcome === 'never') return { setting: { is: 'none', trail }, wrong: { outcome, value } }
  if (outcome === 'default') return { setting: { is: 'unknown', trail }, wrong: { outcome, value } }
  if (outcome !== 'works') return { setting: { is: 'set', value: outcome === 'clamped' ? longest : 0, trail }, wrong: { outcome, value } }
  if (value.is !== 'constant' || value.value === undefined || value.value === null) return { setting: { is: 'unknown', trail } }
  const amount = Number(value.value) * unit
  return Number.isNaN(amount) ? { setting: { is: 'unknown', trail } } : { setting: { is: 'set', value: amount, trail } }
}

/**
 * One of several, and we cannot tell which: `options.timeout ?? 5000`. It is set when each that we can see is, and then
 * to the longest; where one of them means "never" we cannot say, unless all do.
 */
function worst(all: readonly Amount[], trail: Trail): Amount {
  const seen = all.filter((amount) => amount.setting.is !== 'unknown')
  const first = seen[0]
  if (!first) return { setting: { is: 'unknown', trail } }
  if (seen.every((amount) => amount.setting.is === 'none')) return seen.length === all.length ? first : { setting: { is: 'unknown', trail } }
  if (seen.some((amount) => amount.setting.is === 'none' || amount.wrong)) return { setting: { is: 'unknown', trail } }
  return { setting: { is: 'set', value: Math.max(...seen.map((amount) => (amount.setting.is === 'set' ? amount.setting.value : 0))), trail } }
}

/** Reads a value as a signal: how long until it fires. One that we cannot read may fire or not. */
function signalDelay(value: Value, trail: Trail): Amount {
  if (value.is === 'choice') return worst(value.of.map((one) => signalDelay(one, trail)), trail)
  if (value.is === 'constant' && (value.value === null || value.value === undefined)) return { setting: { is: 'none', trail }, wrong: { outcome: 'never', value } }
  if (value.is !== 'signal') return { setting: { is: 'unknown', trail } }
  if (value.of) {
    const each = value.of.map((one) => signalDelay(one, trail).setting)
    const set = each.flatMap((one) => (one.is === 'set' ? [one.value] : []))
    return { setting: set.length > 0 ? { is: 'set', value: Math.min(...set), trail } : { is: 'unknown', trail } }
  }
  if (!value.after) return { setting: { is: 'unknown', trail } }
  if (value.after.is === 'constant' && value.after.value === undefined) return { setting: { is: 'set', value: 0, trail }, wrong: { outcome: 'throws', value } }
  return durationOf(value.after, abortSignalTimeout, 1, trail)
}

/** Made of nothing that could bound it, and so by nobody who thought of it; or only a name of what the client has. */
function bringsNone(value: Value): boolean {
  if (value.is === 'constant') return typeof value.value === 'string'
  if (value.is !== 'api') return false
  for (let owner: Owner | undefined = value.owner; owner; owner = owner.parent) if (owner.options) return false
  return true
}

export function amountOf(value: Value, timeout: Timeout, trail: Trail): Amount {
  // What a function of the project's own bounds cannot be told from here; another client's fetch bounds nothing by itself.
  if (timeout.takes === 'fetch') return { setting: { is: bringsNone(value) ? 'none' : 'unknown', trail } }
  if (timeout.takes === 'signal') return signalDelay(value, trail)
  if (value.is === 'moment') return timeout.takes === 'time' ? durationOf(value.after, {}, 1, trail) : { setting: { is: 'unknown', trail } }
  return durationOf(value, timeout.values ?? {}, timeout.takes === 's' ? 1000 : 1, trail)
}
