import { azure as entries } from '../../catalog/azure.ts'
import type { Client } from '../../catalog/shape.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { factsOf, requesting, type Sdk } from './sdk.ts'
import { serve } from './servers.ts'
import { drained, type Fact, type Options, type Subject } from './subject.ts'

type Made = Record<string, (...args: unknown[]) => Promise<unknown>>

const entity = { partitionKey: 'p', rowKey: 'r' }

const tables: Sdk = {
  async make(url, { method, ...options }) {
    const { TableClient } = (await import('@azure/data-tables')) as unknown as { TableClient: new (url: string, name: string, options: Options) => Made }
    return Object.assign(new TableClient(url.slice(0, -1), 't', { allowInsecureConnection: true, ...options }), { method })
  },
  // With POST it creates.
  call: (made: Made & { method: unknown }, options) => (made.method === 'POST' ? made['createEntity']?.(entity, options) : made['getEntity']?.('p', 'r', options)) ?? Promise.resolve(),
  others: {
    createEntity: (made: Made, options) => made['createEntity']?.(entity, options) ?? Promise.resolve(),
    updateEntity: (made: Made, options) => made['updateEntity']?.(entity, 'Merge', options) ?? Promise.resolve(),
    createTable: (made: Made, options) => made['createTable']?.(options) ?? Promise.resolve(),
  },
}

type Send = (request: Options) => Promise<unknown>

/** A policy: it gives every request a signal. */
function within(ms: number): (request: Options, next: Send) => Promise<unknown> {
  return (request, next) => next(Object.assign(request, { abortSignal: AbortSignal.timeout(ms) }))
}

function ownClient(ms: number) {
  const sendRequest: Send = async (request) => {
    const { createDefaultHttpClient } = (await import('@azure/core-rest-pipeline')) as unknown as { createDefaultHttpClient: () => { sendRequest: Send } }
    const usual = createDefaultHttpClient()
    return await within(ms)(request, (one) => usual.sendRequest(one))
  }
  return { sendRequest }
}

const adapterOf = (client: Client, sdk: Sdk): Awaited<ReturnType<Subject['open']>> => ({
  request: requesting(client, sdk),
  queued: (hole) => ({ agent: crowdedAgent(hole) }),
  proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
  bounding: (path, ms) => (path === 'httpClient' ? ownClient(ms) : [{ policy: { name: 'within', sendRequest: within(ms) }, position: 'perCall' }]),
  retrying: (maxRetries) => ({ retryOptions: { maxRetries, retryDelayInMs: 1 } }),
})

function subject(name: string, library: string, sdk: Sdk, quiet: Options, more: Partial<Subject> = {}): Subject {
  const client = entries.find((entry) => entry.name === name) as Client
  return {
    client,
    library,
    staysPut: true,
    async open() {
      await import(library)
      return adapterOf(client, sdk)
    },
    ...more,
    facts: [...factsOf(client, sdk, quiet), ...(more.facts ?? [])],
  }
}

const single = { retryOptions: { maxRetries: 0 } }

const secrets: Sdk = {
  async make(url, { method, ...options }) {
    const { SecretClient } = (await import('@azure/keyvault-secrets')) as unknown as { SecretClient: new (url: string, credential: object, options: Options) => Made }
    const credential = { getToken: () => Promise.resolve({ token: 'a', expiresOnTimestamp: Date.now() + 3_600_000 }) }
    return Object.assign(new SecretClient(url.slice(0, -1), credential, { allowInsecureConnection: true, disableChallengeResourceVerification: true, ...options }), { method })
  },
  call: (made: Made & { method: unknown }, options) => (made.method === 'POST' ? made['backupSecret']?.('a', options) : made['getSecret']?.('a', options)) ?? Promise.resolve(),
  others: {
    setSecret: (made: Made, options) => made['setSecret']?.('a', 'b', options) ?? Promise.resolve(),
    updateSecretProperties: (made: Made, options) => made['updateSecretProperties']?.('a', '1', options) ?? Promise.resolve(),
    backupSecret: (made: Made, options) => made['backupSecret']?.('a', options) ?? Promise.resolve(),
    getDeletedSecret: (made: Made, options) => made['getDeletedSecret']?.('a', options) ?? Promise.resolve(),
  },
}

type Service = Made
type Parts = Record<string, (...args: unknown[]) => unknown>

