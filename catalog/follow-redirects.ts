import { http } from './http.ts'
import type { Api, Client } from './shape.ts'

const [node] = http as readonly [Client]
const { module: web, ...others } = node.types

const wrapped: Api = { members: { request: web?.members?.['request'] ?? {}, get: web?.members?.['get'] ?? {} } }

/** Node's http and https that go on where a redirect leads. `setTimeout` ends the request by itself here. */
export const followRedirects: readonly Client[] = [
  {
    ...node,
    name: 'follow-redirects',
    package: 'follow-redirects',
    modules: { 'follow-redirects': 'module', 'follow-redirects/http': 'http', 'follow-redirects/https': 'http' },
    types: { ...others, http: wrapped, module: { members: { http: 'http', https: 'http', default: 'module' } } },
    timeouts: [
      { path: 'timeout', takes: 'ms', event: 'timeout', covers: ['connect', 'headers', 'body-idle'], restarts: 'redirect', values: node.timeouts[0]?.values ?? {} },
      // Over all redirects it is one clock, which only emits `timeout`.
      { path: 'setTimeout', takes: 'ms', covers: ['connect', 'headers', 'body-idle'], restarts: 'redirect' },
      { path: 'signal', takes: 'signal', covers: ['connect', 'headers', 'body-idle', 'body'] },
    ],
    options: [...(node.options ?? []), 'followRedirects', 'maxRedirects', 'maxBodyLength', 'agents', 'beforeRedirect', 'trackRedirects'],
    docs: 'https://github.com/follow-redirects/follow-redirects#options',
  },
]
