import { ws as entries } from '../../catalog/ws.ts'
import type { Options, Subject } from './subject.ts'

interface Socket {
  on: (event: string, listener: (error: Error) => void) => Socket
  terminate: () => void
}
type Made = new (url: string, ...args: readonly unknown[]) => Socket

/** Until it is closed. */
const closed = (socket: Socket) => new Promise((resolve, reject) => {
  socket.on('close', resolve).on('error', (error) => { reject(/timed out/.test(error.message) ? Object.assign(error, { name: 'TimeoutError' }) : error) })
})

const { WebSocket } = (await import('ws' as string)) as { WebSocket: Made }
const open = (url: string, ...args: readonly unknown[]) => closed(new WebSocket(url, ...args))

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: 'ws',
  staysPut: true,
  open: () => Promise.resolve({ request: (url: string, options: Options) => open(url, options) }),
  facts: [
    { fact: 'the options can stand behind the protocols', expect: 'ends', run: ({ hole, short }) => open(hole.url, ['a'], { handshakeTimeout: short }) },
    {
      fact: 'terminate() in a timer ends it',
      expect: 'ends',
      run({ hole, short }) {
        const socket = new WebSocket(hole.url)
        setTimeout(() => { socket.terminate() }, short)
        return closed(socket)
      },
    },
  ],
}))
