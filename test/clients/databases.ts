const { createPool: createGenericPool } = require('generic-pool')
const knex = require('knex')
const { MongoClient } = require('mongodb')
const mysql = require('mysql2/promise')
const { Pool } = require('pg')
const postgres = require('postgres')
const { Sequelize } = require('sequelize')

declare const url: string
declare const factory: never

export const plain = new Pool() //=> pg · at most 10 sockets by default, kept alive, one waits for it forever
export const small = new Pool({ max: 5, connectionTimeoutMillis: 2_000 }) //=> pg · at most 5 sockets, kept alive, one waits 2 s for it
export const zero = new Pool({ max: 0, connectionTimeoutMillis: 0 }) //=> pg · at most 10 sockets by default, kept alive, one waits for it forever
export const open = new Pool({ max: Infinity }) //=> pg · any number of sockets, kept alive

export const mysqlPool = mysql.createPool({ host: 'a.example' }) //=> mysql2 · at most 10 sockets by default, kept alive, any number may wait for one
export const queued = mysql.createPool({ host: 'a.example', connectionLimit: 20, queueLimit: 100 }) //=> mysql2 · at most 20 sockets, kept alive, 100 may wait for one
export const refused = mysql.createPool({ host: 'a.example', waitForConnections: false }) //=> mysql2 · at most 10 sockets by default, kept alive, 0 may wait for one
export const unlimited = mysql.createPool({ host: 'a.example', connectionLimit: 0 }) //=> mysql2 · any number of sockets, kept alive
export const byUrl = mysql.createPool(url) //=> mysql2 · an unknown number of sockets, kept alive

export const mongo = new MongoClient('mongodb://a.example') //=> mongodb · at most 100 sockets by default, kept alive, one waits for it forever
export const mongoByUrl = new MongoClient(url, { maxPoolSize: 10 }) //=> mongodb · at most 10 sockets, kept alive

export const generic = createGenericPool(factory) //=> generic-pool · at most 1 socket by default, kept alive, one waits for it forever
export const patient = createGenericPool(factory, { max: 10, acquireTimeoutMillis: 1_000 }) //=> generic-pool · at most 10 sockets, kept alive, one waits 1 s for it

export const db = knex({ client: 'pg', pool: { max: 20 } }) //=> knex · at most 20 sockets, kept alive, one waits 60 s for it
export const sequelize = new Sequelize({ dialect: 'postgres', pool: { acquire: 5_000 } }) //=> sequelize · at most 5 sockets by default, kept alive, one waits 5 s for it
export const sql = postgres('postgres://a.example', { max: 3 }) //=> postgres · at most 3 sockets, kept alive

const Redis = require('ioredis')
const { createClient, createClientPool } = require('redis')

export const redis = new Redis(url) //=> ioredis · at most 1 socket by default, kept alive
export const shared = createClient({ url }) //=> redis · at most 1 socket by default, kept alive
export const redisPool = createClientPool({ url }) //=> redis pool · at most 100 sockets by default, kept alive, one waits 3 s for it
export const narrow = createClientPool({ url }, { maximum: 10, acquireTimeout: 0 }) //=> redis pool · at most 10 sockets, kept alive, one waits for it forever
// Whether it is answered is between it and its server: no call of ours.
await redis.get('a')
