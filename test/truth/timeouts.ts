import type { Client, Outcome, Phase, Timeout, ValueClass } from '../../catalog/shape.ts'
import { ends, endsAtOnce, hangs, isRefused, outlasts, shows, unrun, type Check } from './expect.ts'
import { hasten } from './hasten.ts'
import { answers, serve } from './servers.ts'
import { collectGarbage, merged, optionsWith, samples, type Options, type Subject, type World } from './subject.ts'

const phases: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

/** What the catalog says of each option that bounds a request. */
export function timeoutChecks({ client, read = [], ...subject }: Subject): Check[] {
  return client.timeouts.flatMap((timeout) => [
    ...(timeout.values?.number && timeout.takes !== 'time' ? [] : phases.flatMap((phase) => phaseChecks(timeout, phase))),
    ...valueChecks(timeout),
    ...(timeout.event ? [hangs(`${named(timeout)} without a listener bounds nothing`, (world) => send(world, timeout, world.short, testable(timeout), true))] : []),
    ...(subject.staysPut || !timeout.covers.includes('headers') || timeout.takes === 'signal' || timeout.takes === 'fetch' ? [] : [redirectCheck(timeout)]),
    ...(timeout.unless === undefined ? [] : [unlessCheck(timeout, client)]),
    ...(timeout.needs === undefined ? [] : [hangs(`${named(timeout)} without ${timeout.needs} bounds nothing`, (world) => send({ ...world, adapter: { ...world.adapter, needs: undefined } }, timeout, world.short, testable(timeout)))]),
    ...(timeout.default === undefined ? [] : [defaultCheck(timeout, timeout.default * (timeout.takes === 's' ? 1000 : 1), subject.tick)]),
    ...attemptChecks(timeout, client),
  ]).filter(({ fact }) => !read.some((other) => other.fact === fact))
}

export function named(timeout: Timeout): string {
  return timeout.on === 'dispatcher' ? `${timeout.path} of the dispatcher` : timeout.path
}

function phaseChecks(timeout: Timeout, phase: Phase): Check[] {
  const run = (world: World) => send(world, timeout, timeout.takes === 'time' ? new Date(Date.now() + world.short) : world.short, phase)
  const name = named(timeout)
  if (timeout.weak?.includes(phase)) {
    return [where(phase, hangs(`${name} does not bound ${phase} after a garbage collection`, (world) => {
      collectGarbage()
      return run(world)
    }))]
  }
  return [
    where(phase, timeout.covers.includes(phase) ? ends(`${name} bounds ${phase}`, run) : hangs(`${name} does not bound ${phase}`, run)),
    ...(timeout.shortcut?.includes(phase) ? [ends(`${name} bounds ${phase} when it is read on the promise`, (world) => ask({ ...world, adapter: { ...world.adapter, request: world.adapter.shortcut ?? world.adapter.request } }, phase, given(world, timeout, world.short)))] : []),
  ]
}

/** The check, where this phase can be had. */
function where(phase: Phase, check: Check): Check {
  return {
    ...check,
    async prove(world) {
      const why = missing(world, phase)
      return why === undefined ? await check.prove(world) : await unrun(check.fact, why).prove(world)
    },
  }
}

function missing({ adapter, unreachable }: World, phase: Phase): string | undefined {
  if (phase === 'queue' && !adapter.queued) return 'it takes no pool'
  if (phase === 'proxy' && !adapter.proxied) return 'it takes no proxy'
  if (phase === 'connect' && !unreachable) return 'this system has no full queue of connections'
  return undefined
}

/** Behind the proxy that is never passed. */
const behind = 'http://localhost:8080/'

