import type { Api, Client, Signature, Values } from './shape.ts'

const verb = { call: { request: true, url: 0, body: 1, returns: 'Request' } } as const

const verbs = {
  get: verb,
  head: verb,
  post: verb,
  put: verb,
  patch: verb,
  delete: verb,
  del: verb,
  options: verb,
} as const

const timeout = { call: { sets: 'timeout' } } as const
const retry = { call: { sets: 'retry' } } as const
const use = { call: { intercepts: true } } as const

/** `superagent('GET', url)`. */
const call: Signature = { request: true, method: 0, url: 1, returns: 'Request' }

const types: Readonly<Record<string, Api>> = {
  module: {
    call,
    members: { ...verbs, agent: { call: { makes: 'agent' } }, default: 'module' },
  },
  agent: { members: { ...verbs, timeout, retry, use } },
  Request: {
    members: {
      timeout,
      retry,
      use,
      on: { call: { listens: true } },
      once: { call: { listens: true } },
      abort: { call: { ends: true } },
    },
  },
}

/** They go to setTimeout as they are, unless they count as false. */
const values: Values = {
  zero: 'never',
  false: 'never',
  null: 'never',
  NaN: 'never',
  negative: 'at-once',
  fraction: 'at-once',
  overflow: 'at-once',
  Infinity: 'at-once',
  true: 'at-once',
  text: 'at-once',
}

const everything = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] as const

/** Its options are methods of the request: `.timeout(ms)`, `.timeout({ response, deadline })`. */
export const superagent: readonly Client[] = [
  {
    name: 'superagent',
    package: 'superagent',
    versions: '*',
    modules: { superagent: 'module' },
    types,
    timeouts: [
      { path: 'timeout', takes: 'ms', covers: everything, values },
      { path: 'timeout.deadline', takes: 'ms', covers: everything, values },
      // Until the first byte, and again at each redirect.
      { path: 'timeout.response', takes: 'ms', covers: ['queue', 'proxy', 'connect', 'headers'], restarts: 'redirect', values },
    ],
    // The console warns of them, and nothing else happens.
    ignores: ['timeout.request', 'timeout.connect', 'timeout.read', 'timeout.body', 'timeout.total'],
    options: ['timeout.upload'],
    retry: { paths: ['retry'], default: 0, delay: { first: 0, factor: 1 }, afterTimeout: true },
    repair: ['timeout.deadline', 'timeout.response'],
    docs: 'https://forwardemail.github.io/superagent/#timeouts',
  },
]
