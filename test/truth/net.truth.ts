import node, { type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import { net as entries } from '../../catalog/net.ts'
import type { Fact, Options, Subject } from './subject.ts'

/** Asks as HTTP does, and reads until the other side has no more; with `isHeard`, its timeouts end it, as they do not by themselves. */
async function asked(socket: Socket, isHeard: boolean): Promise<void> {
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  if (isHeard) socket.on('timeout', () => socket.destroy(Object.assign(new Error('no sign of life'), { name: 'TimeoutError' })))
  await new Promise<void>((resolve, reject) => { socket.on('close', () => { resolve() }).on('error', reject).resume() })
}

function opened(url: string, { setTimeout, ...options }: Options): Socket {
  const { hostname, port } = new URL(url)
  const socket = node.connect({ host: hostname, port: Number(port), ...options })
  return setTimeout === undefined ? socket : socket.setTimeout(setTimeout as number)
}

/** Accepts and says nothing, to whatever it is told. */
async function mute(): Promise<string> {
  const server = node.createServer((socket) => { socket.unref().on('error', () => { /* the client has left */ }) }).unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

const over = (url: string) => ({ host: new URL(url).hostname, port: Number(new URL(url).port) })

const facts: readonly Fact[] = [
  { fact: 'tls.connect: timeout without a listener bounds nothing', expect: 'hangs', run: async ({ short }) => asked(tls.connect({ ...over(await mute()), timeout: short }), false) },
  { fact: 'tls.connect: timeout ends a silent handshake when it is heard', expect: 'ends', run: async ({ short }) => asked(tls.connect({ ...over(await mute()), timeout: short }), true) },
  { fact: 'tls.connect(port, { timeout }) ends a silent handshake when it is heard', expect: 'ends', run: async ({ short }) => asked((tls.connect as (...args: readonly unknown[]) => Socket)(over(await mute()).port, { timeout: short }), true) },
  { fact: 'new Socket({ timeout }) does nothing', expect: 'hangs', run: ({ hole, short }) => asked(new node.Socket({ timeout: short } as object).connect(over(hole.url)), true) },
  { fact: 'new Socket().setTimeout() is heard', expect: 'ends', run: ({ hole, short }) => asked(new node.Socket().setTimeout(short).connect(over(hole.url)), true) },
  { fact: 'connect(port, { timeout }) does nothing', expect: 'hangs', run: ({ hole, short }) => asked((node.connect as (...args: readonly unknown[]) => Socket)(over(hole.url).port, { timeout: short }), true) },
]

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  staysPut: true,
  open: () => Promise.resolve({
    request: (url, options) => asked(opened(url, options), true),
    unheard: (url, options) => asked(opened(url, options), false),
  }),
  facts,
}))
