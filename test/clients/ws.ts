import WebSocket, { WebSocket as Named } from 'ws'

declare const url: string
declare const options: { handshakeTimeout?: number }
declare const protocols: string[]

const socket = new WebSocket(url) //=> ws · waits forever
socket.on('message', console.log)
new Named('wss://a.example') //=> ws · waits forever
new WebSocket(url, { headers: { a: 'b' } }) //=> ws · waits forever
new WebSocket(url, 'chat') //=> ws · waits forever
new WebSocket(url, ['chat'], { headers: { a: 'b' } }) //=> ws · waits forever
new WebSocket(url, { handshakeTimeout: 5_000 }) //=> ws · at most 5 s for an answer, then no limit
new WebSocket(url, [], { handshakeTimeout: 5_000 }) //=> ws · at most 5 s for an answer, then no limit
new WebSocket(url, options) //=> ws · unknown (we cannot see what these options hold in the call)
new WebSocket(url, protocols) //=> ws · unknown (we cannot see what these options hold in the call)
new WebSocket(url, { handshakeTimeout: 0 }) //=> ws · waits forever
new WebSocket(url, { timeout: 5_000 }) //=> ws · waits forever

// Somebody gives up on it.
const timed = new WebSocket(url) //=> ws · at most 5 s, a timer from line 22
setTimeout(() => timed.terminate(), 5_000)
const stopped = new WebSocket(url) //=> ws · unknown (others get hold of the request and may end it)
process.on('SIGTERM', () => stopped.close())

class Feed {
  private socket: WebSocket | undefined
  open(): void {
    this.socket = new WebSocket(url) //=> ws · unknown (others get hold of the request and may end it)
  }
}

export function connect() {
  return new WebSocket(url) //=> ws · unknown (others get hold of the request and may end it)
}
export { Feed }
