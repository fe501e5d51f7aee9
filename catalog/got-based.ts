import { got } from './got.ts'
import type { Api, Client, Phase } from './shape.ts'

const [, checked] = got as readonly [Client, Client]

/** What its agent refuses is no end at once. */
const refused = { negative: 'throws', Infinity: 'throws' } as const

const request: Api = { call: { request: true, url: 0, options: 1 } }
const total: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

/** Instances of got that others publish: they behave as the got inside them does. */
export const gotBased: readonly Client[] = [
  {
    // Bounded by itself: a minute, and no retry.
    ...checked,
    name: 'got-scraping',
    package: 'got-scraping',
    versions: '>=4.0.0',
    modules: { 'got-scraping': 'module' },
    types: { ...checked.types, module: { members: { gotScraping: 'got', default: 'module' } } },
    // Its sockets know no `timeout.socket`.
    timeouts: checked.timeouts.filter(({ path }) => path !== 'timeout.socket').map((timeout) => {
      if (timeout.path === 'timeout.request') return { ...timeout, default: 60_000, values: { ...timeout.values, ...refused } }
      return timeout.path === 'timeout.connect' ? { ...timeout, values: { ...timeout.values, negative: 'throws' as const } } : timeout
    }),
    options: [
      ...(checked.options ?? []), 'proxyUrl', 'headerGeneratorOptions', 'useHeaderGenerator', 'headerGenerator', 'insecureHTTPParser', 'sessionToken',
    ],
    ...(checked.retry && { retry: { paths: checked.retry.paths, default: 0, delay: checked.retry.delay, afterTimeout: true, ...(checked.retry.methods && { methods: checked.retry.methods }) } }),
    docs: 'https://github.com/apify/got-scraping#readme',
  },
  {
    ...checked,
    name: 'gh-got',
    package: 'gh-got',
    versions: '>=10.0.0',
    modules: { 'gh-got': 'got' },
    docs: 'https://github.com/sindresorhus/gh-got#readme',
  },
  {
    // Over got 7: its `timeout` is one for all attempts, of which there are more only when something breaks.
    name: 'gh-got',
    package: 'gh-got',
    versions: '>=5.0.0 <7.0.0',
    modules: { 'gh-got': 'got' },
    types: { got: { ...request, members: { get: request, post: request, put: request, patch: request, head: request, delete: request, default: 'got' } } },
    timeouts: [
      { path: 'timeout', takes: 'ms', covers: total, values: { zero: 'never', null: 'never', false: 'never', 'numeric-string': 'never', object: 'works' } },
      { path: 'timeout.request', takes: 'ms', covers: total },
      { path: 'timeout.connect', takes: 'ms', covers: ['queue', 'proxy', 'connect'] },
      { path: 'timeout.socket', takes: 'ms', covers: ['headers', 'body-idle'], restarts: 'redirect' },
      { path: 'signal', takes: 'signal', covers: ['connect', 'headers', 'body-idle', 'body'] },
    ],
    ignores: ['timeoutMs', 'requestTimeout', 'timeout.response'],
    options: ['token', 'endpoint', 'json', 'headers', 'body', 'query', 'encoding', 'stream', 'form', 'agent', 'method', 'followRedirect', 'useElectronNet', 'retries'],
    repair: ['timeout'],
    docs: 'https://github.com/sindresorhus/gh-got/tree/v6.0.0#readme',
  },
]
