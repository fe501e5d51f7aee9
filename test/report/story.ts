import type { TestContext } from 'node:test'
import type { Report } from '../../report/nouns.ts'
import { check, type Check } from '../../server/check.ts'
import { folderOf } from '../server/folder.ts'

/** A small program with a call of each kind, and some text that formats could stumble over. */
export const story: Record<string, string> = {
  'package.json': '{ "name": "shop", "engines": { "node": ">=20" } }',
  'src/http.ts': "import axios from 'axios'\n\nexport const api = axios.create({ baseURL: 'https://api.example.com', timeout: 2_000 })\nexport const slow = axios.create({ baseURL: 'https://slow.example.com' })\n",
  'src/orders.ts': "import { api, slow } from './http.ts'\n\nexport const orders = () => api.get('/orders')\nexport const history = (id: string) => slow.get(`/history/${id}`)\n",
  'src/weather, today.js': "export const weather = () => fetch('https://weather.example/\"today\"|<b>')\n",
  'src/given.js': 'export const ask = (options) => fetch("https://given.example", options)\n',
  'src/agent.js': "import http from 'node:http'\nimport got from 'got'\n\nconst agent = new http.Agent({ keepAlive: true, maxSockets: 7 })\nexport const load = () => got('https://pool.example', { agent: { http: agent }, timeout: { request: 1_000 } })\n",
  'packages/mail/package.json': '{ "name": "mail" }',
  'packages/mail/send.js': "import axios from 'axios'\n\nexport const send = (mail) => axios.post('https://mail.example', mail, { timeout: 0 })\n",
  'src/broken.js': 'fetch(',
}

export function told(t: TestContext, files: Record<string, string> = story, more: Partial<Check> = {}): Report {
  return check({ paths: ['.'], cwd: folderOf(t, files), ...more })
}
