import type { Api, Client, Values } from './shape.ts'

const listens = { call: { listens: true } } as const
const connect = { call: { connects: true, options: 0, returns: 'Socket' } } as const

/** Those of TLS can stand behind the port. */
const secure = { call: { connects: true, options: [0, 1], returns: 'Socket' } } as const

const types: Readonly<Record<string, Api>> = {
  // A Socket's own options hold no timeout.
  module: { members: { connect, createConnection: connect, Socket: { construct: { connects: true, returns: 'Socket' } }, default: 'module' } },
  tls: { members: { connect: secure, default: 'tls' } },
  Socket: {
    members: {
      setTimeout: { call: { sets: 'setTimeout' } },
      on: listens,
      once: listens,
      addListener: listens,
      prependListener: listens,
      prependOnceListener: listens,
      destroy: { call: { ends: true } },
    },
  },
}

const values: Values = {
  zero: 'never',
  fraction: 'at-once',
  overflow: 'clamped',
  negative: 'throws',
  NaN: 'throws',
  Infinity: 'throws',
  'numeric-string': 'throws',
}

/** Sockets of Node that carry no HTTP. Their timeouts are silence, and only emit `timeout`. */
export const net: readonly Client[] = [
  {
    name: 'net',
    versions: '*',
    modules: { net: 'module', 'node:net': 'module', tls: 'tls', 'node:tls': 'tls' },
    types,
    timeouts: [
      { path: 'timeout', takes: 'ms', event: 'timeout', covers: ['connect', 'headers', 'body-idle'], values: { ...values, NaN: 'never', null: 'never', false: 'never' } },
      { path: 'setTimeout', takes: 'ms', event: 'timeout', covers: ['connect', 'headers', 'body-idle'], values },
      { path: 'signal', takes: 'signal', covers: ['connect', 'headers', 'body-idle', 'body'] },
    ],
    lasts: true,
    repair: [],
    docs: 'https://nodejs.org/api/net.html#socketsettimeouttimeout-callback',
  },
]
