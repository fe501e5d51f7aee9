import type { Api, Client, Pool } from './shape.ts'

/** A pool's own methods are its requests: they take a connection, or wait for one. */
const uses = (...names: string[]): Readonly<Record<string, Api>> => Object.fromEntries(names.map((name) => [name, {}]))

const pg: Pool = {
  limits: [{ path: 'max', values: { Infinity: 'never', zero: 'default' } }],
  default: 10,
  keepAlive: true,
  wait: { path: 'connectionTimeoutMillis', takes: 'ms', values: { zero: 'never', null: 'never' } },
  closes: ['end'],
}

const mysql2: Pool = {
  limits: [{ path: 'connectionLimit', values: { zero: 'never' } }],
  default: 10,
  keepAlive: true,
  // Nothing bounds the time, so the number that wait has to be.
  wait: { path: 'queueLimit', takes: 'waiters', values: { zero: 'never' }, unlessFalse: 'waitForConnections' },
  urlOptions: 0,
  closes: ['end'],
}

const mongodb: Pool = {
  limits: [{ path: 'maxPoolSize', values: { zero: 'never' } }],
  default: 100,
  keepAlive: true,
  wait: { path: 'waitQueueTimeoutMS', takes: 'ms', values: { zero: 'never' } },
  urlOptions: 0,
  closes: ['close'],
}

const knex: Pool = {
  limits: [{ path: 'pool.max' }],
  default: 10,
  keepAlive: true,
  wait: { path: 'acquireConnectionTimeout', takes: 'ms', default: 60_000 },
  closes: ['destroy'],
}

const sequelize: Pool = {
  limits: [{ path: 'pool.max' }],
  default: 5,
  keepAlive: true,
  wait: { path: 'pool.acquire', takes: 'ms', default: 60_000 },
  closes: ['close'],
}

const postgres: Pool = { limits: [{ path: 'max' }], default: 10, keepAlive: true, closes: ['end'] }

const generic: Pool = {
  limits: [{ path: 'max', values: { zero: 'default' } }],
  default: 1,
  keepAlive: true,
  wait: { path: 'acquireTimeoutMillis', takes: 'ms' },
  closes: ['drain', 'clear'],
}

const redisPool: Pool = {
  limits: [{ path: 'maximum', values: { Infinity: 'never' } }],
  default: 100,
  keepAlive: true,
  wait: { path: 'acquireTimeout', takes: 'ms', default: 3_000, values: { zero: 'never' } },
  opens: 'connect',
  closes: ['close', 'destroy'],
}

/** One connection, which the commands of all share. */
const connection: Pool = { limits: [], default: 1, keepAlive: true, closes: ['quit', 'disconnect'] }
const opened: Pool = { ...connection, opens: 'connect', closes: [...connection.closes, 'close', 'destroy', 'QUIT'] }

const redisCommands = uses('get', 'set', 'setEx', 'del', 'incr', 'expire', 'exists', 'mGet', 'hGet', 'hSet', 'hGetAll', 'lPush', 'rPush', 'lRange', 'sAdd', 'sMembers', 'zAdd', 'publish', 'multi', 'ping', 'sendCommand')
const redisTypes = (pool: Pool): Client['types'] => ({
  module: { members: { createClient: { call: { options: 0, makes: 'pool', role: 'dispatcher', pool } }, default: 'module' } },
  pool: { members: redisCommands },
})

const pooled = { timeouts: [], repair: [] } as const
const mysqlModule: Api = { members: { createPool: { call: { options: 0, makes: 'pool', role: 'dispatcher', pool: mysql2 } }, default: 'module' } }
const knexModule: Api = { call: { options: 0, makes: 'pool', role: 'dispatcher', pool: knex }, members: { knex: 'module', default: 'module' } }
const ioredisModule: Api = { construct: { options: [0, 1], makes: 'pool', role: 'dispatcher', pool: connection }, members: { Redis: 'module', default: 'module' } }
const postgresModule: Api = { call: { options: [0, 1], makes: 'pool', role: 'dispatcher', pool: postgres }, members: { default: 'module' } }

