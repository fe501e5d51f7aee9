/** What makes a server or a proxy, and the settings that let one of its connections last for ever. Measured on Node 20 and 22. */
export interface Maker {
  /** What people call it. */
  name: string
  modules: readonly string[]
  /** The functions of the module that make one; `default` is the module itself. */
  makes: readonly string[]
  /** An option that bounds a connection until it is switched off, and its usual time in ms. */
  off?: { option: string; usual: number }
  /** An option without which nothing bounds the wait for the server behind it. */
  needs?: string
  /** An option that says that a proxy stands before it. */
  behind?: string
}

/**
 * `requestTimeout` bounds how long a client may take to send its request. Without it only the headers are bounded, by `headersTimeout`;
 * with it, `headersTimeout: 0` changes nothing. `timeout` is 0 to begin with: to set it so is no fault.
 */
export const servers: readonly Maker[] = [
  { name: 'http', modules: ['http', 'node:http', 'https', 'node:https'], makes: ['createServer', 'Server'], off: { option: 'requestTimeout', usual: 300_000 } },
  // Its own default is 0 as well: only who writes it is told.
  { name: 'fastify', modules: ['fastify'], makes: ['default', 'fastify'], off: { option: 'requestTimeout', usual: 300_000 }, behind: 'trustProxy' },
  { name: 'http-proxy', modules: ['http-proxy', 'http-proxy-3', 'httpxy'], makes: ['createProxyServer', 'createProxy', 'createServer'], needs: 'proxyTimeout' },
  { name: 'http-proxy-middleware', modules: ['http-proxy-middleware'], makes: ['createProxyMiddleware'], needs: 'proxyTimeout' },
]
