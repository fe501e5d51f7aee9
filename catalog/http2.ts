import type { Api, Client, Phase, Values } from './shape.ts'

const listens = { call: { listens: true } } as const
const ends = { call: { ends: true } } as const
// Its time is that of all its streams, and whoever hears it may end them.
const unseen = { call: { intercepts: true } } as const

const types: Readonly<Record<string, Api>> = {
  module: { members: { connect: { call: { url: 0, options: 1, makes: 'session', role: 'dispatcher' } }, default: 'module' } },
  session: { members: { request: { call: { request: true, options: 1, returns: 'stream' } }, setTimeout: unseen } },
  stream: {
    members: {
      setTimeout: { call: { sets: 'setTimeout' } },
      on: listens,
      once: listens,
      addListener: listens,
      prependListener: listens,
      prependOnceListener: listens,
      close: ends,
      destroy: ends,
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
  null: 'throws',
  false: 'throws',
  true: 'throws',
  'numeric-string': 'throws',
  text: 'throws',
  object: 'throws',
}

const everything: readonly Phase[] = ['connect', 'headers', 'body-idle', 'body']

/** Node's own HTTP/2. A request of a session waits for the connection too. */
export const http2: readonly Client[] = [
  {
    name: 'http2',
    versions: '*',
    modules: { http2: 'module', 'node:http2': 'module' },
    types,
    timeouts: [
      { path: 'signal', takes: 'signal', covers: everything },
      { path: 'setTimeout', takes: 'ms', event: 'timeout', covers: ['connect', 'headers', 'body-idle'], values },
      // Of the session's own options, for its socket.
      { path: 'signal', takes: 'signal', on: 'dispatcher', covers: everything },
    ],
    ignores: ['timeout', 'requestTimeout', 'connectTimeout', 'responseTimeout', 'headersTimeout', 'bodyTimeout', 'timeoutMs', 'timeouts', 'deadline'],
    options: ['endStream', 'exclusive', 'parent', 'weight', 'waitForTrailers'],
    repair: ['signal'],
    docs: 'https://nodejs.org/api/http2.html#clienthttp2sessionrequestheaders-options',
  },
]
