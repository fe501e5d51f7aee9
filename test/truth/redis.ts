import { createServer, type AddressInfo } from 'node:net'
import type { Fact, Options } from './subject.ts'

type Made = Record<string, (...args: readonly unknown[]) => unknown>

/** A Redis that answers everything but GET: its client is ready, and then it hangs. */
async function deaf(): Promise<number> {
  const server = createServer((socket) => {
    socket.unref().on('error', () => { /* the client has left */ })
    socket.on('data', (data) => {
      for (const [, command] of String(data).matchAll(/^\*\d+\r\n\$\d+\r\n(\w+)\r\n/gm)) if (command?.toUpperCase() !== 'GET') socket.write('+OK\r\n')
    })
  }).unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function load<T>(library: string): Promise<T> {
  return (await import(library)) as T
}

/** A command that the server has, and does not answer. No rule rests on it: it is why none speaks of commands. */
const clients: Readonly<Record<string, (library: string, options: Options) => Promise<Made>>> = {
  async ioredis(library, options) {
    const { Redis } = await load<{ Redis: new (options: Options) => Made }>(library)
    const redis = new Redis({ host: '127.0.0.1', port: await deaf(), enableReadyCheck: false, ...options })
    redis['on']?.('error', () => undefined)
    await new Promise((resolve) => { redis['once']?.('ready', resolve) })
    return redis
  },
  async redis(library, { socket, ...options }) {
    const { createClient } = await load<{ createClient: (options: Options) => Made }>(library)
    const client = createClient({ RESP: 2, socket: { host: '127.0.0.1', port: await deaf(), ...(socket as Options | undefined) }, ...options })
    client['on']?.('error', () => undefined)
    await client['connect']?.()
    return client
  },
}

export function commandsOf(name: string, library: string): Fact[] {
  const make = clients[name]
  if (!make) return []
  const get = async (options: Options) => await (await make(library, options))['get']?.('a')
  const fact = (fact: string, expect: 'ends' | 'hangs', options: (short: number) => Options): Fact => ({ fact, expect, run: ({ short }) => get(options(short)) })
  return [
    fact('a command is waited for, however long the server says nothing', 'hangs', () => ({})),
    ...(name === 'ioredis' ? [fact('commandTimeout ends it', 'ends', (commandTimeout) => ({ commandTimeout }))] : []),
    ...(name === 'redis' && library !== 'redis-4' ? [
      fact('commandOptions.timeout does not end what was sent', 'hangs', (timeout) => ({ commandOptions: { timeout } })),
      fact('socket.socketTimeout ends it', 'ends', (socketTimeout) => ({ socket: { socketTimeout } })),
    ] : []),
  ]
}
