/** What makes a server or a proxy, and the settings that let one of its connections last for ever. Measured on Node 20 and 22. */
export interface Maker {
  /** What people call it. */
  name: string
  modules: readonly string[]
  /** The functions of the module that make one; `default` is the module itself. */
  makes: readonly string[]
  /** It is handed to `register`, and its options behind it. */
  isPlugin?: true
  /** An option that bounds a connection until it is switched off, and its usual time in ms. */
  off?: { option: string; usual: number }
  /** The options that bound a proxy's wait for the server behind it, in ms: one without a default has to be there, and 0 is no bound. */
  waits?: readonly { option: string; default?: number }[]
  /** The option that does the same for one request alone, given to a method of what is made. */
  perRequest?: string
  /** An option that says that a proxy stands before it. */
  behind?: string
}

const proxyTimeout = [{ option: 'proxyTimeout' }]
// With the third transport, node:http, 0 means its default of 10 s.
const replyFrom = [{ option: 'undici.headersTimeout', default: 300_000 }, { option: 'http2.requestTimeout', default: 10_000 }]

/**
 * `requestTimeout` bounds how long a client may take to send its request. Without it only the headers are bounded, by `headersTimeout`;
 * with it, `headersTimeout: 0` changes nothing. `timeout` is 0 to begin with: to set it so is no fault.
 */
export const servers: readonly Maker[] = [
  { name: 'http', modules: ['http', 'node:http', 'https', 'node:https'], makes: ['createServer', 'Server'], off: { option: 'requestTimeout', usual: 300_000 } },
  // Its own default is 0 as well: only who writes it is told.
  { name: 'fastify', modules: ['fastify'], makes: ['default', 'fastify'], off: { option: 'requestTimeout', usual: 300_000 }, behind: 'trustProxy' },
  { name: 'http-proxy', modules: ['http-proxy', 'http-proxy-3', 'httpxy'], makes: ['createProxyServer', 'createProxy', 'createServer'], waits: proxyTimeout, perRequest: 'proxyTimeout' },
  { name: 'http-proxy-middleware', modules: ['http-proxy-middleware'], makes: ['createProxyMiddleware', 'legacyCreateProxyMiddleware'], waits: proxyTimeout },
  { name: 'express-http-proxy', modules: ['express-http-proxy'], makes: ['default'], waits: [{ option: 'timeout' }] },
  { name: '@fastify/reply-from', modules: ['@fastify/reply-from', 'fastify-reply-from'], makes: ['default'], isPlugin: true, waits: replyFrom, perRequest: 'timeout' },
  { name: '@fastify/http-proxy', modules: ['@fastify/http-proxy', 'fastify-http-proxy'], makes: ['default', 'fastifyHttpProxy'], isPlugin: true, waits: replyFrom, perRequest: 'timeout' },
]
