import AgentKeepAlive from 'agentkeepalive'
import http from 'node:http'
import mysql from 'mysql2/promise'
import pg from 'pg'
import undici from 'undici-7'
import { many, socketsOf, tableOf, type Programs } from './crowd.ts'

const limit = 10

/** One agent, and all requests through it. */
function through(agent: http.Agent): () => Promise<number> {
  return () => socketsOf((url) => {
    for (let i = 0; i < many; i++) http.get(url, { agent }).on('error', () => { /* the server has left */ })
    return () => { agent.destroy() }
  })
}

function dispatched(make: (origin: string) => undici.Dispatcher): () => Promise<number> {
  return () => socketsOf((url) => {
    const dispatcher = make(new URL(url).origin)
    for (let i = 0; i < many; i++) undici.request(url, { dispatcher }).catch(() => undefined)
    return () => void dispatcher.destroy().catch(() => undefined)
  })
}

interface Queries { query: (text: string) => Promise<unknown> }

function queried(make: (given: { host: string; port: number; user: string; password: string }) => Queries): () => Promise<number> {
  return () => socketsOf((_url, port) => {
    const pool = make({ host: '127.0.0.1', port, user: 'a', password: 'b' })
    for (let i = 0; i < many; i++) pool.query('select 1').catch(() => undefined)
  })
}

const programs: Programs = {
  '`http.Agent` with `keepAlive`': [through(new http.Agent({ keepAlive: true })), through(new http.Agent({ keepAlive: true, maxSockets: limit }))],
  '`http.Agent` with `maxSockets: 0`': [through(new http.Agent({ maxSockets: 0 })), through(new http.Agent({ maxSockets: limit }))],
  '`http.Agent` with `maxFreeSockets: 10`': [through(new http.Agent({ keepAlive: true, maxFreeSockets: limit })), through(new http.Agent({ keepAlive: true, maxSockets: limit }))],
  agentkeepalive: [through(new AgentKeepAlive()), through(new AgentKeepAlive({ maxSockets: limit }))],
  'undici `Agent`': [dispatched(() => new undici.Agent()), dispatched(() => new undici.Agent({ connections: limit }))],
  'undici `Pool`': [dispatched((origin) => new undici.Pool(origin)), dispatched((origin) => new undici.Pool(origin, { connections: limit }))],
  'pg `Pool` with `max: Infinity`': [queried((given) => new pg.Pool({ ...given, max: Infinity })), queried((given) => new pg.Pool({ ...given, max: limit }))],
  'mysql2 with `connectionLimit: 0`': [queried((given) => mysql.createPool({ ...given, connectionLimit: 0 })), queried((given) => mysql.createPool({ ...given, connectionLimit: limit }))],
}

export const subjects = tableOf('no-unbounded-pool', 'sockets for 500 requests', programs)
