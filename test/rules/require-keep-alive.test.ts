import { rule } from '../../rules/require-keep-alive.ts'
import { report, testRule } from './tester.ts'

const closes = (name: string) => `This ${name} keeps no connection alive: every request through it opens its own, and shakes hands anew.`
const node = `import https from 'node:https'`
const keep = 'Set `keepAlive: true`.'

export const cases = testRule('require-keep-alive', rule, {
  valid: [
    `${node}; const agent = new https.Agent({ keepAlive: true })`,
    // Decided, or not to be seen.
    `${node}; const agent = new https.Agent({ keepAlive: false })`,
    `${node}; const agent = new https.Agent({ keepAlive })`,
    `${node}; const agent = new https.Agent(options)`,
    `${node}; const agent = new https.Agent({ ...options })`,
    // Made for one request: nothing would use it again.
    `${node}; export const load = (url) => https.get(url, { agent: new https.Agent({ rejectUnauthorized: false }) })`,
    `${node}; export const make = () => new https.Agent()`,
    // They keep them by themselves.
    `import { Agent } from 'undici'; const agent = new Agent()`,
    `import Agent from 'agentkeepalive'; const agent = new Agent()`,
  ],
  invalid: [
    { code: `${node}; const agent = new https.Agent()`, errors: [{ ...report(closes('https.Agent'), { [keep]: `${node}; const agent = new https.Agent({ keepAlive: true })` }), line: 1 }] },
    { code: `${node}; class Api { agent = new https.Agent({ maxSockets: 10 }) }`, errors: [report(closes('https.Agent'), { [keep]: `${node}; class Api { agent = new https.Agent({ maxSockets: 10, keepAlive: true }) }` })] },
    { code: `${node}; import axios from 'axios'; export const api = axios.create({ httpsAgent: new https.Agent({ rejectUnauthorized: false }) })`, errors: [report(closes('https.Agent'), {
      [keep]: `${node}; import axios from 'axios'; export const api = axios.create({ httpsAgent: new https.Agent({ rejectUnauthorized: false, keepAlive: true }) })`,
    })] },
    { code: `import Agent from 'agentkeepalive'; const agent = new Agent({ keepAlive: undefined }); import http from 'http'; const other = new http.Agent()`, errors: [report(closes('http.Agent'), {
      [keep]: `import Agent from 'agentkeepalive'; const agent = new Agent({ keepAlive: undefined }); import http from 'http'; const other = new http.Agent({ keepAlive: true })`,
    })] },
  ],
})
