import { googleCloud as entries } from '../../catalog/google-cloud.ts'
import type { Client } from '../../catalog/shape.ts'
import { measure } from './measure.ts'
import { pubSub } from './pubsub.ts'
import { factsOf, type Sdk } from './sdk.ts'
import { answers, serve } from './servers.ts'
import { merged, type Fact, type Options, type Subject, type World } from './subject.ts'

type Method = (...args: unknown[]) => Promise<unknown>
type Made<Names extends string> = Record<Names, Method>
type File = Made<'download' | 'exists' | 'save' | 'delete' | 'copy'>
interface Storage extends Made<'getBuckets' | 'createBucket'> {
  bucket: (name: string) => Made<'getMetadata' | 'getFiles' | 'exists' | 'upload'> & { file: (name: string) => File }
}
interface BigQuery extends Made<'getDatasets' | 'query' | 'createQueryJob'> {
  dataset: (name: string) => Made<'getMetadata' | 'getTables'> & { table: (name: string) => Made<'insert' | 'getRows'> }
}
type Class<Instance> = new (options: Options) => Instance

async function storageOf(library: string, url: string, options: Options = {}): Promise<Storage> {
  const { Storage } = (await import(library)) as { Storage: Class<Storage> }
  return new Storage({ apiEndpoint: url.slice(0, -1), projectId: 'p', ...options })
}

async function bigQueryOf(library: string, url: string, options: Options = {}): Promise<BigQuery> {
  const { BigQuery } = (await import(library)) as { BigQuery: Class<BigQuery> }
  const { OAuth2Client } = (await import('google-auth-9')) as unknown as { OAuth2Client: new () => { setCredentials: (token: Options) => void } }
  const authClient = new OAuth2Client()
  authClient.setCredentials({ access_token: 'a', expiry_date: Date.now() + 3_600_000 })
  return new BigQuery({ apiEndpoint: url.slice(0, -1), projectId: 'p', authClient, ...options })
}

const single = { retryOptions: { autoRetry: false } }
const file = (storage: Storage) => storage.bucket('b').file('f')

const storageCalls: Readonly<Record<string, (storage: Storage) => Promise<unknown>>> = {
  getBuckets: (storage) => storage.getBuckets(),
  createBucket: (storage) => storage.createBucket('b'),
  getFiles: (storage) => storage.bucket('b').getFiles(),
  exists: (storage) => file(storage).exists(),
  delete: (storage) => file(storage).delete(),
  copy: (storage) => file(storage).copy('g'),
  download: (storage) => file(storage).download(),
}

/** How long it lasts in all is checked before it waits again, and then nobody is told. */
const neverTold = (library: string): Fact => ({
  fact: 'when retryOptions.totalTimeout is over, it tells nobody',
  expect: 'shows',
  async run() {
    const server = await serve(answers.status(503))
    const { settled, ms } = await measure(async () => (await storageOf(library, server.url, { retryOptions: { totalTimeout: 1 } })).bucket('b').getMetadata(), 6_000)
    return { ok: !settled && server.requests.length > 1, saw: `${String(server.requests.length)} requests, ${settled ? 'ended' : 'still pending'} after ${String(ms)} ms` }
  },
})

const made: Sdk = { make: () => Promise.resolve(), call: () => Promise.resolve() }

function storage(client: Client, library: string, node = 0): Subject {
  const isBounded = client.timeouts.length > 0
  const sdk: Sdk = { ...made, make: (url, options) => storageOf(library, url, options), call: (one: Storage, options) => one.bucket('b').getMetadata(options) }
  const calls = Object.entries(storageCalls).map(([name, call]): Fact => ({
    fact: `timeout ${isBounded ? 'bounds' : 'does not bound'} ${name}`,
    expect: isBounded ? 'ends' : 'hangs',
    run: async ({ hole, short }) => call(await storageOf(library, hole.url, { ...single, timeout: short })),
  }))
  const uploads = [{}, { resumable: false }].map((how): Fact => ({
    fact: `timeout does not bound save${'resumable' in how ? ' in one piece' : ''}`,
    expect: 'hangs',
    run: async ({ hole, short }) => file(await storageOf(library, hole.url, { ...single, timeout: short })).save('text', { ...how, timeout: short }),
  }))
  const streamed: Fact = { fact: 'timeout does not bound the body of download', expect: 'hangs', run: async ({ stall, short }) => file(await storageOf(library, stall.url, { ...single, timeout: short })).download() }
  return {
    client,
    library,
    node,
    open: () => Promise.resolve({
      // Nothing is sent twice that changes something, unless it says of which state.
      request: async (url, { method, ...options }) => {
        const one = await storageOf(library, url, options)
        return await (method === 'POST' ? file(one).save('text', { resumable: false }) : one.bucket('b').getMetadata())
      },
      retrying,
    }),
    facts: [...factsOf(client, sdk, single), ...calls, streamed, ...uploads.slice(0, isBounded ? 1 : 2), neverTold(library)],
  }
}

const bigQueryCalls: Readonly<Record<string, (one: BigQuery) => Promise<unknown>>> = {
  query: (one) => one.query('SELECT 1'),
  createQueryJob: (one) => one.createQueryJob({ query: 'SELECT 1' }),
  'dataset.getTables': (one) => one.dataset('d').getTables(),
  'table.insert': (one) => one.dataset('d').table('t').insert([{ a: 1 }]),
}

function bigQuery(client: Client, library: string, node = 0): Subject {
  const isBounded = client.timeouts.length > 0
  const sdk: Sdk = { ...made, make: (url, options) => bigQueryOf(library, url, options), call: (one: BigQuery, options) => one.getDatasets(options) }
  const run = (call: (one: BigQuery, world: World) => Promise<unknown>, options: (short: number) => Options) => async (world: World) => call(await bigQueryOf(library, world.hole.url, merged(single, options(world.short))), world)
  return {
    client,
    library,
    node,
    open: () => Promise.resolve({
      request: async (url, { method, ...options }) => {
        const one = await bigQueryOf(library, url, options)
        return await (method === 'POST' ? one.query('SELECT 1') : one.getDatasets())
      },
      retrying,
    }),
    facts: [
      ...factsOf(client, sdk, single),
      ...Object.entries(bigQueryCalls).map(([name, call]): Fact => ({ fact: `timeout ${isBounded ? 'bounds' : 'does not bound'} ${name}`, expect: isBounded ? 'ends' : 'hangs', run: run(call, (timeout) => ({ timeout })) })),
      { fact: 'timeoutMs of a query is for the server alone', expect: 'hangs', run: run((one, { short }) => one.query({ query: 'SELECT 1', timeoutMs: short }), () => ({})) },
      { fact: 'jobTimeoutMs of a query is for the server alone', expect: 'hangs', run: run((one, { short }) => one.query({ query: 'SELECT 1', jobTimeoutMs: short }), () => ({})) },
    ],
  }
}

function retrying(maxRetries: number): Options {
  return maxRetries === 0 ? single : { retryOptions: { maxRetries, maxRetryDelay: 0.001 } }
}

const [storage8, storage7, bigQuery8, bigQuery7, published] = entries as readonly [Client, Client, Client, Client, Client]

export const subjects: readonly Subject[] = [
  storage(storage8, '@google-cloud/storage', 22),
  storage(storage7, 'gcs-7'),
  bigQuery(bigQuery8, '@google-cloud/bigquery', 22),
  bigQuery(bigQuery8, 'bigquery-8'),
  bigQuery(bigQuery7, 'bigquery-7'),
  pubSub(published, '@google-cloud/pubsub', 22),
  pubSub(published, 'pubsub-5'),
]
