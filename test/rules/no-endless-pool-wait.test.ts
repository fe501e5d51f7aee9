import { rule } from '../../rules/no-endless-pool-wait.ts'
import { report, testRule } from './tester.ts'

const time = (name: string, path: string) => `When all connections of this ${name} are taken, the next request waits for one forever: \`${path}\` is not set.`
const never = (name: string, path: string, text: string) => `\`${path}: ${text}\` means no limit at all: when all connections of this ${name} are taken, requests wait for one without end.`

const pg = `import { Pool } from 'pg'`
const mysql = `import mysql from 'mysql2/promise'`
const mongodb = `import { MongoClient } from 'mongodb'`
const generic = `import { createPool } from 'generic-pool'`

export const cases = testRule('no-endless-pool-wait', rule, {
  valid: [
    // Bounded.
    `${pg}; const pool = new Pool({ connectionTimeoutMillis: 5_000 })`,
    `${mysql}; const pool = mysql.createPool({ queueLimit: 100 })`,
    `${mysql}; const pool = mysql.createPool({ waitForConnections: false })`,
    `${mongodb}; const client = new MongoClient('mongodb://a.example', { waitQueueTimeoutMS: 5_000 })`,
    `${mongodb}; const client = new MongoClient('mongodb://a.example/?waitQueueTimeoutMS=5000')`,
    `${generic}; const pool = createPool(factory, { acquireTimeoutMillis: 5_000 })`,
    `import knex from 'knex'; const db = knex({ client: 'pg' })`,
    `import { Sequelize } from 'sequelize'; const db = new Sequelize({ dialect: 'postgres' })`,

    // We cannot see.
    `${pg}; const pool = new Pool(config)`,
    `${pg}; const pool = new Pool({ ...config })`,
    `${pg}; const pool = new Pool({ connectionTimeoutMillis: config.wait })`,
    `${pg}; const pool = new Pool({ connectionTimeoutMillis: config.wait ?? 0 })`,
    `${mysql}; const pool = mysql.createPool(process.env.URL)`,
    `${mysql}; const pool = mysql.createPool({ waitForConnections: config.waits })`,
    `${mongodb}; const client = new MongoClient(process.env.MONGO_URL)`,

    // Nobody waits for a connection of a pool without a limit.
    `${pg}; const pool = new Pool({ max: Infinity })`,
    // No option of its own bounds it.
    `import postgres from 'postgres'; const sql = postgres('postgres://a.example')`,
    `import http from 'node:http'; const agent = new http.Agent({ maxSockets: 10 })`,
    `import { Pool } from './pool'; const pool = new Pool()`,
  ],
  invalid: [
    { code: `${pg}; const pool = new Pool()`, errors: [{ ...report(time('Pool', 'connectionTimeoutMillis'), {
      'Set `connectionTimeoutMillis: 10_000`.': `${pg}; const pool = new Pool({ connectionTimeoutMillis: 10_000 })`,
    }), column: 45, endColumn: 49 }] },
    { code: `${pg}; const pool = new Pool({ max: 20 })`, settings: { hangtime: { timeout: { default: 3_000 } } }, errors: [report(time('Pool', 'connectionTimeoutMillis'), {
      'Set `connectionTimeoutMillis: 3_000`.': `${pg}; const pool = new Pool({ max: 20, connectionTimeoutMillis: 3_000 })`,
    })] },
    { code: `${pg}; const pool = new Pool({ connectionTimeoutMillis: 0 })`, errors: [{ ...report(never('Pool', 'connectionTimeoutMillis', '0'), {
      'Set `connectionTimeoutMillis: 10_000`.': `${pg}; const pool = new Pool({ connectionTimeoutMillis: 10_000 })`,
    }), column: 77 }] },
    { code: `import Pool from 'pg-pool'; const pool = new Pool({ max: 5 })`, errors: [report(time('Pool', 'connectionTimeoutMillis'), {
      'Set `connectionTimeoutMillis: 10_000`.': `import Pool from 'pg-pool'; const pool = new Pool({ max: 5, connectionTimeoutMillis: 10_000 })`,
    })] },
    // One that opens any number of connections has no queue; this one is limited.
    { code: `${mysql}; const pool = mysql.createPool({ host: 'a.example' })`, errors: [report('When all connections of this mysql.createPool are taken, any number of requests wait for one: `queueLimit` is not set.', {
      'Set `queueLimit: 50`.': `${mysql}; const pool = mysql.createPool({ host: 'a.example', queueLimit: 50 })`,
    })] },
    { code: `${mysql}; const pool = mysql.createPool({ host: 'a.example', waitForConnections: true, queueLimit: 0 })`, errors: [report(never('mysql.createPool', 'queueLimit', '0'), {
      'Set `queueLimit: 50`.': `${mysql}; const pool = mysql.createPool({ host: 'a.example', waitForConnections: true, queueLimit: 50 })`,
    })] },
    { code: `${mongodb}; const client = new MongoClient('mongodb://a.example')`, errors: [report(time('MongoClient', 'waitQueueTimeoutMS'), {
      'Set `waitQueueTimeoutMS: 10_000`.': `${mongodb}; const client = new MongoClient('mongodb://a.example', { waitQueueTimeoutMS: 10_000 })`,
    })] },
    { code: `${generic}; const pool = createPool(factory, { max: 10 })`, errors: [report(time('createPool', 'acquireTimeoutMillis'), {
      'Set `acquireTimeoutMillis: 10_000`.': `${generic}; const pool = createPool(factory, { max: 10, acquireTimeoutMillis: 10_000 })`,
    })] },
  ],
})
