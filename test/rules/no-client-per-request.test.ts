import { rule } from '../../rules/no-client-per-request.ts'
import { report, testRule } from './tester.ts'

const unlimited = (name: string) => `This ${name} is made for every request and never closed: no connection is ever used again.`
const limited = (name: string, limit: number) => `This ${name} is made for every request and never closed: no connection is ever used again, and its limit of ${limit} holds for one request only.`
const hoist = (name: string) => `Make it once, as \`const ${name}\` at the top of the file.`

const undici = `import { Agent, fetch, Pool, setGlobalDispatcher } from 'undici'`
const node = `import http from 'node:http'`
const pg = `import { Pool } from 'pg'`
const redis = `import Redis from 'ioredis'; import { createClient } from 'redis'`

export const cases = testRule('no-client-per-request', rule, {
  valid: [
    // Made once.
    `${undici}; const dispatcher = new Agent(); export const load = (url) => fetch(url, { dispatcher })`,
    `${undici}; setGlobalDispatcher(new Agent()); export const load = (url) => fetch(url)`,
    `${undici}; async function main() { const dispatcher = new Agent(); await fetch('https://a.example', { dispatcher }) }; main()`,
    `${undici}; (async () => { await fetch('https://a.example', { dispatcher: new Agent() }) })()`,
    `${undici}; async function download() { await fetch('https://a.example', { dispatcher: new Agent() }) }; download()`,

    // Kept: a field, a variable outside, a map, a memo, a closure.
    `${undici}; class Api { constructor() { this.dispatcher = new Agent() } get(url) { return fetch(url, { dispatcher: this.dispatcher }) } }`,
    `${undici}; class Api { dispatcher = new Agent(); get(url) { return fetch(url, { dispatcher: this.dispatcher }) } }`,
    `${undici}; class Api { agent() { return (this.dispatcher ??= new Agent()) } get(url) { return fetch(url, { dispatcher: this.agent() }) } }`,
    `${undici}; let dispatcher; export function load(url) { dispatcher ??= new Agent(); return fetch(url, { dispatcher }) }`,
    `${undici}; let dispatcher; export function load(url) { if (!dispatcher) dispatcher = new Agent(); return fetch(url, { dispatcher }) }`,
    `
      ${undici}
      const agents = new Map()
      function agentFor(key) {
        let agent = agents.get(key)
        if (!agent) {
          agent = new Agent()
          agents.set(key, agent)
        }
        return agent
      }
      export const load = (url, key) => fetch(url, { dispatcher: agentFor(key) })
    `,
    `${undici}; const cache = {}; export function load(url) { cache.agent = new Agent(); return fetch(url, { dispatcher: cache.agent }) }`,
    `${undici}; export function proxy() { const dispatcher = new Agent(); return (url) => fetch(url, { dispatcher }) }`,
    `${undici}; export const agentFor = memoize(() => new Agent())`,

    // Given away: whoever gets it may keep it.
    `${undici}; export function makeAgent() { return new Agent() }; export const load = (url) => fetch(url, { dispatcher: makeAgent() })`,
    `${undici}; export const optionsFor = () => ({ dispatcher: new Agent() })`,
    `${undici}; function optionsFor() { return { dispatcher: new Agent() } }; const options = optionsFor(); export const load = (url) => fetch(url, options)`,
    `${undici}; function optionsFor() { return { dispatcher: new Agent() } }; export const load = (url) => fetch(url, optionsFor()); others(optionsFor)`,
    `${undici}; export async function load(url) { const dispatcher = new Agent(); keep(dispatcher); await fetch(url, { dispatcher }) }`,
    `${undici}; export async function load(url, config) { config.dispatcher = new Agent(); await fetch(url, config) }`,
    `${undici}; import { connect } from 'some-service'; export async function open(url) { return await connect(url, { dispatcher: new Agent() }) }`,
    `${undici}; import Service from 'some-service'; export const open = (url) => new Service(url, { dispatcher: new Agent() })`,

    // Closed, or made for many requests.
    `${undici}; export async function load(url) { const dispatcher = new Agent(); try { await fetch(url, { dispatcher }) } finally { await dispatcher.close() } }`,
    `${undici}; export async function load(url) { await using dispatcher = new Agent(); await fetch(url, { dispatcher }) }`,
    `${undici}; export async function all(urls) { const dispatcher = new Agent({ connections: 5 }); await Promise.all(urls.map((url) => fetch(url, { dispatcher }))) }`,
    `${undici}; export async function all(urls) { const dispatcher = new Agent(); for (const url of urls) await fetch(url, { dispatcher }) }`,
    `${node}; export function load(url) { const agent = new http.Agent({ keepAlive: true }); http.get(url, { agent }, (response) => response.on('end', () => agent.destroy())) }`,
    `${pg}; export async function load() { const pool = new Pool(); const rows = await pool.query('select 1'); await pool.end(); return rows }`,
    `${redis}; export async function load() { const client = createClient(); await client.connect(); const answer = await client.get('a'); await client.close(); return answer }`,
    `${redis}; export async function connect() { const client = createClient(); client.on('error', log); await client.connect(); return client }`,
    `${redis}; export function listen() { const client = new Redis(); client.on('message', log); client.subscribe('a') }`,
    `${redis}; export function start(app) { const client = new Redis(); app.get('/', async () => client.get('a')) }`,

    // An agent that keeps nothing alive is a way to say how to connect.
    `${node}; export const load = (url) => http.get(url, { agent: new http.Agent() })`,
    `${node}; export const load = (url) => http.get(url, { agent: new http.Agent({ keepAlive: false, maxCachedSessions: 0 }) })`,
    `${node}; export const load = (url, options) => http.get(url, { agent: new http.Agent(options) })`,

    // No client of ours.
    `import { Agent } from './agent'; export const load = (url) => fetch(url, { dispatcher: new Agent() })`,
    `${undici}; export function make() { const agent = new Agent(); console.log(agent.stats) }`,
  ],
  invalid: [
    {
      code: `
        ${undici}
        export async function load(url) {
          return await fetch(url, { dispatcher: new Agent({ connect: { timeout: 1_000 } }) })
        }
      `,
      errors: [{ ...report(unlimited('Agent'), {
        [hoist('sharedAgent')]: `
        ${undici}
        const sharedAgent = new Agent({ connect: { timeout: 1_000 } })

        export async function load(url) {
          return await fetch(url, { dispatcher: sharedAgent })
        }
      ` }), line: 3 }],
    },
    // What it needs is only there in the function.
    {
      code: `${undici}; export async function load(url, ms) { return await fetch(url, { dispatcher: new Agent({ headersTimeout: ms }) }) }`,
      errors: [report(unlimited('Agent'))],
    },
    {
      code: `${undici}; export async function load(url, lookup) { const dispatcher = new Agent({ connect: { lookup: (a, b, done) => lookup(a, done) } }); return await fetch(url, { dispatcher }) }`,
      errors: [report(unlimited('Agent'))],
    },
    // By way of options that a function puts together.
    {
      code: `
        const { Agent, fetch: undiciFetch } = require('undici')
        class Fetcher {
          options() {
            const options = { headers: {} }
            if (this.isSelfSigned) options.dispatcher = new Agent({ connect: { rejectUnauthorized: false } })
            return options
          }
          async fetch() {
            const options = this.options()
            const call = options.dispatcher ? undiciFetch : globalThis.fetch
            return await call(this.url, { ...options, method: 'GET' })
          }
        }
      `,
      errors: [report(unlimited('Agent'), {
        [hoist('sharedAgent')]: `
        const { Agent, fetch: undiciFetch } = require('undici')
        const sharedAgent = new Agent({ connect: { rejectUnauthorized: false } })

        class Fetcher {
          options() {
            const options = { headers: {} }
            if (this.isSelfSigned) options.dispatcher = sharedAgent
            return options
          }
          async fetch() {
            const options = this.options()
            const call = options.dispatcher ? undiciFetch : globalThis.fetch
            return await call(this.url, { ...options, method: 'GET' })
          }
        }
      ` })],
    },
    // In the arms of a choice, for a client that we do not know.
    {
      code: `
        import http from 'http'
        import https from 'https'
        import load from 'some-client'
        const options = { keepAlive: true, maxSockets: 50 }

        // Asks a server.
        export async function ask(url: URL) {
          const agent = url.protocol === 'http:' ? new http.Agent(options) : new https.Agent(options)
          return await load(url, { agent })
        }
      `,
      errors: [
        report(limited('http.Agent', 50), { [hoist('sharedHttpAgent')]: `
        import http from 'http'
        import https from 'https'
        import load from 'some-client'
        const options = { keepAlive: true, maxSockets: 50 }

        const sharedHttpAgent = new http.Agent(options)

        // Asks a server.
        export async function ask(url: URL) {
          const agent = url.protocol === 'http:' ? sharedHttpAgent : new https.Agent(options)
          return await load(url, { agent })
        }
      ` }),
        report(limited('https.Agent', 50), { [hoist('sharedHttpsAgent')]: `
        import http from 'http'
        import https from 'https'
        import load from 'some-client'
        const options = { keepAlive: true, maxSockets: 50 }

        const sharedHttpsAgent = new https.Agent(options)

        // Asks a server.
        export async function ask(url: URL) {
          const agent = url.protocol === 'http:' ? new http.Agent(options) : sharedHttpsAgent
          return await load(url, { agent })
        }
      ` }),
      ],
    },
    // A pool's own methods are its requests.
    {
      code: `${pg}; app.get('/', async (request, response) => { const pool = new Pool({ host: settings() }); response.json(await pool.query('select 1')) })`,
      errors: [report(limited('Pool', 10))],
    },
    {
      code: `
        ${redis}
        export async function load(id) {
          const client = new Redis()
          return await client.get(id)
        }
      `,
      errors: [report(unlimited('Redis'), { [hoist('sharedRedis')]: `
        ${redis}
        const sharedRedis = new Redis()

        export async function load(id) {
          const client = sharedRedis
          return await client.get(id)
        }
      ` })],
    },
    // Moved, it would be opened again by each.
    {
      code: `${redis}; export async function load(id) { const client = createClient(); client.on('error', log); await client.connect(); return await client.get(id) }`,
      errors: [report(unlimited('createClient'))],
    },
    // In a loop at the top of the file, and in a promise's executor.
    {
      code: `${undici}; for (const url of urls) { const dispatcher = new Agent({ connect: { servername: url } }); await fetch(url, { dispatcher }) }`,
      errors: [report(unlimited('Agent'))],
    },
    {
      code: `${node}; export const load = (options) => new Promise((resolve) => { http.get({ ...options, agent: new http.Agent({ keepAlive: true, ca: options.ca }) }, resolve) })`,
      errors: [report(unlimited('http.Agent'))],
    },
  ],
})