/** Databases' pools: no HTTP, but the same sockets, and the same wait for one. */
export const databases: readonly Client[] = [
  {
    ...pooled,
    name: 'pg',
    package: 'pg',
    versions: '*',
    modules: { pg: 'module', 'pg-pool': 'pool-module' },
    types: {
      module: { members: { Pool: 'pool-module', native: 'module', default: 'module' } },
      'pool-module': { construct: { options: 0, makes: 'pool', role: 'dispatcher', pool: pg }, members: { default: 'pool-module' } },
      pool: { members: uses('query', 'connect') },
    },
    docs: 'https://node-postgres.com/apis/pool',
  },
  {
    ...pooled,
    name: 'mysql2',
    package: 'mysql2',
    versions: '*',
    modules: { mysql2: 'module', 'mysql2/promise': 'module' },
    types: { module: mysqlModule, pool: { members: uses('query', 'execute', 'getConnection') } },
    docs: 'https://sidorares.github.io/node-mysql2/docs/examples/connections/create-pool',
  },
  {
    ...pooled,
    name: 'mongodb',
    package: 'mongodb',
    versions: '>=4.0.0',
    modules: { mongodb: 'module' },
    types: {
      module: { members: { MongoClient: { construct: { url: 0, options: 1, makes: 'pool', role: 'dispatcher', pool: mongodb } }, default: 'module' } },
      pool: { members: uses('db', 'connect') },
    },
    docs: 'https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/connection-pools/',
  },
  {
    ...pooled,
    name: 'knex',
    package: 'knex',
    versions: '*',
    modules: { knex: 'module' },
    types: { module: knexModule, pool: { members: uses('select', 'raw', 'transaction', 'from', 'table') } },
    docs: 'https://knexjs.org/guide/#pool',
  },
  {
    ...pooled,
    name: 'sequelize',
    package: 'sequelize',
    versions: '*',
    modules: { sequelize: 'module' },
    types: {
      module: { construct: { options: [0, 3], makes: 'pool', role: 'dispatcher', pool: sequelize }, members: { Sequelize: 'module', default: 'module' } },
      pool: { members: uses('query', 'transaction', 'authenticate') },
    },
    docs: 'https://sequelize.org/docs/v6/other-topics/connection-pool/',
  },
  {
    ...pooled,
    name: 'postgres',
    package: 'postgres',
    versions: '*',
    modules: { postgres: 'module' },
    types: { module: postgresModule, pool: { members: uses('unsafe', 'begin', 'file', 'listen') } },
    docs: 'https://github.com/porsager/postgres#connection-details',
  },
  {
    ...pooled,
    name: 'generic-pool',
    package: 'generic-pool',
    versions: '>=3.0.0',
    modules: { 'generic-pool': 'module' },
    types: {
      module: { members: { createPool: { call: { options: 1, makes: 'pool', role: 'dispatcher', pool: generic } }, default: 'module' } },
      pool: { members: uses('acquire', 'use') },
    },
    docs: 'https://github.com/coopernurse/node-pool#createpool',
  },
  {
    ...pooled,
    name: 'redis',
    package: 'redis',
    versions: '>=5.0.0',
    modules: { redis: 'module' },
    types: redisTypes(opened),
    docs: 'https://github.com/redis/node-redis/blob/master/docs/client-configuration.md',
  },
  {
    ...pooled,
    name: 'redis',
    package: 'redis',
    versions: '>=4.0.0 <5.0.0',
    modules: { redis: 'module' },
    types: redisTypes({ ...opened, closes: [...connection.closes, 'QUIT'] }),
    docs: 'https://github.com/redis/node-redis/blob/redis%404.7.0/docs/client-configuration.md',
  },
  {
    ...pooled,
    name: 'redis pool',
    package: 'redis',
    versions: '>=5.0.0',
    modules: { redis: 'module' },
    types: {
      module: { members: { createClientPool: { call: { options: 1, makes: 'pool', role: 'dispatcher', pool: redisPool } }, default: 'module' } },
      pool: { members: { ...redisCommands, execute: {} } },
    },
    docs: 'https://github.com/redis/node-redis/blob/master/docs/pool.md',
  },
  {
    ...pooled,
    name: 'ioredis',
    package: 'ioredis',
    versions: '*',
    modules: { ioredis: 'module' },
    types: {
      module: ioredisModule,
      pool: { members: uses('get', 'set', 'setex', 'del', 'incr', 'expire', 'exists', 'mget', 'hget', 'hset', 'hgetall', 'lpush', 'rpush', 'lrange', 'sadd', 'smembers', 'zadd', 'publish', 'multi', 'pipeline', 'ping', 'call') },
    },
    docs: 'https://github.com/redis/ioredis#connect-to-redis',
  },
]