const partOf = (service: Service, ...path: readonly (readonly [string, string])[]): Made => path.reduce<unknown>((one, [name, key]) => (one as Parts)[name]?.(key), service) as Made
const container = (service: Service) => partOf(service, ['getContainerClient', 'c'])
const block = (service: Service) => partOf(service, ['getContainerClient', 'c'], ['getBlockBlobClient', 'b'])
const append = (service: Service) => partOf(service, ['getContainerClient', 'c'], ['getAppendBlobClient', 'b'])
const asked = (made: Made, name: string, ...args: unknown[]) => made[name]?.(...args) ?? Promise.resolve()

const blobs: Sdk = {
  async make(url, { method, ...options }) {
    const { BlobServiceClient } = (await import('@azure/storage-blob')) as unknown as { BlobServiceClient: new (url: string, credential: undefined, options: Options) => Service }
    return Object.assign(new BlobServiceClient(`${url}account`, undefined, options), { method })
  },
  // With POST it stores.
  call: (made: Service & { method: unknown }, options) => (made.method === 'POST' ? asked(block(made), 'upload', 'text', 4, options) : asked(made, 'getProperties', options)),
  others: {
    createContainer: (made: Service, options) => asked(made, 'createContainer', 'c', options),
    'container.getProperties': (made: Service, options) => asked(container(made), 'getProperties', options),
    'container.deleteBlob': (made: Service, options) => asked(container(made), 'deleteBlob', 'b', options),
    'container.uploadBlockBlob': (made: Service, options) => asked(container(made), 'uploadBlockBlob', 'b', 'text', 4, options),
    getProperties: (made: Service, options) => asked(block(made), 'getProperties', options),
    setMetadata: (made: Service, options) => asked(block(made), 'setMetadata', {}, options),
    download: (made: Service, options) => asked(block(made), 'download', 0, undefined, options),
    'downloadToBuffer, last,': (made: Service, options) => asked(block(made), 'downloadToBuffer', 0, 4, options),
    downloadToFile: (made: Service, options) => asked(block(made), 'downloadToFile', '/dev/null', 0, 4, options),
    upload: (made: Service, options) => asked(block(made), 'upload', 'text', 4, options),
    uploadData: (made: Service, options) => asked(block(made), 'uploadData', Buffer.from('text'), options),
    stageBlock: (made: Service, options) => asked(block(made), 'stageBlock', 'a', 'text', 4, options),
    commitBlockList: (made: Service, options) => asked(block(made), 'commitBlockList', [], options),
    appendBlock: (made: Service, options) => asked(append(made), 'appendBlock', 'text', 4, options),
  },
}

const oneTry = { retryOptions: { maxTries: 1 } }

/** A blob whose headers come, and nothing else. */
const halfBlob = () => serve((response) => { response.writeHead(200, { etag: '"a"', 'content-length': '100' }).flushHeaders() })

const blobFacts: readonly Fact[] = [
  { fact: 'retryOptions.tryTimeoutInMs is told to the server, and bounds nothing', expect: 'hangs', run: async ({ hole, short }) => asked((await blobs.make(hole.url, { retryOptions: { maxTries: 1, tryTimeoutInMs: short } })) as Service, 'getProperties') },
  {
    fact: 'abortSignal bounds the body of download',
    expect: 'ends',
    async run({ short }) {
      const { url } = await halfBlob()
      await drained(((await asked(block((await blobs.make(url, oneTry)) as Service), 'download', 0, undefined, { abortSignal: AbortSignal.timeout(short) })) as { readableStreamBody: unknown }).readableStreamBody)
    },
  },
  {
    fact: 'without one the body of downloadToBuffer is waited for',
    expect: 'hangs',
    async run() {
      const { url } = await halfBlob()
      await asked(block((await blobs.make(url, oneTry)) as Service), 'downloadToBuffer', 0, 100)
    },
  },
]

export const subjects: readonly Subject[] = [
  subject('Azure Tables', '@azure/data-tables', tables, single),
  subject('Azure Key Vault Secrets', '@azure/keyvault-secrets', secrets, single),
  subject('Azure Blob Storage', '@azure/storage-blob', blobs, oneTry, {
    async open() {
      await import('@azure/storage-blob')
      return { ...adapterOf(entries.find(({ name }) => name === 'Azure Blob Storage') as Client, blobs), retrying: (retries) => ({ retryOptions: { maxTries: retries + 1, retryDelayInMs: 1 } }) }
    },
    facts: blobFacts,
    // What is given in its place is of an older kind, whose answers are not those of core-rest-pipeline.
    read: [...['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'].map((phase) => `httpClient bounds ${phase}`), 'does not retry after a timeout', 'an error that comes late is tried again, with the whole time for each attempt']
      .map((fact) => ({ fact, why: 'its client is one of an older kind, which is made nowhere here' })),
  }),
]
