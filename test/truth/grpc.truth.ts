import grpc from '@grpc/grpc-js'
import { grpc as entries } from '../../catalog/grpc.ts'
import type { Options, Subject } from './subject.ts'

const copied = (bytes: Buffer) => bytes
const method = { path: '/a.Service/Say', requestStream: false, responseStream: false, requestSerialize: copied, responseDeserialize: copied, requestDeserialize: copied, responseSerialize: copied }

type Say = (...args: readonly unknown[]) => unknown
type Made = new (host: string, credentials: unknown, options?: Options) => { say: Say }

const makers = {
  makeGenericClientConstructor: () => grpc.makeGenericClientConstructor({ say: method }, 'a.Service') as unknown as Made,
  makeClientConstructor: () => grpc.makeClientConstructor({ say: method }, 'a.Service') as unknown as Made,
  loadPackageDefinition: () => (grpc.loadPackageDefinition({ 'a.Service': { say: method } }) as unknown as { a: { Service: Made } }).a.Service,
}

function said(url: string, { client = {}, ...options }: Options, make = makers.makeGenericClientConstructor, before: readonly unknown[] = [new grpc.Metadata(), options]): Promise<unknown> {
  const made = new (make())(new URL(url).host, grpc.credentials.createInsecure(), client as Options)
  return new Promise((resolve, reject) => {
    made.say(Buffer.from('hello'), ...before, (error: { code: number } | null, answer: unknown) => {
      if (!error) resolve(answer)
      else reject(error.code === grpc.status.DEADLINE_EXCEEDED ? Object.assign(error, { name: 'TimeoutError' }) : error as unknown as Error)
    })
  })
}

/** An interceptor that gives each call a deadline. */
const bounded = (ms: number) => (options: Options, next: (options: Options) => unknown) => new grpc.InterceptingCall(next({ ...options, deadline: Date.now() + ms }) as ConstructorParameters<typeof grpc.InterceptingCall>[0])

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: '@grpc/grpc-js',
  staysPut: true,
  open: () => Promise.resolve({
    request: (url, options) => said(url, options),
    carrying: (options) => ({ client: options }),
    bounding: (_path, ms) => [bounded(ms)],
  }),
  facts: [
    ...Object.entries(makers).map(([name, make]) => ({
      fact: `${name}: Date.now() + ms bounds a call of what it makes`,
      expect: 'ends' as const,
      run: ({ hole, short }: { hole: { url: string }; short: number }) => said(hole.url, { deadline: Date.now() + short }, make),
    })),
    { fact: 'the options can stand right behind the message', expect: 'ends', run: ({ hole, short }) => said(hole.url, {}, undefined, [{ deadline: Date.now() + short }]) },
  ],
}))
