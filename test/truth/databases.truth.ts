import { connect } from 'node:net'
import { databases } from '../../catalog/databases.ts'
import type { Api, Client, Pool, ValueClass } from '../../catalog/shape.ts'
import { silence } from './crowd.ts'
import { commandsOf } from './redis.ts'
import { merged, optionsWith, samples, type Fact, type Options, type Subject, type World } from './subject.ts'

/** So many at once: more than any limit that is tried. */
const many = 20
const limit = 3

type Made = Record<string, (...args: readonly unknown[]) => unknown>

/** How a library makes a pool for a server, and how one takes a connection of it. */
interface Driver {
  make: (port: number, options: Options) => Made
  use: (made: Made) => unknown
  /** Where it keeps what was set: for what takes a minute, or what needs a server that talks back. */
  field: (made: Made, path: string) => unknown
}

/** Each library is loaded in the process that proves it, and in no other. */
const drivers: Readonly<Record<string, (library: string) => Promise<Driver>>> = {
  async pg() {
    const { default: { Pool } } = await load<{ default: { Pool: new (options: Options) => Made } }>('pg')
    return { make: (port, options) => new Pool({ ...user(port), ...options }), use: (pool) => pool['query']?.('select 1'), field: ({ options }, path) => at(options, path) }
  },
  async mysql2() {
    const { default: mysql } = await load<{ default: Record<'createPool', (options: Options) => Made> }>('mysql2/promise')
    return { make: (port, options) => mysql.createPool({ ...user(port), ...options }), use: (pool) => pool['query']?.('select 1'), field: ({ pool }, path) => at(pool, `config.${path}`) }
  },
  async mongodb() {
    const { MongoClient } = await load<{ MongoClient: new (url: string, options: Options) => Made }>('mongodb')
    return { make: (port, options) => new MongoClient(`mongodb://127.0.0.1:${String(port)}`, options), use: (client) => client['connect']?.(), field: ({ options }, path) => at(options, path) }
  },
  async knex() {
    // It warns on stdout, where the proofs go.
    const log = { warn: () => undefined, error: () => undefined }
    const { default: knex } = await load<{ default: (options: Options) => Made }>('knex')
    return { make: (port, options) => knex({ client: 'pg', connection: user(port), log, ...options }), use: (db) => db['raw']?.('select 1'), field: ({ client }, path) => at(client, path === 'acquireConnectionTimeout' ? 'pool.acquireTimeoutMillis' : path) }
  },
  async sequelize() {
    const { Sequelize } = await load<{ Sequelize: new (options: Options) => Made }>('sequelize')
    // It asks for the version over a first connection of its own, outside the pool: a fact below.
    const quiet = { dialect: 'postgres', host: '127.0.0.1', databaseVersion: '16.0.0', logging: false }
    return { make: (port, options) => new Sequelize({ ...quiet, port, ...options }), use: (sequelize) => sequelize['query']?.('select 1'), field: ({ connectionManager }, path) => at(connectionManager, `config.${path}`) }
  },
  async postgres() {
    const { default: postgres } = await load<{ default: (options: Options) => Made }>('postgres')
    return { make: (port, options) => postgres({ ...user(port), ...options }), use: (sql) => sql['unsafe']?.('select 1'), field: ({ options }, path) => at(options, path) }
  },
  async 'generic-pool'() {
    const { default: { createPool } } = await load<{ default: Record<'createPool', (factory: object, options: Options) => Made> }>('generic-pool')
    const factory = (port: number) => ({ create: () => Promise.resolve(connect(port, '127.0.0.1').unref()), destroy: () => Promise.resolve() })
    return {
      make: (port, options) => createPool(factory(port), options),
      // Who has a connection keeps it, as a query that never ends does.
      use: async (pool) => {
        await pool['acquire']?.()
        await new Promise(() => undefined)
      },
      field: (pool, path) => at(pool, `_config.${path}`),
    }
  },
  async redis(library) {
    const { createClient } = await load<{ createClient: (options: Options) => Made }>(library)
    return { make: (port, options) => started(createClient({ socket: { host: '127.0.0.1', port }, ...options })), use: (client) => client['get']?.('a'), field: (client, path) => at(client, `options.${path}`) }
  },
  async 'redis pool'(library) {
    const { createClientPool } = await load<{ createClientPool: (client: Options, options: Options) => Made }>(library)
    return {
      // It opens none before it is asked for one.
      make: (port, options) => started(createClientPool({ socket: { host: '127.0.0.1', port } }, { minimum: 0, ...options })),
      use: (pool) => pool['get']?.('a'),
      field: (_pool, path) => path,
    }
  },
  async ioredis(library) {
    const { Redis } = await load<{ Redis: new (options: Options) => Made }>(library)
    return { make: (port, options) => heard(new Redis({ host: '127.0.0.1', port, ...options })), use: (client) => client['get']?.('a'), field: ({ options }, path) => at(options, path) }
  },
}

