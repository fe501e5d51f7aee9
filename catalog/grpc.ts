import type { Api, Client, Phase } from './shape.ts'

const everything: readonly Phase[] = ['connect', 'headers', 'body-idle', 'body']
const maker = { call: { makes: 'service' } } as const

const types: Readonly<Record<string, Api>> = {
  module: {
    members: {
      loadPackageDefinition: { call: { makes: 'package' } },
      makeGenericClientConstructor: maker,
      makeClientConstructor: maker,
      Metadata: { construct: { makes: 'metadata' } },
      default: 'module',
    },
  },
  // `loadPackageDefinition(…).a.b.Service`
  package: { construct: { options: 2, makes: 'client', role: 'dispatcher' }, members: { '*': 'package' } },
  service: { construct: { options: 2, makes: 'client', role: 'dispatcher' } },
  client: {
    members: {
      close: {},
      getChannel: {},
      waitForReady: {},
      '*': { call: { request: true, options: 'before' } },
    },
  },
  metadata: {},
}

/** gRPC in JavaScript alone. Streams are not looked at: they may be meant to last. */
export const grpc: readonly Client[] = [
  {
    name: '@grpc/grpc-js',
    package: '@grpc/grpc-js',
    versions: '*',
    modules: { '@grpc/grpc-js': 'module' },
    types,
    timeouts: [
      {
        path: 'deadline',
        takes: 'time',
        covers: everything,
        values: {
          number: 'at-once',
          zero: 'at-once',
          negative: 'at-once',
          fraction: 'at-once',
          decimal: 'at-once',
          'numeric-string': 'throws',
          overflow: 'at-once',
          Infinity: 'never',
          null: 'never',
          false: 'throws',
          true: 'throws',
          text: 'throws',
          object: 'throws',
        },
      },
      // They can give each call a deadline.
      { path: 'interceptors', takes: 'fetch', covers: everything },
      { path: 'interceptors', takes: 'fetch', on: 'dispatcher', covers: everything },
    ],
    ignores: ['timeout', 'timeoutMs', 'signal', 'deadlineMs', 'requestTimeout'],
    options: ['host', 'parent', 'propagate_flags', 'credentials', 'interceptor_providers'],
    // Over HTTP/2 all share one.
    sockets: 1,
    repair: ['deadline'],
    docs: 'https://grpc.github.io/grpc/node/grpc.Client.html#~CallOptions',
  },
]
