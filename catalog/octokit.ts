import type { Api, Client } from './shape.ts'

const everything = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] as const

/** `octokit.request('GET /…', { …, request: { signal } })`: what GitHub takes, and in `request` what fetch takes. */
const route = { request: true, options: 1 } as const
const method = { call: { request: true, options: 0 } } as const
const defaults = (makes: string) => ({ members: { defaults: { call: { options: 0, makes, inherits: true } } } }) as const

const types: Readonly<Record<string, Api>> = {
  module: {
    members: {
      default: 'module',
      Octokit: 'Octokit',
      request: 'request',
      graphql: 'request',
      getOctokit: { call: { options: 1, makes: 'client' } },
    },
  },
  Octokit: { construct: { options: 0, makes: 'client' }, members: { plugin: { call: { makes: 'Octokit' } } } },
  request: { call: route, ...defaults('request') },
  client: {
    members: {
      request: { call: route, ...defaults('request') },
      graphql: { call: route, ...defaults('request') },
      rest: { members: { '*': 'resource' } },
      // What is done before each request may bound it.
      hook: { members: { before: { call: { intercepts: true } }, wrap: { call: { intercepts: true } } } },
      paginate: {},
      auth: {},
      log: {},
      '*': 'resource',
    },
  },
  resource: { members: { '*': method } },
}

/** GitHub's own: since it goes through fetch it has no timeout, and says nothing when it is given one. */
export const octokit: readonly Client[] = [
  {
    name: 'Octokit',
    package: '@octokit/request',
    versions: '>=7.0.0',
    modules: {
      '@octokit/rest': 'module',
      '@octokit/core': 'module',
      '@octokit/request': 'module',
      '@octokit/graphql': 'module',
      '@actions/github': 'module',
      octokit: 'module',
    },
    types,
    timeouts: [
      // A body that it ends is given back as if that was all.
      { path: 'request.signal', takes: 'signal', covers: everything },
      { path: 'request.fetch', takes: 'fetch', covers: everything },
    ],
    ignores: ['request.timeout', 'request.timeoutMs', 'request.requestTimeout'],
    backstop: { headers: 300_000, by: 'Node' },
    repair: ['request.signal', 'request.fetch'],
    docs: 'https://github.com/octokit/request.js#request',
  },
]
