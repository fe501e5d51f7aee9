import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { proxySubjects } from './proxies.ts'
import { ruleSubject } from './rule.ts'

const headers = 'GET / HTTP/1.1\r\nHost: a\r\n'
const body = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n..'

/** Sends a part of a request and then nothing; settles when the server closes the connection. */
async function closed(options: http.ServerOptions, part: string): Promise<void> {
  const server = http.createServer({ connectionsCheckingInterval: 50, ...options }, (request) => request.resume()).unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1').unref()
  socket.write(part)
  await new Promise((resolve) => socket.on('data', () => undefined).on('error', () => undefined).on('close', resolve))
}

const server = ruleSubject('no-disabled-server-timeout', [
  { fact: 'with `requestTimeout: 0` a slow body is never ended', expect: 'hangs', run: ({ short }) => closed({ requestTimeout: 0, headersTimeout: short }, body) },
  { fact: 'with `requestTimeout` it is', expect: 'ends', run: ({ short }) => closed({ requestTimeout: short, headersTimeout: short }, body) },
  { fact: 'with `requestTimeout: 0` slow headers are ended by `headersTimeout`', expect: 'ends', run: ({ short }) => closed({ requestTimeout: 0, headersTimeout: short }, headers) },
  { fact: 'with `headersTimeout: 0` slow headers are ended by `requestTimeout`', expect: 'ends', run: ({ short }) => closed({ requestTimeout: short, headersTimeout: 0 }, headers) },
  { fact: 'with both 0 they never are', expect: 'hangs', run: () => closed({ requestTimeout: 0, headersTimeout: 0 }, headers) },
])

export const subjects = [...server, ...proxySubjects]