/** A request that stops in this phase. */
async function ask(world: World, phase: Phase, options: Options, isHeard = true): Promise<unknown> {
  const { adapter, hole, stall, drip, unreachable } = world
  const request = (isHeard ? undefined : adapter.unheard) ?? adapter.request
  const quiet = adapter.retrying?.(0) ?? {}
  const to = (url: string, more: Options = {}) => request(url, merged(quiet, more, options))
  switch (phase) {
    case 'queue':
      return await to(hole.url, adapter.queued?.(hole))
    case 'proxy':
      return await to(behind, adapter.proxied?.(hole))
    case 'connect':
      return await to(unreachable?.url ?? '')
    case 'headers':
      return await to(hole.url)
    case 'body-idle':
      return await to(stall.url)
    case 'body':
      return await to(drip.url)
  }
}

/** The options that set this timeout to this value. */
export function given({ adapter }: Pick<World, 'adapter'>, timeout: Timeout, value: unknown): Options {
  const set = timeout.takes === 'fetch' ? (adapter.bounding?.(timeout.path, value as number) ?? fetchWithin(value as number, timeout)) : timeout.takes === 'signal' && typeof value === 'number' ? AbortSignal.timeout(value) : timeout.takes === 's' && typeof value === 'number' ? value / 1000 : value
  const options = optionsWith(timeout.path, set)
  const needs = timeout.needs === undefined ? {} : (adapter.needs ?? {})
  return timeout.on === 'dispatcher' ? (adapter.carrying?.(merged(options, needs)) ?? {}) : merged(options, timeout.needs === undefined ? {} : (adapter.carrying?.(needs) ?? {}))
}

/** As the repair writes it. */
function fetchWithin(ms: number, { signalled }: Timeout) {
  return (...[url, init]: Parameters<typeof fetch>) => fetch(url, { ...init, signal: (signalled ? undefined : init?.signal) ?? AbortSignal.timeout(ms) })
}

async function send(world: World, timeout: Timeout, value: unknown, phase: Phase, isUnheard = false): Promise<unknown> {
  const { adapter } = world
  // One dispatcher cannot be two: the pool or the proxy is made with the timeout in it.
  if (timeout.on === 'dispatcher' && (phase === 'queue' || phase === 'proxy')) {
    const made = phase === 'queue' ? adapter.queued : adapter.proxied
    const needs = timeout.needs === undefined ? {} : (adapter.needs ?? {})
    const options = (made as (server: World['hole'], options?: Options) => Options)(world.hole, merged(optionsWith(timeout.path, value), needs))
    return await adapter.request(phase === 'queue' ? world.hole.url : behind, merged(adapter.retrying?.(0) ?? {}, options))
  }
  return await ask(world, phase, given(world, timeout, value), !isUnheard)
}

/** Nobody waits ten minutes for it: a long one is shown by the timer that it starts, which is let go off early. */
function defaultCheck(timeout: Timeout, ms: number, tick = 0): Check {
  const fact = `${named(timeout)} is ${String(timeout.default)} by default`
  // One that is counted in ticks has no timer of its time.
  if (tick > 0 && ms > 30_000) return unrun(fact, 'it takes minutes, and no timer of its time is started that could go off early')
  if (ms <= 10_000 || tick > 0) return ends(fact, (world) => ask(world, testable(timeout), {}), () => ms)
  return {
    ...ends(`${fact}: what ends a request is a timer of that time`, (world) => {
      hasten(ms, world.short)
      return ask(world, testable(timeout), {})
    }),
    alone: 'changes',
  }
}

/** The phase in which the values of a timeout are tried. */
function testable(timeout: Timeout): Phase {
  return (['headers', 'body-idle', 'connect'] as const).find((phase) => timeout.covers.includes(phase)) ?? 'headers'
}

function valueChecks(timeout: Timeout): Check[] {
  const { values } = timeout
  if (!values) return []
  // What a table leaves out works as written, as far as it is a number at all.
  const all: Partial<Record<ValueClass, Outcome>> = { decimal: 'works', 'numeric-string': 'works', ...values }
  const isPrefix = (kind: string) => kind === 'object' && values.object === 'works'
  return Object.entries(all).filter(([kind]) => !isPrefix(kind))
    .map(([kind, outcome]) => valueCheck(timeout, kind as ValueClass, outcome))
}

