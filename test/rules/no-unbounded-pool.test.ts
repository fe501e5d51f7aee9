import { rule } from '../../rules/no-unbounded-pool.ts'
import { report, testRule } from './tester.ts'

const none = (name: string) => `This ${name} opens as many sockets as there are requests at once: nothing limits them.`
const value = (path: string, text: string, name: string) => `\`${path}: ${text}\` means no limit at all: this ${name} opens as many sockets as there are requests at once.`
const mistaken = (name: string) => `\`maxFreeSockets\` limits only idle sockets: this ${name} opens as many sockets as there are requests at once.`
const set = (text: string) => `Set \`${text}\`. Requests then wait for a free one: bound that by a signal, for most timeouts do not.`

const undici = `import { Agent, Client, Pool, ProxyAgent, setGlobalDispatcher } from 'undici'`
const node = `import http from 'node:http'`

export const cases = testRule('no-unbounded-pool', rule, {
  valid: [
    // Limited.
    `${node}; const agent = new http.Agent({ keepAlive: true, maxSockets: 50 })`,
    `${node}; const agent = new http.Agent({ keepAlive: true, maxTotalSockets: 50 })`,
    `${node}; const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity, maxTotalSockets: 50 })`,
    `${node}; const agent = new http.Agent({ keepAlive: true }); agent.maxSockets = 50`,
    `${node}; http.globalAgent.maxSockets = 50`,
    `import Agent from 'agentkeepalive'; const agent = new Agent({ maxSockets: 50 })`,
    `${undici}; const agent = new Agent({ connections: 50 })`,
    `${undici}; const one = new Client('https://a.example')`,
    `import { Pool } from 'pg'; const pool = new Pool()`,
    `import tunnel from 'tunnel'; const agent = tunnel.httpsOverHttp({ proxy, maxSockets: 50 })`,
    `import tunnel from 'tunnel'; const agent = tunnel.httpsOverHttp({ proxy })`,
    `import { HttpsProxyAgent } from 'hpagent'; const agent = new HttpsProxyAgent({ proxy })`,
    // 0 is the default.
    `import { Pool } from 'pg'; const pool = new Pool({ max: 0 })`,
    `import mysql from 'mysql2/promise'; const pool = mysql.createPool({ host: 'a.example' })`,
    `import { createPool } from 'generic-pool'; const pool = createPool(factory, { max: 0 })`,

    // We cannot see.
    `${node}; const agent = new http.Agent(options)`,
    `${node}; const agent = new http.Agent({ keepAlive: true, ...options })`,
    `${node}; const agent = new http.Agent({ keepAlive: true, maxSockets: limit })`,
    `${node}; const agent = new http.Agent({ keepAlive: true, maxSockets: isSmall ? 10 : Infinity })`,
    `${undici}; const agent = new Agent(options)`,
    `${undici}; const agent = new ProxyAgent(process.env.PROXY)`,
    `import { MongoClient } from 'mongodb'; const client = new MongoClient(process.env.MONGO_URL)`,

    // It keeps nothing, and nobody said that it should be without a limit.
    `${node}; const agent = new http.Agent({ rejectUnauthorized: false })`,
    // Made for one request, or given away: another rule's, or another's.
    `${undici}; export const load = (url) => fetch(url, { dispatcher: new Agent() })`,
    `${undici}; export const make = () => new Agent()`,
    `import { Agent } from './agent'; const agent = new Agent({ connections: null })`,
  ],
  invalid: [
    { code: `${node}; const agent = new http.Agent({ keepAlive: true })`, errors: [{ ...report(none('http.Agent'), {
      [set('maxSockets: 50')]: `${node}; const agent = new http.Agent({ keepAlive: true, maxSockets: 50 })`,
    }), column: 49, endColumn: 59 }] },
    { code: `import Agent from 'agentkeepalive'; const agent = new Agent()`, errors: [report(none('Agent'), {
      [set('maxSockets: 50')]: `import Agent from 'agentkeepalive'; const agent = new Agent({ maxSockets: 50 })`,
    })] },
    { code: `${undici}; setGlobalDispatcher(new Agent({ headersTimeout: 1_000 }))`, settings: { hangtime: { sockets: 20 } }, errors: [report(none('Agent'), {
      [set('connections: 20')]: `${undici}; setGlobalDispatcher(new Agent({ headersTimeout: 1_000, connections: 20 }))`,
    })] },
    { code: `${undici}; const pool = new Pool('https://a.example')`, errors: [report(none('Pool'), {
      [set('connections: 50')]: `${undici}; const pool = new Pool('https://a.example', { connections: 50 })`,
    })] },
    // A URL where options could stand.
    { code: `${undici}; const agent = new ProxyAgent('http://proxy.example')`, errors: [report(none('ProxyAgent'))] },
    // Kept: a field, a map.
    { code: `${undici}; class Api { dispatcher = new Agent() }`, errors: [report(none('Agent'), {
      [set('connections: 50')]: `${undici}; class Api { dispatcher = new Agent({ connections: 50 }) }`,
    })] },
    { code: `${undici}; function agentFor(key) { let agent = agents.get(key); if (!agent) { agent = new Agent(); agents.set(key, agent) } return agent }`, errors: [report(none('Agent'), {
      [set('connections: 50')]: `${undici}; function agentFor(key) { let agent = agents.get(key); if (!agent) { agent = new Agent({ connections: 50 }); agents.set(key, agent) } return agent }`,
    })] },

    // Values that mean none.
    ...['Infinity', '0', 'null', 'NaN'].map((text) => ({ code: `${node}; const agent = new http.Agent({ maxSockets: ${text} })`, errors: [report(value('maxSockets', text, 'http.Agent'), {
      [set('maxSockets: 50')]: `${node}; const agent = new http.Agent({ maxSockets: 50 })`,
    })] })),
    ...['null', '0'].map((text) => ({ code: `${undici}; const agent = new Agent({ connections: ${text} })`, errors: [report(value('connections', text, 'Agent'), {
      [set('connections: 50')]: `${undici}; const agent = new Agent({ connections: 50 })`,
    })] })),
    { code: `${node}; http.globalAgent.maxSockets = Infinity`, errors: [report(value('maxSockets', 'Infinity', 'globalAgent'), {
      [set('maxSockets: 50')]: `${node}; http.globalAgent.maxSockets = 50`,
    })] },
    { code: `import { Pool } from 'pg'; const pool = new Pool({ max: Infinity })`, errors: [report(value('max', 'Infinity', 'Pool'), {
      'Set `max: 50`.': `import { Pool } from 'pg'; const pool = new Pool({ max: 50 })`,
    })] },
    { code: `import mysql from 'mysql2'; const pool = mysql.createPool({ connectionLimit: 0, queueLimit: 10 })`, errors: [report(value('connectionLimit', '0', 'mysql.createPool'), {
      [`Set \`connectionLimit: 50\`.`]: `import mysql from 'mysql2'; const pool = mysql.createPool({ connectionLimit: 50, queueLimit: 10 })`,
    })] },
    { code: `import { MongoClient } from 'mongodb'; const client = new MongoClient(process.env.URL, { maxPoolSize: 0 })`, errors: [report(value('maxPoolSize', '0', 'MongoClient'), {
      'Set `maxPoolSize: 50`.': `import { MongoClient } from 'mongodb'; const client = new MongoClient(process.env.URL, { maxPoolSize: 50 })`,
    })] },

    // Taken for a limit.
    // No option limits them.
    {
      code: `import { HttpsProxyAgent } from 'hpagent'; const agent = new HttpsProxyAgent({ proxy, keepAlive: true, maxSockets: 256 })`,
      errors: [report('`maxSockets` limits only requests that come when its sockets are open: this HttpsProxyAgent opens as many sockets as there are requests at once.')],
    },
    {
      code: `import tunnel from 'tunnel'; const agent = tunnel.httpsOverHttp({ proxy, maxSockets: 0 })`,
      errors: [report(value('maxSockets', '0', 'tunnel.httpsOverHttp'), { [set('maxSockets: 50')]: `import tunnel from 'tunnel'; const agent = tunnel.httpsOverHttp({ proxy, maxSockets: 50 })` })],
    },
    { code: `${node}; const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 10 })`, errors: [{ ...report(mistaken('http.Agent'), {
      [set('maxSockets: 50')]: `${node}; const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 10, maxSockets: 50 })`,
    }), column: 79 }] },

    // On request, agents that keep nothing alive.
    { code: `${node}; const agent = new http.Agent({ rejectUnauthorized: false })`, options: [{ shortLived: true }], errors: [report(none('http.Agent'), {
      [set('maxSockets: 50')]: `${node}; const agent = new http.Agent({ rejectUnauthorized: false, maxSockets: 50 })`,
    })] },
  ],
})
