import { rule } from '../../rules/no-disabled-server-timeout.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-disabled-server-timeout', rule, {
  valid: [
    `
      import http from 'node:http'
      const server = http.createServer(answer)
      server.requestTimeout = 60_000
    `,
    // Tuning of idle connections.
    `
      import http from 'node:http'
      const server = http.createServer(answer)
      server.keepAliveTimeout = 0
      server.headersTimeout = 65_000
    `,
    // This is what it is to begin with.
    `
      import http from 'node:http'
      const server = http.createServer(answer)
      server.setTimeout(0)
    `,
    // The other one still bounds the headers.
    `
      import http from 'node:http'
      const server = http.createServer(answer)
      server.headersTimeout = 0
    `,
    // Something stands before it.
    `
      import http from 'node:http'
      const server = http.createServer(answer)
      // nginx buffers requests and bounds them.
      server.requestTimeout = 0
    `,
    `
      import fastify from 'fastify'
      fastify({ requestTimeout: 0, trustProxy: true })
    `,
    `
      import express from 'express'
      const app = express()
      app.set('trust proxy', 1)
      const server = app.listen(3000)
      server.requestTimeout = 0
    `,
    `
      import fastify from 'fastify'
      fastify({ logger: true })
    `,
    // Another thing by that name.
    'client.requestTimeout = 0',
    `
      import { createProxyMiddleware } from 'http-proxy-middleware'
      app.use(createProxyMiddleware({ target, proxyTimeout: 30_000 }))
    `,
    `
      import { createProxyMiddleware } from 'http-proxy-middleware'
      app.use(createProxyMiddleware({ target, ...options }))
    `,
    `
      import { createProxyMiddleware } from './proxy'
      app.use(createProxyMiddleware({ target }))
    `,
    // Each request is bounded.
    `
      import httpProxy from 'http-proxy'
      const proxy = httpProxy.createProxyServer({})
      proxy.web(request, response, { target, proxyTimeout: 30_000 })
    `,
    `
      import proxy from 'express-http-proxy'
      app.use('/api', proxy('https://a.example', { timeout: 30_000 }))
      app.use('/files', proxy('https://b.example', options))
    `,
    // They bound it by default.
    `
      import replyFrom from '@fastify/reply-from'
      import httpProxy from '@fastify/http-proxy'
      app.register(replyFrom, { base: 'https://a.example' })
      app.register(httpProxy, { upstream: 'https://a.example', http: { requestOptions: { timeout: 0 } } })
    `,
    `
      import replyFrom from '@fastify/reply-from'
      app.register(replyFrom, { base: 'https://a.example', undici: { headersTimeout: 0 } })
      app.get('/', (request, reply) => reply.from('/', { timeout: 5_000 }))
    `,
    // Another plugin.
    `
      import httpProxy from '@fastify/http-proxy'
      app.register(cors, { http2: { requestTimeout: 0 } })
    `,
  ],
  invalid: [
    {
      code: `
        import http from 'node:http'
        const server = http.createServer(answer)
        server.requestTimeout = 0
      `,
      errors: [report('`requestTimeout: 0` lets a client that sends its request slowly hold its connection to this http server for ever.', {
        'Use `300_000`.': `
          import http from 'node:http'
          const server = http.createServer(answer)
          server.requestTimeout = 300_000
        `,
      })],
    },
    {
      code: `
        import { createServer } from 'node:https'
        createServer({ requestTimeout: 0 }, answer).listen(443)
      `,
      errors: [report('`requestTimeout: 0` lets a client that sends its request slowly hold its connection to this http server for ever.', {
        'Use `300_000`.': `
          import { createServer } from 'node:https'
          createServer({ requestTimeout: 300_000 }, answer).listen(443)
        `,
      })],
    },
    {
      code: `
        import express from 'express'
        const listening = express().listen(3000)
        listening.requestTimeout = 0
      `,
      errors: [report('`requestTimeout: 0` lets a client that sends its request slowly hold its connection to this http server for ever.', {
        'Use `300_000`.': `
          import express from 'express'
          const listening = express().listen(3000)
          listening.requestTimeout = 300_000
        `,
      })],
    },
    {
      code: 'this.server.requestTimeout = 0',
      errors: [report('`requestTimeout: 0` lets a client that sends its request slowly hold its connection to this http server for ever.', {
        'Use `300_000`.': 'this.server.requestTimeout = 300_000',
      })],
    },
    {
      code: `
        const fastify = require('fastify')
        const app = fastify({ logger: true, requestTimeout: 0 })
      `,
      errors: [report('`requestTimeout: 0` lets a client that sends its request slowly hold its connection to this fastify server for ever.', {
        'Use `300_000`.': `
          const fastify = require('fastify')
          const app = fastify({ logger: true, requestTimeout: 300_000 })
        `,
      })],
    },
    {
      code: `
        import { createProxyMiddleware } from 'http-proxy-middleware'
        app.use('/api', createProxyMiddleware({ target: 'https://a.example', changeOrigin: true }))
      `,
      errors: [report('Nothing bounds how long this http-proxy-middleware waits for the server behind it: it has no `proxyTimeout`.', {
        'Add `proxyTimeout: 10_000`.': `
          import { createProxyMiddleware } from 'http-proxy-middleware'
          app.use('/api', createProxyMiddleware({ target: 'https://a.example', changeOrigin: true, proxyTimeout: 10_000 }))
        `,
      })],
    },
    {
      code: `
        const httpProxy = require('http-proxy')
        const proxy = httpProxy.createProxyServer({ target, timeout: 30_000 })
      `,
      errors: [report('Nothing bounds how long this http-proxy waits for the server behind it: it has no `proxyTimeout`.', {
        'Add `proxyTimeout: 10_000`.': `
          const httpProxy = require('http-proxy')
          const proxy = httpProxy.createProxyServer({ target, timeout: 30_000, proxyTimeout: 10_000 })
        `,
      })],
    },
    // 0 is no bound, nor what it was meant for.
    {
      code: `
        import { createProxyMiddleware } from 'http-proxy-middleware'
        app.use('/api', createProxyMiddleware({ target: 'https://a.example', proxyTimeout: 0 }))
      `,
      errors: [report('With `proxyTimeout: 0` nothing bounds how long this http-proxy-middleware waits for the server behind it.', {
        'Use `10_000`.': `
          import { createProxyMiddleware } from 'http-proxy-middleware'
          app.use('/api', createProxyMiddleware({ target: 'https://a.example', proxyTimeout: 10_000 }))
        `,
      })],
    },
    {
      code: `
        import httpProxy from 'http-proxy'
        const proxy = httpProxy.createProxyServer()
      `,
      errors: [report('Nothing bounds how long this http-proxy waits for the server behind it: it has no `proxyTimeout`.', {
        'Add `proxyTimeout: 10_000`.': `
          import httpProxy from 'http-proxy'
          const proxy = httpProxy.createProxyServer({ proxyTimeout: 10_000 })
        `,
      })],
    },
    {
      code: `
        const proxy = require('express-http-proxy')
        app.use('/api', proxy('https://a.example'))
      `,
      errors: [report('Nothing bounds how long this express-http-proxy waits for the server behind it: it has no `timeout`.', {
        'Add `timeout: 10_000`.': `
          const proxy = require('express-http-proxy')
          app.use('/api', proxy('https://a.example', { timeout: 10_000 }))
        `,
      })],
    },
    {
      code: `
        import httpProxy from '@fastify/http-proxy'
        app.register(httpProxy, { upstream: 'https://a.example', undici: { headersTimeout: 0 } })
      `,
      errors: [report('With `undici.headersTimeout: 0` nothing bounds how long this @fastify/http-proxy waits for the server behind it.', {
        'Use `300_000`.': `
          import httpProxy from '@fastify/http-proxy'
          app.register(httpProxy, { upstream: 'https://a.example', undici: { headersTimeout: 300_000 } })
        `,
      })],
    },
    {
      code: `
        app.register(require('@fastify/reply-from'), { base: 'https://a.example', http2: { requestTimeout: 0 } })
      `,
      errors: [report('With `http2.requestTimeout: 0` nothing bounds how long this @fastify/reply-from waits for the server behind it.', {
        'Use `10_000`.': `
          app.register(require('@fastify/reply-from'), { base: 'https://a.example', http2: { requestTimeout: 10_000 } })
        `,
      })],
    },
  ],
})
