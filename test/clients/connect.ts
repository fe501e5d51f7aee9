import { createClient } from '@connectrpc/connect'
import { createConnectTransport, createGrpcTransport } from '@connectrpc/connect-node'
import { createConnectTransport as createWebTransport } from '@connectrpc/connect-web'

declare const Greeter: object
declare const options: { timeoutMs?: number }
declare const limited: object

const client = createClient(Greeter, createConnectTransport({ baseUrl: 'https://a.example', httpVersion: '2' }))

await client.say({ text: 'a' }) //=> @connectrpc/connect · waits forever
await client.say({ text: 'a' }, { headers: { a: 'b' } }) //=> @connectrpc/connect · waits forever
await client.say({ text: 'a' }, { timeoutMs: 5_000 }) //=> @connectrpc/connect · at most 5 s
await client.say({ text: 'a' }, { signal: AbortSignal.timeout(5_000) }) //=> @connectrpc/connect · at most 5 s
await client.say({ text: 'a' }, options) //=> @connectrpc/connect · unknown (we cannot see what these options hold in the call)
client.say({ text: 'a' }).then(console.log) //=> @connectrpc/connect · waits forever
await Promise.all([client.say({ text: 'a' })]) //=> @connectrpc/connect · waits forever

await client.say({ text: 'a' }, { timeout: 5_000 }) //=> @connectrpc/connect · waits forever
await client.say({ text: 'a' }, { timeoutMs: 0 }) //=> @connectrpc/connect · waits forever

// A stream may be meant to last.
for await (const answer of client.listen({ topic: 'a' })) console.log(answer)

// What the transport says holds for all its calls.
const patient = createClient(Greeter, createGrpcTransport({ baseUrl: 'https://a.example', defaultTimeoutMs: 10_000 }))
await patient.say({ text: 'a' }) //=> @connectrpc/connect · at most 10 s, defaultTimeoutMs from line 26
await patient.say({ text: 'a' }, { timeoutMs: 1_000 }) //=> @connectrpc/connect · at most 1 s
const transport = createWebTransport({ baseUrl: '/api', interceptors: [limited] })
await createClient(Greeter, transport).say({ text: 'a' }) //=> @connectrpc/connect · unknown (interceptors is set on the dispatcher)

export function clientOf(given: object) {
  return createClient(Greeter, given)
}
await clientOf(transport).say({ text: 'a' }) //=> @connectrpc/connect · unknown (interceptors is set on the dispatcher)
