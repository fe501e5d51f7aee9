import { rule } from '../../rules/require-total-timeout.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('require-total-timeout', rule, {
  valid: [
    'fetch(url, { signal: AbortSignal.timeout(5_000) })',
    // Nothing bounds it: another rule speaks.
    'fetch(url)',
    { imports: 'axios', code: 'axios.get(url, { timeout: 5_000, signal: AbortSignal.timeout(10_000) })' },
    // A signal that we cannot see may bound it.
    { imports: 'axios', code: 'axios.get(url, { timeout: 5_000, signal })' },
    { imports: 'axios', code: 'axios.get(url, options)' },
    { imports: 'got', code: 'got(url, { timeout: { request: 5_000 } })' },
    // A stream, with a watch for silence.
    { imports: 'axios', code: `axios.get(url, { responseType: 'stream', timeout: 5_000 })` },
    // There is no body.
    { imports: 'axios', code: 'axios.head(url, { timeout: 5_000 })' },
    // A timer ends it, body and all.
    `
      import https from 'node:https'
      const request = https.get('https://a.example')
      setTimeout(() => request.destroy(), 5_000)
    `,
    // It covers the wait for a socket.
    { imports: 'got', code: `
      import { Agent } from 'node:https'
      const agent = { https: new Agent({ maxSockets: 5 }) }
      got(url, { agent, timeout: { request: 5_000 }, signal: AbortSignal.timeout(10_000) })
    ` },
    // Nobody waits for one.
    { imports: 'got', code: `
      import { Agent } from 'node:https'
      const agent = { https: new Agent({ keepAlive: true }) }
      got(url, { agent, timeout: { request: 5_000 } })
    ` },
    // Something else ends the wait.
    { imports: 'got', code: `
      import { Agent } from 'node:https'
      const agent = { https: new Agent({ maxSockets: 5 }) }
      Promise.race([late, got(url, { agent, timeout: { request: 5_000 } })])
    ` },
    // It goes to the proxy itself, without a tunnel.
    { imports: 'got', code: `
      import { HttpProxyAgent } from 'http-proxy-agent'
      const agent = { http: new HttpProxyAgent('http://proxy.example') }
      got(url, { agent, timeout: { request: 5_000 } })
    ` },
    // The same beside a watch for silence.
    `
      import https from 'node:https'
      const request = https.get('https://a.example')
      request.setTimeout(5_000, () => request.destroy())
      const deadline = setTimeout(() => request.destroy(), 5_000)
      request.on('close', () => clearTimeout(deadline))
    `,
  ],
  invalid: [
    // What streams on purpose needs no end, and a watch for silence.
    {
      code: `
        import OpenAI from 'openai'
        const client = new OpenAI()
        client.chat.completions.create({ model: 'm', messages: [], stream: true })
      `,
      settings: { hangtime: { versions: { openai: '6.0.0' } } },
      errors: [report('`timeout` bounds only the wait for a socket, the proxy, the connection and the headers of this client.chat.completions.create call: a stream that falls silent stays open for minutes, until Node gives up.')],
    },
    {
      code: `
        import OpenAI from 'openai'
        const client = new OpenAI()
        client.chat.completions.create({ model: 'm', messages: [], stream: true })
      `,
      settings: { hangtime: { versions: { openai: '4.95.1' } } },
      errors: [report('`timeout` bounds only the wait for a socket, the proxy, the connection and the headers of this client.chat.completions.create call: a stream that falls silent stays open for minutes, until its agent gives up.')],
    },
    {
      imports: 'got',
      code: `
        import { Agent } from 'node:https'
        const agent = { https: new Agent({ maxSockets: 5 }) }
        got(url, { agent, timeout: { request: 5_000 } })
      `,
      errors: [report('`timeout.request` does not bound the wait for a socket: this got call stands in line for one of the 5 of the Agent in line 3.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': `
        import { Agent } from 'node:https'
        const agent = { https: new Agent({ maxSockets: 5 }) }
        got(url, { agent, timeout: { request: 5_000 }, signal: AbortSignal.timeout(10_000) })
      `,
      })],
    },
    // An abort does not reach a request that still waits for its socket in node:http.
    {
      code: `
        import https from 'node:https'
        const agent = new https.Agent({ maxSockets: 5 })
        https.get('https://a.example', { agent, signal: AbortSignal.timeout(5_000) })
      `,
      errors: [report('`signal` does not bound the wait for a socket: this https.get call stands in line for one of the 5 of the https.Agent in line 2.')],
    },
    {
      imports: 'got',
      code: `
        import { HttpsProxyAgent } from 'https-proxy-agent'
        const agent = { https: new HttpsProxyAgent('http://proxy.example') }
        got(url, { agent, timeout: { request: 5_000 } })
      `,
      errors: [report('`timeout.request` does not bound the wait for the proxy: when it does not answer, this got call never ends (the HttpsProxyAgent in line 3).', {
        'Add `signal: AbortSignal.timeout(10_000)`.': `
        import { HttpsProxyAgent } from 'https-proxy-agent'
        const agent = { https: new HttpsProxyAgent('http://proxy.example') }
        got(url, { agent, timeout: { request: 5_000 }, signal: AbortSignal.timeout(10_000) })
      `,
      })],
    },
    {
      imports: 'axios',
      code: 'axios.get(url, { timeout: 5_000 })',
      errors: [report('`timeout` bounds only the connection, the headers and silence in the body of this axios.get call: a body that drips never ends.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': 'axios.get(url, { timeout: 5_000, signal: AbortSignal.timeout(10_000) })',
      })],
    },
    {
      imports: 'axios',
      code: `
        const api = axios.create({ timeout: 5_000 })
        api.get('/a')
        api.get('/b')
      `,
      errors: [report('`timeout` bounds only the connection, the headers and silence in the body of this api.get call: a body that drips never ends.')],
    },
    // The time of the project is shorter than this one: it would change what holds now.
    {
      imports: 'axios',
      code: 'axios.get(url, { timeout: 60_000 })',
      errors: [report('`timeout` bounds only the connection, the headers and silence in the body of this axios.get call: a body that drips never ends.')],
    },
    {
      imports: 'got',
      code: 'got(url, { timeout: { response: 5_000 } })',
      errors: [report('`timeout.response` bounds only the headers of this got call: a body that drips never ends.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': 'got(url, { timeout: { response: 5_000 }, signal: AbortSignal.timeout(10_000) })',
      })],
    },
    {
      imports: 'got',
      code: `got(url, { timeout: { response: 5_000 }, headers: { accept: 'text/event-stream' } })`,
      errors: [report('`timeout.response` bounds only the headers of this got call: a stream that falls silent never ends.')],
    },
    {
      code: `
        import https from 'node:https'
        const request = https.get('https://a.example', { timeout: 5_000 })
        request.on('timeout', () => request.destroy())
      `,
      errors: [report('`timeout` bounds only the connection, the headers and silence in the body of this https.get call: a body that drips never ends.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': `
          import https from 'node:https'
          const request = https.get('https://a.example', { timeout: 5_000, signal: AbortSignal.timeout(10_000) })
          request.on('timeout', () => request.destroy())
        `,
      })],
    },
    {
      code: `
        import { ofetch } from 'ofetch'
        ofetch('https://a.example', { timeout: 5_000 })
      `,
      errors: [report('`timeout` bounds only the wait for a socket, the proxy, the connection and the headers of this ofetch call: a body that drips never ends.', {
        'Add `signal: AbortSignal.timeout(10_000)`.': `
          import { ofetch } from 'ofetch'
          ofetch('https://a.example', { timeout: 5_000, signal: AbortSignal.timeout(10_000) })
        `,
      })],
    },
  ],
})
