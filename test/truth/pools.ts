import type { Outcome, Pool, Signature, ValueClass } from '../../catalog/shape.ts'
import { shows, type Check } from './expect.ts'
import { measure } from './measure.ts'
import { answers, serve } from './servers.ts'
import { optionsWith, samples, type Options, type World } from './subject.ts'

type Make = (...args: unknown[]) => unknown

/** So many requests at once: more than any limit that is tried. */
const many = 12

/** What the catalog says of a pool: how many sockets it opens, and whether it keeps them. */
export function poolChecks(signature: Signature, pool: Pool, written: string, call: Make): Check[] {
  const made = (world: World, url: string, options: Options): Options => {
    const args: unknown[] = []
    if (signature.url !== undefined) args[signature.url] = url.slice(0, -1)
    if (typeof signature.options === 'number') args[signature.options] = options
    return world.adapter.carriedBy?.(call(...args) as object) ?? {}
  }

  /** The sockets that a server sees when many ask at once. */
  const opened = async (world: World, options: Options) => {
    const server = await serve(answers.silent)
    const through = made(world, server.url, options)
    for (let i = 0; i < many; i++) world.adapter.request(server.url, through).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, world.short * 2))
    const { sockets } = server
    server.close()
    return sockets()
  }
  const opens = (fact: string, options: Options, expected: number) => shows(fact, async (world) => {
    const count = await opened(world, options)
    return { ok: count === expected, saw: `${String(count)} sockets for ${String(many)} requests` }
  })

  /** The sockets that a server sees when one asks after another. */
  const keeps = (fact: string, options: Options, expected: number) => shows(fact, async (world) => {
    const server = await serve(answers.status(200))
    const through = made(world, server.url, options)
    for (let i = 0; i < 3; i++) await measure(() => world.adapter.request(server.url, through), world.cap)
    const { sockets } = server
    server.close()
    return { ok: sockets() === expected, saw: `${String(sockets())} sockets for 3 requests, one after another` }
  })

  const { keepAlive, limits, mistaken } = pool
  return [
    opens(`${written} opens ${pool.default === undefined ? 'as many sockets as are asked for' : `${String(pool.default)} by default`}`, {}, Math.min(pool.default ?? many, many)),
    ...limits.flatMap(({ path, values = {} }) => [
      opens(`${written}: ${path} limits its sockets`, optionsWith(path, 3), 3),
      ...Object.entries(values).map(([kind, outcome]) => valueCheck(written, path, kind as ValueClass, outcome)),
    ]),
    ...(mistaken ? [opens(`${written}: ${mistaken.path} is no limit but ${mistaken.is}`, optionsWith(mistaken.path, 3), many)] : []),
    ...(keepAlive === false ? [keeps(`${written} keeps no sockets`, {}, 3)] : keepAlive === true
      // With one place there is one to come back to.
      ? [keeps(`${written} keeps its sockets`, limits[0] ? optionsWith(limits[0].path, 1) : {}, 1)]
      : [
          keeps(`${written} keeps ${keepAlive.default ? 'its' : 'no'} sockets by default`, {}, keepAlive.default ? 1 : 3),
          keeps(`${written}: ${keepAlive.path} keeps its sockets`, optionsWith(keepAlive.path, true), 1),
          keeps(`${written}: ${keepAlive.path}: false keeps none`, optionsWith(keepAlive.path, false), 3),
        ]),
  ]

  function valueCheck(written: string, path: string, kind: ValueClass, outcome: Outcome): Check {
    const fact = `${written}: ${path}: ${kind} ${outcome === 'never' ? 'is no limit' : outcome}`
    const options = optionsWith(path, samples[kind])
    if (outcome === 'never') return opens(fact, options, many)
    return shows(fact, async (world) => {
      const { settled, ms, error } = await measure(async () => await world.adapter.request(world.hole.url, made(world, world.hole.url, options)), world.cap)
      const ok = outcome === 'throws' ? settled && error !== undefined : false
      return { ok, saw: settled ? `ended after ${String(ms)} ms` : 'still pending' }
    })
  }
}
