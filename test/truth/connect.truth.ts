import { create, createFileRegistry } from '@bufbuild/protobuf'
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt'
import { Code, ConnectError, createClient, type Interceptor, type Transport } from '@connectrpc/connect'
import * as node from '@connectrpc/connect-node'
import * as web from '@connectrpc/connect-web'
import { connect as entries } from '../../catalog/connect.ts'
import type { Options, Subject } from './subject.ts'

const file = create(FileDescriptorProtoSchema, {
  name: 'a.proto',
  package: 'a',
  syntax: 'proto3',
  messageType: [{ name: 'Text' }],
  service: [{ name: 'Service', method: [{ name: 'Say', inputType: '.a.Text', outputType: '.a.Text' }] }],
})
const service = createFileRegistry(file, () => undefined).getService('a.Service')

type Make = (options: { baseUrl: string; httpVersion: '1.1' }) => Transport
interface Client { say: (message: object, options: Options) => Promise<unknown> }

async function said(url: string, { transport = {}, ...options }: Options, make: Make): Promise<unknown> {
  if (!service) throw new Error('the service is gone')
  const client = createClient(service, make({ baseUrl: url, httpVersion: '1.1', ...(transport as object) })) as unknown as Client
  return await client.say({}, options).catch((error: unknown) => {
    const { code } = ConnectError.from(error)
    throw code === Code.DeadlineExceeded || code === Code.Canceled ? Object.assign(error as Error, { name: 'TimeoutError' }) : error
  })
}

const bounded = (ms: number): Interceptor => (next) => (request) => next({ ...request, signal: AbortSignal.timeout(ms) } as typeof request)

/** A transport may speak gRPC, over HTTP/2 alone. */
const subject = (library: string, make: Make, makers: Readonly<Record<string, Make>>): Subject => ({
  client: entries[0] as Subject['client'],
  library,
  staysPut: true,
  open: () => Promise.resolve({
    request: (url, options) => said(url, options, make),
    carrying: (options) => ({ transport: options }),
    bounding: (_path, ms) => [bounded(ms)],
  }),
  facts: Object.entries(makers).flatMap(([name, maker]) => [
    { fact: `${name}: with no option it waits`, expect: 'hangs', run: ({ hole }) => said(hole.url, {}, maker) },
    { fact: `${name}: timeoutMs of a call ends it`, expect: 'ends', run: ({ hole, short }) => said(hole.url, { timeoutMs: short }, maker) },
    { fact: `${name}: defaultTimeoutMs ends it`, expect: 'ends', run: ({ hole, short }) => said(hole.url, { transport: { defaultTimeoutMs: short } }, maker) },
  ]),
})

export const subjects: readonly Subject[] = [
  subject('@connectrpc/connect-node', (options) => node.createConnectTransport(options), { createGrpcTransport: ({ baseUrl, ...options }) => node.createGrpcTransport({ ...options, baseUrl, httpVersion: '2' } as never), createGrpcWebTransport: (options) => node.createGrpcWebTransport(options) }),
  subject('@connectrpc/connect-web', (options) => web.createConnectTransport(options), { createGrpcWebTransport: (options) => web.createGrpcWebTransport(options) }),
]
