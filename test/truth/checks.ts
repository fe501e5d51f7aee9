import { socketChecks } from './crowd.ts'
import { ends, hangs, isRefused, outlasts, resolves, shows, unrun, type Check } from './expect.ts'
import { measure } from './measure.ts'
import { repairChecks } from './repaired.ts'
import { retryChecks } from './retries.ts'
import { signatureChecks } from './signatures.ts'
import { merged, optionsWith, type Adapter, type Fact, type Subject } from './subject.ts'
import { timeoutChecks } from './timeouts.ts'

/** Everything that the catalog says of a client, and what its own proof adds. */
export async function checksOf(subject: Subject, adapter: Adapter): Promise<Check[]> {
  // A timer stands in the catalog for its values, and sends nothing.
  const isClient = Object.keys(subject.client.types).length > 0
  return [
    ...timeoutChecks(subject),
    ...(isClient ? [...nothingChecks(subject), ...backstopChecks(subject), ...ignoredChecks(subject), ...retryChecks(subject), ...socketChecks(subject)] : []),
    ...(await signatureChecks(subject, adapter)),
    ...(isClient ? repairChecks(subject) : []),
    ...(subject.facts ?? []).map(factCheck),
    ...(subject.read ?? []).map(({ fact, why }) => unrun(fact, why)),
  ]
}

/** Without any option it hangs, as far as we wait. */
function nothingChecks({ client }: Subject): Check[] {
  return [
    hangs('with no option a silent server is waited for', ({ adapter, hole }) => adapter.request(hole.url, {})),
    hangs('with no option a stalled body is waited for', ({ adapter, stall }) => adapter.request(stall.url, {})),
    ...(client.refusesUnknown ? [isRefused('refuses an option that it does not know', ({ adapter, hole, short }) => adapter.request(hole.url, { timeoutMs: short }))] : []),
  ]
}

/** What ends it when nobody says anything takes minutes: the number is read from the library. */
function backstopChecks({ client: { backstop } }: Subject): Check[] {
  if (!backstop) return []
  return [shows(`${backstop.by} waits ${String(backstop.headers / 1000)} s for headers`, async ({ adapter, hole }) => {
    // Its sockets are made for a request, and know their limits then.
    void measure(() => adapter.request(hole.url, {}), 300)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const ms = adapter.patience?.()
    return { ok: ms === backstop.headers, saw: `${String(ms)} ms, by its own field` }
  })]
}

function ignoredChecks({ client }: Subject): Check[] {
  return (client.ignores ?? []).map((path) => hangs(`${path} is ignored`, ({ adapter, hole, short }) => {
    const value = /(?:^|\.)signal$/.test(path) ? AbortSignal.timeout(short) : path === 'agent' ? undefined : short
    return adapter.request(hole.url, merged(adapter.retrying?.(0) ?? {}, optionsWith(path, value)))
  }))
}

function factCheck(fact: Fact): Check {
  const check = fact.expect === 'shows' ? shows(fact.fact, fact.run) : { ends, hangs, outlasts, resolves }[fact.expect](fact.fact, fact.run)
  return fact.alone ? { ...check, alone: 'changes' } : check
}
