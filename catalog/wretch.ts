import type { Api, Client, Phase } from './shape.ts'

/** One more step before the request: a copy that starts from the options so far. */
const step = { call: { makes: 'wretch', inherits: true } } as const
const request = { call: { request: true, url: 0, optionsBy: 'options', returns: 'sent' } } as const
const withBody = { call: { request: true, url: 1, body: 0, optionsBy: 'options', returns: 'sent' } } as const
const read = { call: { settles: true } } as const

const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

// What brings code of its own before the request may bound it, and has no entry: `middlewares`, `defer`, `polyfills`, `signal`.
const wretchType: Api = {
  members: {
    options: { call: { options: 0, makes: 'wretch', inherits: true } },
    addon: step,
    url: step,
    headers: step,
    accept: step,
    content: step,
    auth: step,
    query: step,
    body: step,
    json: step,
    formData: step,
    formUrl: step,
    errorType: step,
    customError: step,
    catcher: step,
    catcherFallback: step,
    get: request,
    delete: request,
    head: request,
    opts: request,
    post: withBody,
    put: withBody,
    patch: withBody,
    fetch: { call: { request: true, method: 0, url: 1, body: 2, optionsBy: 'options', returns: 'sent' } },
  },
}

const call = { url: 0, options: 1, makes: 'wretch' } as const

const types: Readonly<Record<string, Api>> = {
  wretch: wretchType,
  sent: { members: { setTimeout: { call: { sets: 'setTimeout' } }, res: read, json: read, text: read, blob: read, arrayBuffer: read, formData: read } },
}

const shared = {
  name: 'wretch',
  package: 'wretch',
  modules: { wretch: 'module' },
  timeouts: [
    { path: 'signal', takes: 'signal', covers: everything },
    // `.setTimeout(ms)` of the abort addon, behind the request.
    { path: 'setTimeout', takes: 'ms', covers: everything, values: { zero: 'at-once', overflow: 'at-once' } },
  ],
  ignores: ['timeout', 'timeoutMs', 'requestTimeout', 'responseTimeout', 'connectTimeout', 'headersTimeout', 'bodyTimeout', 'readTimeout', 'timeouts', 'deadline'],
  options: [
    'method', 'headers', 'body', 'mode', 'credentials', 'cache', 'redirect', 'referrer', 'referrerPolicy', 'integrity', 'keepalive', 'duplex', 'priority',
    'dispatcher',
  ],
  backstop: { headers: 300_000, by: 'Node' },
  repair: ['signal'],
} as const

/** A chain around fetch: its options are a step of it. */
export const wretch: readonly Client[] = [
  {
    ...shared,
    versions: '>=3.0.0',
    types: { ...types, module: { call, members: { default: 'module' } } },
    docs: 'https://github.com/elbywan/wretch#readme',
  },
  {
    // It has defaults for all.
    ...shared,
    versions: '<3.0.0',
    types: { ...types, module: { call, members: { default: 'module', options: { call: { configures: true } } } } },
    docs: 'https://github.com/elbywan/wretch/tree/2.11.1#readme',
  },
]
