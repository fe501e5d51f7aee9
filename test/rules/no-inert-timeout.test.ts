import { rule } from '../../rules/no-inert-timeout.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-inert-timeout', rule, {
  valid: [
    // Somebody ends it.
    `
      import https from 'node:https'
      const request = https.get(url, { timeout: 5_000 }, done)
      request.on('timeout', () => request.destroy(new Error('slow')))
    `,
    `
      import https from 'node:https'
      const request = https.request('https://a.example')
      request.setTimeout(5_000, () => request.destroy())
      request.end()
    `,
    `
      import https from 'node:https'
      https.get(url, { timeout: 5_000 }, done).on('timeout', function () { this.destroy() })
    `,
    `
      import https from 'node:https'
      const request = https.get('https://a.example')
      request.on('socket', (socket) => socket.setTimeout(5_000))
      request.on('timeout', () => request.destroy())
    `,
    `
      import https from 'node:https'
      const request = https.get('https://a.example')
      request.on('socket', (socket) => socket.setTimeout(5_000, () => socket.destroy()))
    `,
    // We cannot see what the listener does.
    `
      import https from 'node:https'
      https.get(url, { timeout: 5_000 }, done).on('timeout', onTimeout)
    `,
    `
      import https from 'node:https'
      const request = https.get(url, { timeout: 5_000 }, done)
      request.on('timeout', () => fail(request))
    `,
    `
      import https from 'node:https'
      export const open = (url) => https.get(url, { timeout: 5_000 })
    `,
    // A signal bounds it anyway.
    `
      import https from 'node:https'
      https.get(url, { timeout: 5_000, signal: AbortSignal.timeout(10_000) }, done)
    `,
    `
      import https from 'node:https'
      const request = https.get(url, { timeout: 5_000 }, done)
      setTimeout(() => request.destroy(), 10_000)
    `,
    // Where there is none, another rule speaks.
    `
      import https from 'node:https'
      https.get('https://a.example')
    `,
    // It ends the request when it is told to; which version there is may not be known.
    {
      code: `
        import { S3Client } from '@aws-sdk/client-s3'
        export const s3 = new S3Client({ requestHandler: { requestTimeout: 5_000, throwOnRequestTimeout: true } })
      `,
      settings: { hangtime: { versions: { '@smithy/node-http-handler': '4.14.2' } } },
    },
    `
      import { S3Client } from '@aws-sdk/client-s3'
      export const s3 = new S3Client({ requestHandler: { requestTimeout: 5_000 } })
    `,
    // A socket that may be meant to last: somebody acts on its silence.
    `
      import net from 'node:net'
      const socket = net.connect({ host: 'a.example', port: 6379, timeout: 5_000 })
      socket.on('timeout', () => socket.end())
    `,
    `
      import net from 'node:net'
      const socket = net.connect(6379, 'a.example')
      socket.setTimeout(30_000)
      socket.on('timeout', () => socket.write('PING'))
    `,
    `
      import tls from 'node:tls'
      const open = () => new Promise((resolve, reject) => {
        const socket = tls.connect({ host: 'a.example', port: 6380, timeout: 5_000 }, () => resolve(socket))
        socket.once('timeout', () => reject(new Error('slow')))
      })
    `,
    `
      import net from 'node:net'
      const socket = net.connect(6379, 'a.example')
      socket.setTimeout(5_000)
      for (const event of ['close', 'timeout']) socket.on(event, leave)
    `,
    `
      import net from 'node:net'
      const socket = net.connect(6379, 'a.example')
      socket.setTimeout(0)
      socket.setKeepAlive(true, 60_000)
    `,
    // Others have it.
    `
      import net from 'node:net'
      export const open = (port) => {
        const socket = net.connect({ port, timeout: 5_000 })
        return socket
      }
    `,
    // A socket of a server.
    `
      import net from 'node:net'
      net.createServer((socket) => { socket.setTimeout(5_000) })
    `,
    // Nothing is set.
    `
      import net from 'node:net'
      const socket = net.connect(6379, 'a.example')
      socket.write('PING')
    `,
    // This one acts by itself.
    { imports: 'axios', code: 'axios.get(url, { timeout: 5_000 })' },
  ],
  invalid: [
    // It only writes to the log.
    {
      code: `
        import { S3Client } from '@aws-sdk/client-s3'
        export const s3 = new S3Client({ requestHandler: { requestTimeout: 5_000 } })
      `,
      settings: { hangtime: { versions: { '@smithy/node-http-handler': '4.14.2' } } },
      errors: [report('This bounds nothing: S3Client only writes to the log when the time is up, unless `throwOnRequestTimeout` is true.', {
        'Add `throwOnRequestTimeout: true`.': `
          import { S3Client } from '@aws-sdk/client-s3'
          export const s3 = new S3Client({ requestHandler: { requestTimeout: 5_000, throwOnRequestTimeout: true } })
        `,
      })],
    },
    {
      code: `
        import { S3Client } from '@aws-sdk/client-s3'
        await new S3Client({}).send(command, { requestTimeout: 5_000 })
      `,
      settings: { hangtime: { versions: { '@smithy/node-http-handler': '4.14.2' } } },
      errors: [report('This bounds nothing: AWS SDK.send only writes to the log when the time is up, unless `throwOnRequestTimeout` is true.', {
        'Add `abortSignal: AbortSignal.timeout(5_000)`.': `
          import { S3Client } from '@aws-sdk/client-s3'
          await new S3Client({}).send(command, { abortSignal: AbortSignal.timeout(5_000) })
        `,
      })],
    },
    {
      code: `
        import https from 'node:https'
        https.get(url, { timeout: 5_000 }, done)
      `,
      errors: [report('This bounds nothing: https.get only emits `timeout` when the time is up, and nothing that listens ends the request.', {
        'Add `signal: AbortSignal.timeout(5_000)`.': `
          import https from 'node:https'
          https.get(url, { signal: AbortSignal.timeout(5_000) }, done)
        `,
      })],
    },
    {
      code: `
        import https from 'node:https'
        const request = https.request(url, { timeout: 5_000 })
        request.end()
      `,
      errors: [report('This bounds nothing: https.request only emits `timeout` when the time is up, and nothing that listens ends the request.', {
        "Add `request.on('timeout', () => request.destroy(new Error('request timed out')))`.": `
          import https from 'node:https'
          const request = https.request(url, { timeout: 5_000 })
          request.on('timeout', () => request.destroy(new Error('request timed out')))
          request.end()
        `,
        'Add `signal: AbortSignal.timeout(5_000)`.': `
          import https from 'node:https'
          const request = https.request(url, { signal: AbortSignal.timeout(5_000) })
          request.end()
        `,
      })],
    },
    {
      code: `
        const http = require('http')
        function load(options) {
          const request = http.request({ host: 'a.example', timeout: 5_000 }, done);
          request.on('error', fail);
          request.end();
        }
      `,
      errors: [report('This bounds nothing: http.request only emits `timeout` when the time is up, and nothing that listens ends the request.', {
        "Add `request.on('timeout', () => request.destroy(new Error('request timed out')))`.": `
          const http = require('http')
          function load(options) {
            const request = http.request({ host: 'a.example', timeout: 5_000 }, done);
            request.on('timeout', () => request.destroy(new Error('request timed out')));
            request.on('error', fail);
            request.end();
          }
        `,
        'Add `signal: AbortSignal.timeout(5_000)`.': `
          const http = require('http')
          function load(options) {
            const request = http.request({ host: 'a.example', signal: AbortSignal.timeout(5_000) }, done);
            request.on('error', fail);
            request.end();
          }
        `,
      })],
    },
    // It is heard, and the request goes on.
    {
      code: `
        import https from 'node:https'
        const request = https.get(url, { timeout: 5_000 }, done)
        request.on('timeout', () => console.log('slow'))
      `,
      errors: [report('This bounds nothing: https.get only emits `timeout` when the time is up, and nothing that listens ends the request.', {
        "Add `request.on('timeout', () => request.destroy(new Error('request timed out')))`.": `
          import https from 'node:https'
          const request = https.get(url, { timeout: 5_000 }, done)
          request.on('timeout', () => request.destroy(new Error('request timed out')))
          request.on('timeout', () => console.log('slow'))
        `,
        'Add `signal: AbortSignal.timeout(5_000)`.': `
          import https from 'node:https'
          const request = https.get(url, { signal: AbortSignal.timeout(5_000) }, done)
          request.on('timeout', () => console.log('slow'))
        `,
      })],
    },
    {
      code: `
        import https from 'node:https'
        const load = () => new Promise((resolve, reject) => {
          const request = https.get(url, { timeout: 5_000 }, resolve)
          request.on('timeout', () => reject(new Error('slow')))
        })
      `,
      errors: [report('This bounds nothing: https.get only emits `timeout` when the time is up, and nothing that listens ends the request.', {
        "Add `request.on('timeout', () => request.destroy(new Error('request timed out')))`.": `
          import https from 'node:https'
          const load = () => new Promise((resolve, reject) => {
            const request = https.get(url, { timeout: 5_000 }, resolve)
            request.on('timeout', () => request.destroy(new Error('request timed out')))
            request.on('timeout', () => reject(new Error('slow')))
          })
        `,
        'Add `signal: AbortSignal.timeout(5_000)`.': `
          import https from 'node:https'
          const load = () => new Promise((resolve, reject) => {
            const request = https.get(url, { signal: AbortSignal.timeout(5_000) }, resolve)
            request.on('timeout', () => reject(new Error('slow')))
          })
        `,
      })],
    },
    {
      code: `
        import https from 'node:https'
        const request = https.request('https://a.example')
        request.setTimeout(5_000)
        request.end()
      `,
      errors: [report('This bounds nothing: https.request only emits `timeout` when the time is up, and nothing that listens ends the request.', {
        "Add `request.on('timeout', () => request.destroy(new Error('request timed out')))`.": `
          import https from 'node:https'
          const request = https.request('https://a.example')
          request.on('timeout', () => request.destroy(new Error('request timed out')))
          request.setTimeout(5_000)
          request.end()
        `,
      })],
    },
    {
      code: `
        import https from 'node:https'
        const request = https.get('https://a.example')
        request.on('socket', (socket) => { socket.setTimeout(5_000) })
      `,
      errors: [report('This bounds nothing: https.get only emits `timeout` when the time is up, and nothing that listens ends the request.', {
        "Add `request.on('timeout', () => request.destroy(new Error('request timed out')))`.": `
          import https from 'node:https'
          const request = https.get('https://a.example')
          request.on('timeout', () => request.destroy(new Error('request timed out')))
          request.on('socket', (socket) => { socket.setTimeout(5_000) })
        `,
      })],
    },
    // The response hears it only when there is one.
    {
      code: `
        import https from 'node:https'
        const request = https.get(url, { timeout: 5_000 }, (response) => {
          response.on('timeout', () => response.destroy())
        })
      `,
      errors: [report('This bounds nothing: https.get only emits `timeout` when the time is up, and nothing that listens ends the request.', {
        "Add `request.on('timeout', () => request.destroy(new Error('request timed out')))`.": `
          import https from 'node:https'
          const request = https.get(url, { timeout: 5_000 }, (response) => {
            response.on('timeout', () => response.destroy())
          })
          request.on('timeout', () => request.destroy(new Error('request timed out')))
        `,
        'Add `signal: AbortSignal.timeout(5_000)`.': `
          import https from 'node:https'
          const request = https.get(url, { signal: AbortSignal.timeout(5_000) }, (response) => {
            response.on('timeout', () => response.destroy())
          })
        `,
      })],
    },
    // It carries no HTTP.
    {
      code: `
        import net from 'node:net'
        const socket = net.connect(port, host)
        socket.setTimeout(5_000)
        socket.write('PING')
      `,
      errors: [report('This bounds nothing: net.connect only emits `timeout` when the time is up, and nothing that listens ends the connection.', {
        "Add `socket.on('timeout', () => socket.destroy(new Error('socket timed out')))`.": `
          import net from 'node:net'
          const socket = net.connect(port, host)
          socket.on('timeout', () => socket.destroy(new Error('socket timed out')))
          socket.setTimeout(5_000)
          socket.write('PING')
        `,
      })],
    },
    {
      code: `
        const tls = require('tls')
        const socket = tls.connect({ host: 'a.example', port: 6380, timeout: 5_000 })
        socket.on('timeout', () => console.warn('slow'))
      `,
      errors: [report('This bounds nothing: tls.connect only emits `timeout` when the time is up, and nothing that listens ends the connection.', {
        "Add `socket.on('timeout', () => socket.destroy(new Error('socket timed out')))`.": `
          const tls = require('tls')
          const socket = tls.connect({ host: 'a.example', port: 6380, timeout: 5_000 })
          socket.on('timeout', () => socket.destroy(new Error('socket timed out')))
          socket.on('timeout', () => console.warn('slow'))
        `,
      })],
    },
  ],
})
