import { rule } from '../../rules/require-timeout.ts'
import { forms } from './forms.ts'
import { report, testRule } from './tester.ts'

const fetchWaits = 'This fetch call can wait 5 min for an answer, until Node gives up, and forever for a body that drips: no timeout reaches it.'
const instanceWaits = 'Calls through this axios instance can wait forever: no timeout reaches it.'
const addSignal = 'Add `signal: AbortSignal.timeout(10_000)`.'
const addTimeout = 'Add `timeout: 10_000`.'

export const cases = testRule('require-timeout', rule, {
  valid: [
    // Nothing goes out.
    'fetch(dataUrl)',
    'const picture = canvas.toDataURL()\nfetch(picture)',
    'const convertBlobUrlToDataUrl = async (url) => (await fetch(url)).blob()',
    'async function read(url) { if (!url.startsWith("blob:")) return undefined; return fetch(url) }',
    // Bounded, in every way that people do it.
    'fetch(url, { signal: AbortSignal.timeout(5_000) })',
    `
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 5_000)
      fetch(url, { signal: controller.signal })
    `,
    { imports: 'axios', code: 'axios.get(url, { timeout: 5_000 })' },
    { imports: 'axios', code: `
      axios.defaults.timeout = 5_000
      axios.get(url)
    ` },
    { imports: 'got', code: 'got.post(url, { timeout: { request: 5_000 } })' },

    // Filled twice: whichever it is.
    `let load = fetch\nif (fast) load = quick\nload(url)`,

    // Somebody else may bound it: we cannot see.
    'fetch(url, options)',
    `fetch(url, { method: 'POST', ...options })`,
    'fetch(url, ...args)',
    'fetch(url, { signal })',
    'function load(url: string, { signal }: { signal: AbortSignal }) { return fetch(url, { signal }) }',
    'fetch(event.request)',
    'Promise.race([fetch(url), later(5_000)])',
    'withTimeout(() => fetch(url), 5_000)',
    `
      const pending = fetch(url)
      await Promise.race([pending, later(5_000)])
    `,
    { imports: 'axios', code: 'axios.get(url, options)' },
    { imports: 'axios', code: 'axios.request(options)' },
    { imports: 'axios', code: 'axios.get(url, { cancelToken, ...options })' },
    { imports: 'axios', code: `
      axios.interceptors.request.use((config) => ({ ...config, timeout: 5_000 }))
      axios.get(url)
    ` },
    { imports: 'got', code: 'got.get(url, { timeout: phases })' },

    // Another fetch, another axios.
    'function load(fetch: (url: string) => Promise<void>) { return fetch(url) }',
    'class Store { fetch() {} load() { return this.fetch() } }',
    'cache.fetch(url)',
    `
      import axios from './http'
      axios.get(url)
    `,
    `
      import { fetch } from './http'
      fetch(url)
    `,
    { imports: 'axios', code: 'function load(axios: { get: (url: string) => void }) { axios.get(url) }' },

    // Nothing leaves the machine, or only to the page's own server.
    `fetch('/api/orders')`,
    'fetch(`./${id}.json`)',
    `fetch('data:text/plain,hello')`,
    `fetch('file:///tmp/orders.json')`,
    'fetch(`blob:${id}`)',
    `fetch(new URL('./orders.wasm', import.meta.url))`,
    `fetch(chrome.runtime.getURL('orders.json'))`,
    { imports: 'axios', code: `
      const api = axios.create({ baseURL: '/api' })
      api.get('/orders')
    ` },

    // The instance bounds its calls, or each call itself.
    { imports: 'axios', code: `
      const api = axios.create({ baseURL: 'https://a.example', timeout: 5_000 })
      api.get('/orders')
    ` },
    { imports: 'axios', code: `
      const api = axios.create({ baseURL: 'https://a.example' })
      api.get('/orders', { timeout: 5_000 })
      api.post('/orders', {}, { timeout: 5_000 })
    ` },
    { imports: 'axios', code: `
      const api = axios.create({ baseURL: 'https://a.example' })
      api.defaults.timeout = 5_000
      api.get('/orders')
    ` },
    { imports: 'got', code: `
      const api = got.extend({ prefixUrl: 'https://a.example', timeout: { request: 5_000 } })
      api('orders')
    ` },

    // Nobody calls through it.
    { imports: 'axios', code: `const api = axios.create({ baseURL: 'https://a.example' })` },

    // What is written and does not work is another rule's.
    { imports: 'axios', code: 'axios.get(url, { timeout: 0 })' },
    { imports: 'axios', code: 'axios.get(url, { timeoutMs: 5_000 })' },
    { imports: 'axios', code: 'axios.create({ requestTimeout: 5_000 }).get(url)' },
    'fetch(url, { timeout: 5_000 })',
    'fetch(url, { signal: null })',
  ],
  invalid: [
    // A name that is filled later, whatever stands in it until then.
    ...[
      ["let load = null\nasync function go() {\n  load ??= (await import('node-fetch')).default\n  return ", '\n}'],
      ["let load\nasync function go() {\n  ({ default: load } = await import('node-fetch'))\n  return ", '\n}'],
      ["let load = async (...given) => {\n  ({ default: load } = await import('node-fetch'))\n  return load(...given)\n}\nvoid ", ''],
    ].map(([before, after]) => ({
      code: `${before}load('https://example.com/')${after}`,
      errors: [report('This load call can wait forever: no timeout reaches it.', { [addSignal]: `${before}load('https://example.com/', { signal: AbortSignal.timeout(10_000) })${after}` })],
    })),
    // Whichever of the two it is, it is Node's.
    ...[
      ['const client = secure ? https : http\n', 'client'],
      ['let client = http\nif (secure) client = https\n', 'client'],
      ['let client\nif (secure) {\n  client = https\n} else {\n  client = http\n}\n', 'client'],
      ["const clients = { 'http:': http, 'https:': https }\n", 'clients[url.protocol]', 'http.get'],
      [';', '(secure ? https : http)', 'http.get'],
    ].map(([lines = '', client = '', name = `${client}.get`]) => {
      const before = `import http from 'node:http'\nimport https from 'node:https'\n${lines}${client}`
      return {
        code: `${before}.get('http://example.com/')`,
        errors: [report(`This ${name} call can wait forever: no timeout reaches it.`, { [addSignal]: `${before}.get('http://example.com/', { signal: AbortSignal.timeout(10_000) })` })],
      }
    }),
    ...forms.map(([code, output]) => ({ code, errors: [report(fetchWaits, { [addSignal]: output })] })),

    // Node gives up in the end; a body that drips has no end.
    { code: `
      const load = () => globalThis
        .fetch(url)
    `, errors: [{ ...report('This globalThis.fetch call can wait 5 min for an answer, until Node gives up, and forever for a body that drips: no timeout reaches it.', {
      [addSignal]: `
        const load = () => globalThis
          .fetch(url, { signal: AbortSignal.timeout(10_000) })
      `,
    }), line: 1, column: 20, endLine: 2, endColumn: 9 }] },
    { code: `
      const request = new Request(url)
      fetch(request)
    `, errors: [report(fetchWaits, {
      [addSignal]: `
        const request = new Request(url)
        fetch(request, { signal: AbortSignal.timeout(10_000) })
      `,
    })] },

    // The project's own time.
    { settings: { hangtime: { timeout: { default: 2500 } } }, code: 'fetch(url)', errors: [report(fetchWaits, { 'Add `signal: AbortSignal.timeout(2_500)`.': 'fetch(url, { signal: AbortSignal.timeout(2_500) })' })] },
    { settings: { hangtime: { timeout: { default: 30000, max: 20000 } } }, code: 'fetch(url)', errors: [report(fetchWaits, {
      'Add `signal: AbortSignal.timeout(20_000)`.': 'fetch(url, { signal: AbortSignal.timeout(20_000) })',
    })] },

    // The options of axios stand behind the body.
    { imports: 'axios', code: 'axios.get(url)', errors: [{ ...report('This axios.get call can wait forever: no timeout reaches it.', {
      [addTimeout]: 'axios.get(url, { timeout: 10_000 })',
      [addSignal]: 'axios.get(url, { signal: AbortSignal.timeout(10_000) })',
    }), line: 2, column: 1, endLine: 2, endColumn: 10 }] },
    { imports: 'axios', code: 'axios.post(url)', errors: [report('This axios.post call can wait forever: no timeout reaches it.', {
      [addTimeout]: 'axios.post(url, undefined, { timeout: 10_000 })',
      [addSignal]: 'axios.post(url, undefined, { signal: AbortSignal.timeout(10_000) })',
    })] },
    { imports: 'axios', code: `
      axios.post(
        url,
      )
    `, errors: [report('This axios.post call can wait forever: no timeout reaches it.', {
      [addTimeout]: `
        axios.post(
          url,
          undefined,
          { timeout: 10_000 },
        )
      `,
      [addSignal]: `
        axios.post(
          url,
          undefined,
          { signal: AbortSignal.timeout(10_000) },
        )
      `,
    })] },
    { imports: 'axios', code: `axios.post(url, { timeout: 30, name: 'a body' })`, errors: [report('This axios.post call can wait forever: no timeout reaches it.', {
      [addTimeout]: `axios.post(url, { timeout: 30, name: 'a body' }, { timeout: 10_000 })`,
      [addSignal]: `axios.post(url, { timeout: 30, name: 'a body' }, { signal: AbortSignal.timeout(10_000) })`,
    })] },
    { imports: 'axios', code: 'axios({ url, timeout: undefined })', errors: [report('This axios call can wait forever: no timeout reaches it.', {
      [addTimeout]: 'axios({ url, timeout: 10_000 })',
      [addSignal]: 'axios({ url, timeout: undefined, signal: AbortSignal.timeout(10_000) })',
    })] },
    { code: `
      const axios = require('axios')
      axios.get(url)
    `, errors: [report('This axios.get call can wait forever: no timeout reaches it.', {
      [addTimeout]: `
        const axios = require('axios')
        axios.get(url, { timeout: 10_000 })
      `,
      [addSignal]: `
        const axios = require('axios')
        axios.get(url, { signal: AbortSignal.timeout(10_000) })
      `,
    })] },
    { imports: 'axios', settings: { hangtime: { versions: { axios: '0.21.4' } } }, code: 'axios.get(url)', errors: [report('This axios.get call can wait forever: no timeout reaches it.', {
      [addTimeout]: 'axios.get(url, { timeout: 10_000 })',
    })] },

    // What is there bounds a part only.
    { imports: 'got', code: 'got.get(url, { timeout: { connect: 1_000 } })', errors: [report('This got.get call can wait forever: timeout.connect bounds only the connection.', {
      'Add `timeout: { request: 10_000 }`.': 'got.get(url, { timeout: { connect: 1_000, request: 10_000 } })',
      [addSignal]: 'got.get(url, { timeout: { connect: 1_000 }, signal: AbortSignal.timeout(10_000) })',
    })] },
    { imports: 'got', code: `
      got.get(url, {
        timeout: {
          connect: 1_000, // TCP
        },
      })
    `, errors: [report('This got.get call can wait forever: timeout.connect bounds only the connection.', {
      'Add `timeout: { request: 10_000 }`.': `
        got.get(url, {
          timeout: {
            connect: 1_000, // TCP
            request: 10_000,
          },
        })
      `,
      [addSignal]: `
        got.get(url, {
          timeout: {
            connect: 1_000, // TCP
          },
          signal: AbortSignal.timeout(10_000),
        })
      `,
    })] },
    { imports: 'got', code: 'got.get(url, { timeout: { request: undefined } })', errors: [report('This got.get call can wait forever: no timeout reaches it.', {
      'Add `timeout: { request: 10_000 }`.': 'got.get(url, { timeout: { request: 10_000 } })',
      [addSignal]: 'got.get(url, { timeout: { request: undefined }, signal: AbortSignal.timeout(10_000) })',
    })] },
    { imports: 'got', code: `
      const phases = { connect: 1_000 }
      got.get(url, { timeout: phases })
    `, errors: [report('This got.get call can wait forever: timeout.connect bounds only the connection.', {
      'Add `timeout: { request: 10_000 }`.': `
        const phases = { connect: 1_000 }
        got.get(url, { timeout: { ...phases, request: 10_000 } })
      `,
      [addSignal]: `
        const phases = { connect: 1_000 }
        got.get(url, { timeout: phases, signal: AbortSignal.timeout(10_000) })
      `,
    })] },

    // Options stand before the callback, also where it is only named.
    { imports: 'http', code: `
      const done = () => {}
      http.get('https://a.example', done)
    `, errors: [report('This http.get call can wait forever: no timeout reaches it.', {
      [addSignal]: `
        const done = () => {}
        http.get('https://a.example', { signal: AbortSignal.timeout(10_000) }, done)
      `,
    })] },

    // An option that is a property is set where the request has its URL.
    { code: `
      function load() {
        const xhr = new XMLHttpRequest()
        xhr.open('GET', 'https://a.example')
        xhr.send()
      }
      load()
    `, errors: [report('This XMLHttpRequest call can wait forever: no timeout reaches it.', {
      'Add `xhr.timeout = 10_000`.': `
        function load() {
          const xhr = new XMLHttpRequest()
          xhr.open('GET', 'https://a.example')
          xhr.timeout = 10_000
          xhr.send()
        }
        load()
      `,
    })] },
    // A URL in the place of the options becomes one of them.
    { imports: 'phin', code: `phin('https://a.example')`, errors: [report('This phin call can wait forever: no timeout reaches it.', {
      [addTimeout]: `phin({ url: 'https://a.example', timeout: 10_000 })`,
    })] },

    // An instance is told once, where it is made.
    { imports: 'axios', code: `
      const api = axios.create()
      api.get('https://a.example')
      api.post('https://b.example')
    `, errors: [{ ...report(instanceWaits, {
      [addTimeout]: `
        const api = axios.create({ timeout: 10_000 })
        api.get('https://a.example')
        api.post('https://b.example')
      `,
    }), line: 2, column: 13, endLine: 2, endColumn: 25 }] },
    { imports: 'axios', code: `
      const api = axios.create({ baseURL: 'https://a.example' })
      api.get('/orders', { timeout: 5_000 })
      api.get('/customers')
    `, errors: [report(instanceWaits, {
      [addTimeout]: `
        const api = axios.create({ baseURL: 'https://a.example', timeout: 10_000 })
        api.get('/orders', { timeout: 5_000 })
        api.get('/customers')
      `,
    })] },
    { imports: 'axios', code: `export const api = axios.create({ baseURL: 'https://a.example' })`, errors: [report(instanceWaits, {
      [addTimeout]: `export const api = axios.create({ baseURL: 'https://a.example', timeout: 10_000 })`,
    })] },
    { imports: 'axios', code: `
      export class Orders {
        private readonly http = axios.create({
          baseURL: 'https://a.example',
        })

        all() { return this.http.get('/orders') }
      }
    `, errors: [report(instanceWaits, {
      [addTimeout]: `
        export class Orders {
          private readonly http = axios.create({
            baseURL: 'https://a.example',
            timeout: 10_000,
          })

          all() { return this.http.get('/orders') }
        }
      `,
    })] },
    { imports: 'got', code: `export const api = got.extend({ prefixUrl: 'https://a.example' })`, errors: [report('Calls through this got instance can wait forever: no timeout reaches it.', {
      'Add `timeout: { request: 10_000 }`.': `export const api = got.extend({ prefixUrl: 'https://a.example', timeout: { request: 10_000 } })`,
    })] },

    // A relative URL, where the project asks for it.
    { options: [{ relativeUrls: true }], code: `fetch('/api/orders')`, errors: [report(fetchWaits, { [addSignal]: `fetch('/api/orders', { signal: AbortSignal.timeout(10_000) })` })] },
    { imports: 'axios', options: [{ relativeUrls: true }], code: `
      const api = axios.create({ baseURL: '/api' })
      api.get('/orders')
    `, errors: [report(instanceWaits, {
      [addTimeout]: `
        const api = axios.create({ baseURL: '/api', timeout: 10_000 })
        api.get('/orders')
      `,
    })] },
  ],
})
