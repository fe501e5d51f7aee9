import type { Api, Client, Phase, Values } from './shape.ts'

const everything: readonly Phase[] = ['connect', 'headers', 'body-idle', 'body']
const client = { call: { through: 1, makes: 'client' } } as const
const transport = { call: { options: 0, makes: 'transport', role: 'dispatcher' } } as const

const types: Readonly<Record<string, Api>> = {
  module: { members: { createClient: client, createPromiseClient: client } },
  transports: { members: { createConnectTransport: transport, createGrpcTransport: transport, createGrpcWebTransport: transport } },
  transport: {},
  client: { members: { '*': { call: { request: true, awaited: true, options: 1 } } } },
}

const values: Values = { fraction: 'at-once', overflow: 'at-once', NaN: 'at-once', Infinity: 'at-once', text: 'at-once' }

/** Connect: remote procedures over HTTP, in its own protocol or as gRPC. Streams are not looked at: they may be meant to last. */
export const connect: readonly Client[] = [
  {
    name: '@connectrpc/connect',
    package: '@connectrpc/connect',
    versions: '*',
    modules: { '@connectrpc/connect': 'module', '@connectrpc/connect-node': 'transports', '@connectrpc/connect-web': 'transports' },
    types,
    timeouts: [
      { path: 'timeoutMs', takes: 'ms', covers: everything, values: { ...values, zero: 'never', negative: 'never', null: 'never' } },
      { path: 'defaultTimeoutMs', takes: 'ms', on: 'dispatcher', unless: 'timeoutMs', covers: everything, values: { ...values, zero: 'at-once', negative: 'at-once', null: 'at-once' } },
      { path: 'signal', takes: 'signal', covers: everything },
      // They can give each call a signal.
      { path: 'interceptors', takes: 'fetch', on: 'dispatcher', covers: everything },
    ],
    ignores: ['timeout', 'deadline', 'requestTimeout'],
    options: ['headers', 'onHeader', 'onTrailer', 'contextValues'],
    repair: ['timeoutMs'],
    docs: 'https://connectrpc.com/docs/web/using-clients/#timeouts',
  },
]
