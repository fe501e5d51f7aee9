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

/** Whoever asks while its sockets are being opened opens one more: Node counts them when they are open. */
const uncounted: Pool = { limits: [], mistaken: { path: 'maxSockets', is: 'requests that come when its sockets are open' }, keepAlive: { path: 'keepAlive', default: false }, closes: ['destroy'] }
const burst: Api = { construct: { options: 0, makes: 'agent', role: 'dispatcher', pool: uncounted } }

/** All of its sockets together, each for one request alone and those that waited for it. */
const tunnels: Pool = { limits: [{ path: 'maxSockets', values: { Infinity: 'never', zero: 'never' } }], keepAlive: false, closes: [], tunnels: true }
const tunnel: Api = { call: { options: 0, makes: 'agent', role: 'dispatcher', pool: tunnels } }

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
  {
    ...shared,
    name: 'hpagent',
    package: 'hpagent',
    modules: { hpagent: 'module' },
    types: { module: { members: { HttpProxyAgent: burst, HttpsProxyAgent: burst, default: 'module' } }, agent: {} },
    docs: 'https://github.com/delvedor/hpagent#usage',
  },
  {
    ...shared,
    name: 'tunnel',
    package: 'tunnel',
    modules: { tunnel: 'module' },
    types: { module: { members: { httpOverHttp: tunnel, httpsOverHttp: tunnel, httpOverHttps: tunnel, httpsOverHttps: tunnel, default: 'module' } }, agent: {} },
    docs: 'https://github.com/koichik/node-tunnel#example',
  },
]
