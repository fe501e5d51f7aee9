import type { Api, Client, Pool } from './shape.ts'

const sockets: Pool = {
  limits: [{ path: 'maxSockets', values: { Infinity: 'never' } }],
  mistaken: { path: 'maxFreeSockets', is: 'idle sockets' },
  keepAlive: { path: 'keepAlive', default: true },
  closes: ['destroy'],
}

const agent: Api = { construct: { options: 0, makes: 'agent', role: 'dispatcher', pool: sockets } }

/** Agents that keep connections alive, and nothing else: the requests are made by another client. */
export const agentkeepalive: readonly Client[] = [
  {
    name: 'agentkeepalive',
    package: 'agentkeepalive',
    versions: '*',
    modules: { agentkeepalive: 'module' },
    types: {
      module: { ...agent, members: { HttpAgent: agent, HttpsAgent: agent, default: 'module' } },
      agent: {},
    },
    timeouts: [],
    repair: [],
    docs: 'https://github.com/node-modules/agentkeepalive#new-agentoptions',
  },
]
