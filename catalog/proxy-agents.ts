import type { Api, Client, Pool } from './shape.ts'

/** Sockets to the proxy, counted for each origin behind it. */
const sockets: Pool = {
  limits: [{ path: 'maxSockets', values: { Infinity: 'never' } }],
  mistaken: { path: 'maxFreeSockets', is: 'idle sockets' },
  keepAlive: { path: 'keepAlive', default: false },
  closes: ['destroy'],
}

const behindUrl: Api = { construct: { url: 0, options: 1, makes: 'agent', role: 'dispatcher', pool: sockets } }
const allInOne: Api = { construct: { options: 0, makes: 'agent', role: 'dispatcher', pool: sockets } }

const shared = { versions: '*', timeouts: [], repair: [] } as const

/** Agents that go through a proxy. They are Node's agents: without a limit, and without a timeout for a proxy that never answers. */
export const proxyAgents: readonly Client[] = [
  {
    ...shared,
    name: 'https-proxy-agent',
    package: 'https-proxy-agent',
    versions: '>=6.0.0',
    modules: { 'https-proxy-agent': 'module' },
    types: { module: { members: { HttpsProxyAgent: { construct: { ...behindUrl.construct, pool: { ...sockets, tunnels: true } } } } }, agent: {} },
    docs: 'https://github.com/TooTallNate/proxy-agents/tree/main/packages/https-proxy-agent#api',
  },
  {
    ...shared,
    name: 'http-proxy-agent',
    package: 'http-proxy-agent',
    versions: '>=6.0.0',
    modules: { 'http-proxy-agent': 'module' },
    types: { module: { members: { HttpProxyAgent: behindUrl } }, agent: {} },
    docs: 'https://github.com/TooTallNate/proxy-agents/tree/main/packages/http-proxy-agent#api',
  },
  {
    ...shared,
    name: 'proxy-agent',
    package: 'proxy-agent',
    versions: '>=6.0.0',
    modules: { 'proxy-agent': 'module' },
    types: { module: { members: { ProxyAgent: allInOne } }, agent: {} },
    docs: 'https://github.com/TooTallNate/proxy-agents/tree/main/packages/proxy-agent#api',
  },
  {
    ...shared,
    name: 'socks-proxy-agent',
    package: 'socks-proxy-agent',
    versions: '>=7.0.0',
    modules: { 'socks-proxy-agent': 'module' },
    types: { module: { members: { SocksProxyAgent: behindUrl } }, agent: {} },
    docs: 'https://github.com/TooTallNate/proxy-agents/tree/main/packages/socks-proxy-agent#api',
  },
]
