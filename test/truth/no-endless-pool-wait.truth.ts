import { createPool } from 'generic-pool'
import mysql from 'mysql2/promise'
import { connect } from 'node:net'
import pg from 'pg'
import { many, silence, tableOf, type Programs } from './crowd.ts'

/** Of 500 who ask at once a database that never answers: how many wait after 3 s. */
async function waiting(make: (given: { host: string; port: number; user: string; password: string }) => () => Promise<unknown>): Promise<number> {
  const { port, close } = await silence()
  const ask = make({ host: '127.0.0.1', port, user: 'a', password: 'b' })
  let pending = many
  for (let i = 0; i < many; i++) void ask().catch(() => undefined).finally(() => { pending-- })
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  close()
  return pending
}

const ofPg = (options: pg.PoolConfig) => () => waiting((given) => {
  const pool = new pg.Pool({ ...given, ...options })
  return () => pool.query('select 1')
})
const ofMysql = (options: mysql.PoolOptions) => () => waiting((given) => {
  const pool = mysql.createPool({ ...given, ...options })
  return () => pool.query('select 1')
})
/** Who has a connection gives it back when its query is answered, which is never. */
const ofGeneric = (options: object) => () => waiting(({ host, port }) => {
  const pool = createPool({ create: () => Promise.resolve(connect(port, host).unref()), destroy: () => Promise.resolve() }, options)
  return () => pool.acquire()
})

const programs: Programs = {
  'pg, its defaults': [ofPg({}), ofPg({ connectionTimeoutMillis: 500 })],
  'mysql2, its defaults': [ofMysql({}), ofMysql({ queueLimit: 20 })],
  'generic-pool, its defaults': [ofGeneric({}), ofGeneric({ acquireTimeoutMillis: 300 })],
}

export const subjects = tableOf('no-endless-pool-wait', 'of 500 queries that still wait after 3 s', programs)
