import type { Client, Retry } from '../../catalog/shape.ts'
import { ends, shows, unrun, type Check } from './expect.ts'
import { measure } from './measure.ts'
import { answers, serve, type Misbehaving } from './servers.ts'
import { merged, optionsWith, type Options, type Subject, type World } from './subject.ts'
import { given } from './timeouts.ts'

/** How often, how fast and after what a client tries again on its own. */
export function retryChecks({ client, read = [] }: Subject): Check[] {
  const { retry } = client
  const checks = retry ? [...countChecks(retry), ...afterChecks(client, retry), ...retryAfterChecks(client, retry)] : [shows('retries nothing', (world) => counted(world, answers.status(503), {}, 1))]
  return checks.filter(({ fact }) => !read.some((other) => other.fact === fact))
}

async function counted(world: World, answer: Parameters<typeof serve>[0], options: Options, expected: number, delays?: readonly number[], jitter = 0): Promise<{ ok: boolean; saw: string }> {
  const server = await serve(answer)
  await measure(() => world.adapter.request(server.url, options), 30_000)
  await new Promise((resolve) => setTimeout(resolve, 50))
  server.close()
  const gaps = gapsOf(server)
  const isOnTime = !delays || gaps.every((gap, i) => gap >= (delays[i] ?? 0) * (1 - jitter) * 0.9 && gap < (delays[i] ?? 0) + 600)
  return { ok: server.requests.length === expected && isOnTime, saw: `${String(server.requests.length)} requests${gaps.length > 0 ? `, after ${gaps.join(' and ')} ms` : ''}` }
}

function gapsOf({ requests }: Misbehaving): number[] {
  return requests.slice(1).map((ms, i) => ms - (requests[i] ?? 0))
}

function delaysOf({ delay: { first, factor, max = Infinity } }: Retry, times: number): number[] {
  return Array.from({ length: times }, (_, i) => Math.min(first * factor ** i, max))
}

function countChecks(retry: Retry): Check[] {
  const times = retry.default === 0 ? 2 : retry.default
  const asked = (world: World) => (retry.default === 0 ? (world.adapter.retrying?.(times) ?? {}) : {})
  const { jitter = 0 } = retry.delay
  const delays = delaysOf(retry, times)
  return [
    ...(retry.default === 0 ? [shows('retries nothing unless it is told to', (world) => counted(world, answers.status(503), {}, 1))] : []),
    shows(`retries a 503 ${String(times)} times, after ${delays.join(' and ')} ms${jitter > 0 ? ', less a part by chance' : ''}`, (world) => counted(world, answers.status(503), asked(world), times + 1, delays, jitter)),
    shows(retry.methods ? 'retries no POST' : 'retries POST too', (world) => counted(world, answers.status(503), { ...asked(world), method: 'POST' }, retry.methods ? 1 : times + 1)),
    ...retry.paths.map((path) => (retry.zero
      ? shows(`${path}: 0 means the default`, (world) => counted(world, answers.status(503), optionsWith(path, 0), retry.default + 1, delays, jitter))
      : shows(`${path}: 0 means none`, (world) => counted(world, answers.status(503), optionsWith(path, 0), 1)))),
  ]
}

function afterChecks(client: Client, retry: Retry): Check[] {
  const timeout = client.timeouts.find(({ takes, covers, on, attempts }) => takes !== 'signal' && on === undefined && attempts !== 'all' && covers.includes('headers'))
  const times = retry.paths.length === 0 ? retry.default : retry.default === 0 ? 2 : 1
  const after = timeout && shows(retry.afterTimeout ? 'retries after a timeout' : 'does not retry after a timeout', async (world) => {
    const options = merged(world.adapter.retrying?.(times) ?? {}, given(world, timeout, 100))
    return await counted(world, answers.silent, options, retry.afterTimeout ? times + 1 : 1)
  })
  const late = timeout && !retry.afterTimeout && timeout.attempts === undefined && shows('an error that comes late is tried again, with the whole time for each attempt', async (world) => {
    const server = await serve(answers.status(503, {}, world.short * 0.7))
    const { ms } = await measure(() => world.adapter.request(server.url, merged(world.adapter.retrying?.(times) ?? {}, given(world, timeout, world.short))), 20_000)
    server.close()
    return { ok: server.requests.length === times + 1 && ms >= (times + 1) * world.short * 0.65, saw: `${String(server.requests.length)} requests, ${String(ms)} ms` }
  })
  const backstop = shows('retries after its transport gave up', async (world) => {
    const off = timeout?.default === undefined ? {} : optionsWith(timeout.path, 60_000)
    return await counted(world, answers.silent, merged(world.adapter.carrying?.({ headersTimeout: 100 }) ?? {}, off), retry.default + 1)
  })
  return [...(after ? [after] : []), ...(late ? [late] : []), ...(retry.afterBackstop ? [backstop] : [])]
}

/** The server asks for an hour. Who does not heed it has tried again by the time that its own delays take. */
function retryAfterChecks(client: Client, retry: Retry): Check[] {
  const own = delaysOf(retry, retry.default).reduce((sum, ms) => sum + ms, 0)
  const ask = async (world: World, options: Options) => {
    const server = await serve(answers.status(503, { 'retry-after': '3600' }))
    return await world.adapter.request(server.url, options)
  }
  if (!retry.retryAfter) return [shows('does not wait an hour for Retry-After', (world) => measure(() => ask(world, world.adapter.retrying?.(1) ?? {}), world.cap + own).then(({ settled, ms }) => ({ ok: settled, saw: `ended after ${String(ms)} ms` })))]
  return [
    shows('waits as long as Retry-After says', (world) => measure(() => ask(world, {}), world.cap + own).then(({ settled, ms }) => ({ ok: !settled, saw: `${settled ? 'ended' : 'still pending'} after ${String(ms)} ms` }))),
    ...retry.retryAfter.cappedBy.map((path) => {
      const fact = `${path} caps Retry-After`
      const isTimeout = client.timeouts.some((timeout) => timeout.path === path)
      return path.startsWith('retry.') || isTimeout ? ends(fact, (world) => ask(world, optionsWith(path, world.short)), () => 0) : unrun(fact, 'no value to try')
    }),
  ]
}
