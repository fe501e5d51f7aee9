export interface Measured {
  settled: boolean
  ms: number
  error?: unknown
}

/** Runs it for at most `capMs`. What it does afterwards is nobody's business. */
export async function measure(run: () => Promise<unknown>, capMs: number): Promise<Measured> {
  const start = performance.now()
  const since = () => Math.round(performance.now() - start)
  let timer: NodeJS.Timeout | undefined
  const cap = new Promise<Measured>((resolve) => {
    timer = setTimeout(() => { resolve({ settled: false, ms: since() }) }, capMs)
  })
  const ended = (async () => await run())().then(
    () => ({ settled: true, ms: since() }),
    (error: unknown) => ({ settled: true, ms: since(), error }),
  )
  const first = await Promise.race([ended, cap])
  clearTimeout(timer)
  return first
}

/** Watches how long this process stands still: what it sees then says nothing about the client. */
export function watchLag(): (since: number) => number {
  const lags: { at: number; ms: number }[] = []
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    if (now - last > 40) lags.push({ at: now, ms: now - last - 20 })
    last = now
  }, 20).unref()
  return (since) => {
    const now = performance.now()
    const worst = lags.filter(({ at }) => at >= since).reduce((most, { ms }) => Math.max(most, ms), 0)
    return Math.max(worst, now - last - 20)
  }
}

/** Lets so many run at a time, so that what is measured is the client and not the machine. */
export function gate(places: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = places
  return async (run) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    else free--
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

/** Whether an error says that time ran out, and not that an option is wrong. */
export function isTimeout(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { name, code, type, cause, errno, message } = error as Record<string, unknown>
  // node-fetch 2, in the error of somebody who wraps it.
  if (/^network timeout/.test(String(message))) return true
  if (/^ERR_(?:BAD_OPTION|PARSE|INVALID_ARG|OUT_OF_RANGE)/.test(String(code))) return false
  return /timeout|abort|cancel/i.test(`${String(name)} ${error.constructor.name}`) || /time(?:d?out|$)|abort|cancel/i.test(`${code} ${type} ${errno}`) || isTimeout(cause)
}

/** What an error says, with what it says it came from. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  const own = `${error.name}${code === undefined ? '' : ` ${String(code)}`}: ${error.message}`.replace(/\s+/g, ' ').slice(0, 120)
  return error.cause === undefined ? own : `${own} < ${wordsOf(error.cause)}`
}
