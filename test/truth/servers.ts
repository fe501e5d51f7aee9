import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import http2 from 'node:http2'
import net, { connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/** A server of the loopback that misbehaves in one way, and counts who came. */
export interface Misbehaving {
  url: string
  /** When each request came, in ms since the first. */
  requests: number[]
  /** How many connections it has accepted. */
  sockets: () => number
  close: () => void
}

export interface Servers {
  /** Accepts and says nothing; as a proxy, it answers no CONNECT. */
  hole: Misbehaving
  /** Headers, then nothing. */
  stall: Misbehaving
  /** Headers, then a byte every 100 ms. */
  drip: Misbehaving
  /** Sends on to itself, after a third of the timeout each time. */
  redirects: Misbehaving
  /** Its queue of connections is full: connecting never ends. Undefined where the system lets more in. */
  unreachable: Misbehaving | undefined
  close: () => void
}

/** A socket that has become a WebSocket. */
type Upgraded = (socket: Socket) => void
type Answer = (response: ServerResponse, request: IncomingMessage, count: number) => void

export async function serve(answer: Answer, upgraded?: Upgraded): Promise<Misbehaving> {
  const requests: number[] = []
  let first = 0
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    first ||= performance.now()
    requests.push(Math.round(performance.now() - first))
    request.resume()
    response.on('error', () => { /* the client has left */ })
    answer(response, request, requests.length)
  }
  const one = createServer(listener)
  one.on('connect', (_request, socket: Socket) => {
    requests.push(Math.round(performance.now()))
    socket.on('error', () => { /* the client has left */ })
    // Who answers is a proxy too, and the way through it ends here.
    if (answer === silent) return
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    one.emit('connection', socket)
  })
  if (upgraded) {
    one.on('upgrade', ({ headers }, socket: Socket) => {
      const key = createHash('sha1').update(`${headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`)
      upgraded(socket)
    })
  }
  const two = http2.createServer((request, response) => { listener(request as unknown as IncomingMessage, response as unknown as ServerResponse) })
  let sockets = 0
  const server = net.createServer((socket) => {
    sockets++
    socket.unref().on('error', () => { /* the client has left */ })
    // What it says first tells its protocol.
    socket.once('data', (chunk: Buffer) => {
      socket.pause().unshift(chunk)
      const spoken = chunk.toString('latin1', 0, 3) === 'PRI' ? two : one
      spoken.emit('connection', socket)
      process.nextTick(() => { socket.resume() })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return { url: urlOf(server), requests, sockets: () => sockets, close: () => {
    server.close()
    one.closeAllConnections()
  } }
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
}

const silent = () => { /* for ever */ }

export const answers = {
  silent,
  status: (status: number, headers: Record<string, string> = {}, after = 0): Answer => (response) => {
    setTimeout(() => response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end('no'), after)
  },
  /** A status to the first request, silence to the others. */
  onceThenSilent: (status: number): Answer => (response, _request, count) => {
    if (count === 1) response.writeHead(status, { 'content-type': 'text/plain' }).end('no')
  },
}

/** The headers of an answer: a remote procedure call wants it of its own kind. */
function begin(response: ServerResponse, request: IncomingMessage): void {
  response.writeHead(200, { 'content-type': kindOf(request) }).flushHeaders()
}

function kindOf({ headers }: IncomingMessage): string {
  const kind = headers['content-type'] ?? ''
  return kind.startsWith('application/grpc') || 'connect-protocol-version' in headers ? kind : 'text/plain'
}

/** All of them, for requests with a timeout of so many ms. */
export async function start(short: number): Promise<Servers> {
  const hole = await serve(silent)
  const stall = await serve(begin, silent)
  const drip = await serve((response, request) => {
    begin(response, request)
    // A message of gRPC begins with its length.
    if (kindOf(request).startsWith('application/grpc')) response.write(Buffer.from([0, 0, 0, 64, 0]))
    const timer = setInterval(() => response.write('.'), 100)
    response.on('close', () => { clearInterval(timer) })
  }, (socket) => {
    // A message of one letter.
    const timer = setInterval(() => socket.write(Buffer.from([0x81, 1, 0x61])), 100)
    socket.on('close', () => { clearInterval(timer) })
  })
  const redirects = await serve((response, request) => {
    const next = Number(new URL(request.url ?? '/', 'http://a').searchParams.get('n') ?? 0) + 1
    setTimeout(() => response.writeHead(302, { location: `/?n=${String(next)}` }).end(), short / 3)
  })
  const unreachable = await crowd()
  const all = [hole, stall, drip, redirects, ...(unreachable ? [unreachable] : [])]
  return { hole, stall, drip, redirects, unreachable, close: () => { for (const server of all) server.close() } }
}

const sleeper = `
  const { parentPort } = require('node:worker_threads')
  const server = require('node:net').createServer()
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port)
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 20)
  })
`

/** A server that listens and sleeps: when enough wait to be accepted, the system drops who comes next. */
async function crowd(): Promise<Misbehaving | undefined> {
  const worker = new Worker(sleeper, { eval: true })
  worker.unref()
  const port = await new Promise<number>((resolve) => { worker.once('message', resolve) })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const waiting: Socket[] = []
  const close = () => {
    for (const socket of waiting) socket.destroy()
    void worker.terminate()
  }
  for (let i = 0; i < 8; i++) {
    const socket = connect(port, '127.0.0.1').unref()
    socket.on('error', () => { /* it only fills the queue */ })
    waiting.push(socket)
    const isConnected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => { resolve(true) })
      setTimeout(() => { resolve(false) }, 300)
    })
    if (!isConnected) return { url: `http://127.0.0.1:${String(port)}/`, requests: [], sockets: () => 0, close }
  }
  close()
  return undefined
}