/** An error that nobody listens to ends the process. */
function heard(made: Made): Made {
  made['on']?.('error', () => undefined)
  return made
}

function started(made: Made): Made {
  void (heard(made)['connect']?.() as Promise<unknown>).catch(() => undefined)
  return made
}

/** Where an entry speaks of others than the latest. */
const libraries: Readonly<Record<string, readonly string[]>> = { 'redis >=5.0.0': ['redis', 'redis-5'], 'redis >=4.0.0 <5.0.0': ['redis-4'], 'redis pool >=5.0.0': ['redis', 'redis-5'], 'ioredis *': ['ioredis', 'ioredis-5'] }

/** It opens its sockets only to a server that talks back: its limits are read. */
const shy = 'mongodb'

function user(port: number): Options {
  return { host: '127.0.0.1', port, user: 'a', password: 'b', database: 'c' }
}

function at(root: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Options | undefined)?.[key], root)
}

/** What comes of many that take a connection at once. */
async function crowd({ make, use }: Driver, options: Options, ms: number): Promise<{ sockets: number; pending: number }> {
  const { port, sockets } = await silence()
  const made = make(port, options)
  let pending = many
  for (let i = 0; i < many; i++) {
    // An async function, because some of them send nothing before somebody waits for it.
    void (async () => await use(made))().catch(() => undefined).finally(() => { pending-- })
  }
  await new Promise((resolve) => setTimeout(resolve, ms))
  return { sockets: sockets(), pending }
}

function factsOf(name: string, library: string, { limits, default: own, wait, closes }: Pool, uses: readonly string[]): Fact[] {
  const open = async () => await (drivers[name] ?? missing(name))(library)
  const opens = (fact: string, options: Options, expected: number): Fact => shown(fact, async ({ short }) => {
    const { sockets } = await crowd(await open(), options, short * 2)
    return { ok: sockets === expected, saw: `${String(sockets)} sockets for ${String(many)} queries` }
  })
  const waits = (fact: string, options: Options, expected: (pending: number) => boolean): Fact => shown(fact, async ({ cap }) => {
    const { pending } = await crowd(await open(), options, cap)
    return { ok: expected(pending), saw: `${String(pending)} of ${String(many)} still pending` }
  })
  const holds = (fact: string, path: string, expected: unknown, options: Options = {}): Fact => shown(fact, async () => {
    const { make, field } = await open()
    const value = field(make((await silence()).port, options), path)
    return { ok: value === expected, saw: `${String(value)}, by its own field` }
  })
  const opened = Math.min(own ?? many, many)
  const isAll = (pending: number) => pending === many
  const small = optionsWith(limits[0]?.path ?? '', limit)
  const counts = limits.flatMap(({ path, values = {} }) => name === shy
    ? [holds(`opens ${String(own)} by default`, path, own), holds(`${path} limits its sockets`, path, limit, small)]
    : [
        opens(`opens ${String(own)} by default`, {}, opened),
        opens(`${path} limits its sockets`, small, limit),
        ...entriesOf(values).map(([kind, outcome]) => opens(`${path}: ${kind} ${outcome === 'never' ? 'is no limit' : 'means the default'}`, optionsWith(path, samples[kind]), outcome === 'never' ? many : opened)),
      ])

  if (limits.length === 0) counts.push(opens(`opens ${String(own)} for all`, {}, opened))

  const queued: Fact[] = []
  if (!wait) queued.push(waits('with no option a connection is waited for', {}, isAll))
  else if (wait.takes === 'waiters') {
    const { path, unlessFalse } = wait
    queued.push(
      waits('with no option any number waits for a connection', {}, isAll),
      waits(`${path} limits how many wait`, merged(small, optionsWith(path, 2)), (pending) => pending === limit + 2),
      ...(unlessFalse === undefined ? [] : [waits(`${unlessFalse}: false lets nobody wait`, merged(small, optionsWith(unlessFalse, false)), (pending) => pending === limit)]),
    )
  } else {
    const { path, default: waited } = wait
    // Those who have a connection wait for its answer, where the option does not bound that too.
    if (name !== shy) queued.push(ends(path))
    if (waited !== undefined && waited <= 5_000) queued.push(lasts(path, waited))
    else if (waited !== undefined) queued.push(holds(`${path} is ${String(waited)} ms by default`, path, waited))
    else if (name === shy) queued.push(holds(`${path} is 0 by default: no limit`, path, 0))
    else queued.push(waits('with no option a connection is waited for', {}, isAll))
  }
  if (name !== shy && wait) for (const [kind, outcome] of entriesOf(wait.values ?? {})) if (outcome === 'never') queued.push(waits(`${wait.path}: ${kind} is no limit`, optionsWith(wait.path, samples[kind]), isAll))

  return [
    ...counts,
    ...queued,
    ...(name === 'sequelize' ? [waits('pool.acquire does not bound its first connection, which asks for the version', { databaseVersion: 0, ...optionsWith('pool.acquire', 100) }, isAll)] : []),
    shown(`has ${[...uses, ...closes].join(', ')}`, async () => {
      const { make } = await open()
      const made = make((await silence()).port, {})
      const absent = [...uses, ...closes].filter((method) => typeof made[method] !== 'function')
      return { ok: absent.length === 0, saw: absent.length === 0 ? 'all of them' : `no ${absent.join(', ')}` }
    }),
  ]

  function lasts(path: string, ms: number): Fact {
    return shown(`${path} is ${String(ms)} ms by default`, async () => {
      const driver = await open()
      const [before, after] = await Promise.all([crowd(driver, small, ms * 0.7), crowd(driver, small, ms * 1.5)])
      return { ok: before.pending === many && after.pending <= limit, saw: `${String(before.pending)} of ${String(many)} pending before that time, ${String(after.pending)} after` }
    })
  }

  function ends(path: string): Fact {
    return shown(`${path} bounds the wait for a connection`, async ({ short }) => {
      // Long enough for a busy machine.
      const { pending } = await crowd(await open(), merged(small, optionsWith(path, short)), short * 4)
      return { ok: pending <= limit, saw: `${String(pending)} of ${String(many)} still pending` }
    })
  }
}

