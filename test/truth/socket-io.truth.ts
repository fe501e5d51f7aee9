import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { socketIo as entries } from '../../catalog/socket-io.ts'
import type { Fact, Options, Subject } from './subject.ts'

/** A server that hears, and acknowledges nothing. */
async function deaf(): Promise<string> {
  const server = createServer()
  new Server(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

/** Connected, so that nothing but the answer is waited for. */
async function connected(url: string, options: Options = {}) {
  const socket = io(url, { ...options, forceNew: true })
  await new Promise<void>((resolve) => { socket.on('connect', () => { resolve() }) })
  return socket
}

const facts: readonly Fact[] = [
  { fact: 'emitWithAck waits for a server that acknowledges nothing', expect: 'hangs', run: async () => await (await connected(await deaf())).emitWithAck('a') as unknown },
  { fact: 'ackTimeout bounds that', expect: 'ends', run: async ({ short }) => await (await connected(await deaf(), { ackTimeout: short })).emitWithAck('a') as unknown },
  { fact: 'socket.timeout(ms).emitWithAck bounds that', expect: 'ends', run: async ({ short }) => await (await connected(await deaf())).timeout(short).emitWithAck('a') as unknown },
  { fact: 'timeout, of the connection, does not', expect: 'hangs', run: async ({ short }) => await (await connected(await deaf(), { timeout: short })).emitWithAck('a') as unknown },
]

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: 'socket.io-client',
  staysPut: true,
  open: () => Promise.resolve({
    request: async (url: string, { socket }: Options) => await io(url, { reconnection: false, ...(socket as Options | undefined), forceNew: true }).emitWithAck('a') as unknown,
    carrying: (options: Options) => ({ socket: options }),
  }),
  facts,
}))
