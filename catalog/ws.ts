import type { Api, Client } from './shape.ts'

const listens = { call: { listens: true } } as const
const ends = { call: { ends: true } } as const

const types: Readonly<Record<string, Api>> = {
  module: {
    construct: { request: true, url: 0, options: [1, 2], returns: 'socket' },
    members: { WebSocket: 'module', default: 'module' },
  },
  socket: { members: { on: listens, once: listens, addListener: listens, close: ends, terminate: ends } },
}

/** WebSockets of Node: how long the handshake may take. One that is open may be meant to last. */
export const ws: readonly Client[] = [
  {
    name: 'ws',
    package: 'ws',
    versions: '*',
    modules: { ws: 'module' },
    types,
    timeouts: [
      {
        path: 'handshakeTimeout',
        takes: 'ms',
        covers: ['connect', 'headers'],
        values: {
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
        },
      },
      { path: 'signal', takes: 'signal', covers: ['connect', 'headers'] },
    ],
    ignores: ['timeout', 'connectTimeout', 'connectionTimeout', 'timeoutMs', 'requestTimeout'],
    options: ['headers', 'agent', 'perMessageDeflate', 'followRedirects', 'maxRedirects', 'maxPayload', 'origin', 'protocolVersion', 'rejectUnauthorized', 'skipUTF8Validation', 'autoPong', 'generateMask', 'allowSynchronousEvents', 'finishRequest', 'ca', 'cert', 'key', 'auth', 'family', 'lookup', 'servername', 'host', 'port'],
    lasts: true,
    repair: ['handshakeTimeout'],
    docs: 'https://github.com/websockets/ws/blob/master/doc/ws.md#new-websocketaddress-protocols-options',
  },
]