function shown(fact: string, run: (world: World) => Promise<{ ok: boolean; saw: string }>): Fact {
  return { fact, expect: 'shows', run }
}

function entriesOf<T>(values: Partial<Record<ValueClass, T>>): [ValueClass, T][] {
  return Object.entries(values) as [ValueClass, T][]
}

function missing(name: string): never {
  throw new Error(`databases.truth.ts has no driver for ${name}`)
}

function poolOf(client: Client): Pool | undefined {
  const inside = (api: Api | string): Pool | undefined => {
    if (typeof api === 'string') return undefined
    const own = api.construct?.pool ?? api.call?.pool
    return own ?? Object.values(api.members ?? {}).map(inside).find((pool) => pool !== undefined)
  }
  return Object.values(client.types).map(inside).find((pool) => pool !== undefined)
}

export const subjects: readonly Subject[] = databases.flatMap((client) => (libraries[`${client.name} ${client.versions}`] ?? [client.name]).map((library): Subject => ({
  // It speaks no HTTP: what the catalog says of requests is not to be tried.
  client: { ...client, types: {} },
  library,
  ...(client.name === 'redis pool' && { called: 'createClientPool' }),
  staysPut: true,
  facts: [...factsOf(client.name, library, poolOf(client) ?? missing(client.name), Object.keys(client.types['pool']?.members ?? {})), ...commandsOf(client.name, library)],
  read: [
    { fact: 'keeps its sockets', why: 'a server that says nothing gives no connection back' },
    ...(client.name === shy ? [
      { fact: 'maxPoolSize: zero is no limit', why: 'its sockets need a server that talks back' },
      { fact: 'waitQueueTimeoutMS bounds the wait for a connection', why: 'its sockets need a server that talks back' },
    ] : []),
  ],
  async open() {
    // Loading it takes longer than the facts wait.
    await drivers[client.name]?.(library)
    return { request: () => Promise.resolve() }
  },
})))

/** Some of them bring no types, and we need few. */
async function load<T>(library: string): Promise<T> {
  return (await import(library)) as T
}