function valueCheck(timeout: Timeout, kind: ValueClass, outcome: Outcome): Check {
  const value = samples[kind]
  const written = typeof value === 'string' ? `'${value}'` : typeof value === 'object' && value !== null ? '{}' : String(value)
  const fact = `${named(timeout)}: ${written} ${{ works: 'works', never: 'means never', 'at-once': 'ends at once', throws: 'throws', crashes: 'ends the process', clamped: 'is cut to 2^31-1', default: 'is the default' }[outcome]}`
  const phase = testable(timeout)
  const run = (world: World) => send(world, timeout, kind === 'decimal' ? world.short + 0.5 : kind === 'numeric-string' ? String(world.short) : kind === 'number' ? world.short : value, phase)
  switch (outcome) {
    case 'never':
    case 'clamped':
      return hangs(fact, run)
    case 'default':
      return timeout.default === undefined || timeout.default > 10_000 ? hangs(fact, run) : ends(fact, run, () => timeout.default ?? 0)
    case 'at-once':
      return endsAtOnce(fact, run)
    case 'throws':
      return isRefused(fact, run)
    case 'crashes':
      return { ...hangs(fact, run), alone: 'crashes' }
    case 'works':
      return ends(fact, run)
  }
}

function redirectCheck(timeout: Timeout): Check {
  const run = (world: World) => world.adapter.request(world.redirects.url, merged(world.adapter.retrying?.(0) ?? {}, given(world, timeout, world.short)))
  return timeout.restarts === 'redirect'
    ? outlasts(`${named(timeout)} starts again at each redirect`, run)
    : shows(`${named(timeout)} spans redirects`, async (world) => {
        const start = performance.now()
        await run(world).catch(() => undefined)
        const ms = Math.round(performance.now() - start)
        return { ok: ms >= world.short * 0.9 && ms < world.short * 3 + world.tick * 2, saw: `ended after ${String(ms)} ms, a third of it each hop` }
      })
}

function unlessCheck(timeout: Timeout, client: Client): Check {
  const other = client.timeouts.find(({ path, on }) => path === timeout.unless && (on === undefined || path !== timeout.path))
  const inert = other?.takes === 'signal' ? new AbortController().signal : 60_000
  return hangs(`${named(timeout)} gives way to ${timeout.unless ?? ''}`, (world) => {
    const both = merged(optionsWith(timeout.path, world.short), other?.on === 'dispatcher' ? optionsWith(other.path, inert) : {})
    const own = timeout.on === 'dispatcher' ? (world.adapter.carrying?.(both) ?? {}) : both
    return ask(world, testable(timeout), merged(own, other && other.on === undefined ? optionsWith(other.path, inert) : {}))
  })
}

/** What a timeout is to the attempts, shown on a server that says 503 at first. */
function attemptChecks(timeout: Timeout, client: Client): Check[] {
  if (!client.retry || timeout.on === 'dispatcher' || timeout.takes === 'signal' || timeout.takes === 'fetch' || !timeout.covers.includes('headers')) return []
  const to = async (world: World, answer: Parameters<typeof serve>[0], times: number) => {
    const server = await serve(answer)
    return await world.adapter.request(server.url, merged(world.adapter.retrying?.(times) ?? {}, given(world, timeout, world.short)))
  }
  switch (timeout.attempts) {
    case 'all':
      return [ends(`${timeout.path} counts once over all attempts`, (world) => to(world, answers.status(503, {}, 50), 9))]
    case 'first':
      return [hangs(`${timeout.path} bounds the first attempt only`, (world) => to(world, answers.onceThenSilent(503), 1))]
    case undefined:
      return [
        ends(`${timeout.path} bounds the second attempt`, (world) => to(world, answers.onceThenSilent(503), 1)),
        outlasts(`${timeout.path} starts again at each attempt`, (world) => to(world, answers.status(503, {}, world.short / 3), 7)),
      ]
  }
}
