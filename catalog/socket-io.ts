import type { Api, Client } from './shape.ts'

const open = { call: { options: [0, 1], makes: 'socket', role: 'dispatcher' } } as const

const types: Readonly<Record<string, Api>> = {
  module: { ...open, members: { io: open, connect: open, default: 'module' } },
  // `socket.timeout(ms)` bounds what is called on it.
  socket: { members: { emitWithAck: { call: { request: true } }, timeout: { call: { makes: 'timed' } } } },
  timed: {},
}

/** Socket.IO: what waits is who asks for an acknowledgement. */
export const socketIo: readonly Client[] = [
  {
    name: 'socket.io-client',
    package: 'socket.io-client',
    versions: '>=4.6.0',
    modules: { 'socket.io-client': 'module' },
    types,
    timeouts: [{ path: 'ackTimeout', takes: 'ms', on: 'dispatcher', covers: ['connect', 'headers', 'body-idle', 'body'] }],
    lasts: true,
    repair: [],
    docs: 'https://socket.io/docs/v4/client-api/#socketemitwithackeventname-args',
  },
]
