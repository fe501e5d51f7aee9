import type { Api, Client, Phase, Retry, Timeout } from './shape.ts'

const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

const at = (options: number): Api => ({ call: { request: true, options } })

/** A timer. With a @typespec/ts-http-runtime below 0.3.9 beneath, it ends with the headers. */
const timeout: Timeout = {
  path: 'requestOptions.timeout',
  takes: 'ms',
  only: 'call',
  covers: everything,
  values: {
    zero: 'never',
    negative: 'never',
    null: 'never',
    false: 'never',
    NaN: 'never',
    text: 'never',
    object: 'never',
    true: 'at-once',
    fraction: 'at-once',
    overflow: 'at-once',
    Infinity: 'at-once',
  },
}
const signal: Timeout = { path: 'abortSignal', takes: 'signal', only: 'call', covers: everything }

/** What it sends goes through these, which may bound it. */
const policies: Timeout = { path: 'additionalPolicies', takes: 'fetch', only: 'instance', covers: everything }
const ownClient: Timeout = { ...policies, path: 'httpClient' }

const pipeline: Api = { members: { addPolicy: { call: { intercepts: true } } } }

const ignores = ['timeout', 'timeoutMs', 'requestTimeout', 'signal']

const retry: Retry = {
  paths: ['retryOptions.maxRetries'],
  default: 3,
  delay: { first: 1_000, factor: 2, max: 64_000, jitter: 0.5 },
  pauses: ['retryOptions.retryDelayInMs', 'retryOptions.maxRetryDelayInMs'],
  afterTimeout: false,
  retryAfter: { cappedBy: [] },
}

const docs = 'https://github.com/Azure/azure-sdk-for-js/blob/main/sdk/core/core-rest-pipeline/README.md'

const part = (makes: string): Api => ({ call: { makes, inherits: true } })
const lasting: Api = { call: { request: true, options: 'last' } }
const ofBlob = {
  getProperties: at(0), exists: at(0), delete: at(0), deleteIfExists: at(0), getTags: at(0), createSnapshot: at(0),
  setHTTPHeaders: at(1), setMetadata: at(1), setTags: at(1), setAccessTier: at(1), abortCopyFromURL: at(1), syncCopyFromURL: at(1),
  download: at(2), downloadToFile: at(3), downloadToBuffer: lasting,
}

/** Of what lists page by page nothing is said. */
const blobTypes: Readonly<Record<string, Api>> = {
  module: {
    members: {
      BlobServiceClient: { construct: { options: 2, makes: 'service' }, members: { fromConnectionString: { call: { options: 1, makes: 'service' } } } },
      ContainerClient: { construct: { options: 2, makes: 'container' } },
      BlobClient: { construct: { options: [2, 3], makes: 'blob' } },
      BlockBlobClient: { construct: { options: [2, 3], makes: 'block' } },
      AppendBlobClient: { construct: { options: [2, 3], makes: 'append' } },
    },
  },
  service: {
    members: {
      getContainerClient: part('container'),
      getProperties: at(0), getStatistics: at(0), getAccountInfo: at(0), setProperties: at(1), createContainer: at(1), deleteContainer: at(1), getUserDelegationKey: at(2),
    },
  },
  container: {
    members: {
      getBlobClient: part('blob'), getBlockBlobClient: part('block'), getAppendBlobClient: part('append'), getPageBlobClient: part('blob'),
      create: at(0), createIfNotExists: at(0), exists: at(0), getProperties: at(0), delete: at(0), deleteIfExists: at(0), getAccessPolicy: at(0),
      setMetadata: at(1), deleteBlob: at(1), setAccessPolicy: at(2), uploadBlockBlob: at(3),
    },
  },
  blob: { members: { ...ofBlob, getBlockBlobClient: part('block') } },
  block: { members: { ...ofBlob, upload: at(2), uploadData: at(1), uploadFile: at(1), uploadStream: at(3), stageBlock: at(3), commitBlockList: at(1), getBlockList: at(1) } },
  append: { members: { ...ofBlob, create: at(0), createIfNotExists: at(0), appendBlock: at(2), seal: at(0) } },
}

/** SDKs of Azure over its own pipeline, on the http module of Node: nothing bounds what they send, and each call reads its own options. */
export const azure: readonly Client[] = [
  {
    name: 'Azure Tables',
    package: '@azure/data-tables',
    versions: '>=13.0.0',
    modules: { '@azure/data-tables': 'module' },
    types: {
      module: {
        members: {
          TableClient: { construct: { options: [2, 3], makes: 'table' }, members: { fromConnectionString: { call: { options: 2, makes: 'table' } } } },
          TableServiceClient: { construct: { options: [1, 2], makes: 'tables' }, members: { fromConnectionString: { call: { options: 1, makes: 'tables' } } } },
        },
      },
      // What lists asks page by page.
      table: {
        members: {
          pipeline,
          createTable: at(0), deleteTable: at(0), createEntity: at(1), submitTransaction: at(1), getEntity: at(2), updateEntity: at(2), upsertEntity: at(2), deleteEntity: at(2),
        },
      },
      tables: { members: { pipeline, createTable: at(1), deleteTable: at(1), getProperties: at(0), setProperties: at(1), getStatistics: at(0) } },
    },
    timeouts: [timeout, signal, policies, ownClient],
    ignores,
    options: ['requestOptions', 'tracingOptions', 'onResponse', 'serializerOptions', 'queryOptions', 'disableTypeConversion', 'etag', 'retryOptions', 'endpoint', 'version', 'allowInsecureConnection'],
    retry,
    repair: ['abortSignal'],
    docs,
  },
  {
    // Its `tryTimeoutInMs` is told to the server alone.
    name: 'Azure Blob Storage',
    package: '@azure/storage-blob',
    versions: '>=12.23.0',
    modules: { '@azure/storage-blob': 'module' },
    types: blobTypes,
    timeouts: [signal, ownClient],
    ignores: [...ignores, 'requestOptions.timeout'],
    options: ['requestOptions', 'tracingOptions', 'onResponse', 'conditions', 'metadata', 'tier', 'tags', 'blobHTTPHeaders', 'blockSize', 'concurrency', 'onProgress', 'rangeGetContentMD5', 'maxRetryRequests', 'customerProvidedKey', 'encryptionScope', 'snapshot', 'retryOptions', 'proxyOptions', 'keepAliveOptions', 'userAgentOptions', 'audience'],
    // The first at once, then after 4 and 12 s.
    retry: { paths: ['retryOptions.maxTries'], counts: 'attempts', default: 3, delay: { first: 1_334, factor: 3, max: 120_000, jitter: 1 }, pauses: ['retryOptions.retryDelayInMs', 'retryOptions.maxRetryDelayInMs'], afterTimeout: false },
    repair: ['abortSignal'],
    docs: 'https://learn.microsoft.com/javascript/api/@azure/storage-blob/storageretryoptions',
  },
  {
    name: 'Azure Key Vault Secrets',
    package: '@azure/keyvault-secrets',
    versions: '>=4.10.0',
    modules: { '@azure/keyvault-secrets': 'module' },
    types: {
      module: { members: { SecretClient: { construct: { options: 2, makes: 'secrets' } } } },
      // What begins and is asked again, and what lists, is not looked at.
      secrets: { members: { getSecret: at(1), getDeletedSecret: at(1), purgeDeletedSecret: at(1), backupSecret: at(1), restoreSecretBackup: at(1), setSecret: at(2), updateSecretProperties: at(2) } },
    },
    timeouts: [timeout, signal, policies, ownClient],
    ignores,
    options: ['requestOptions', 'tracingOptions', 'onResponse', 'version', 'enabled', 'notBefore', 'expiresOn', 'contentType', 'tags', 'retryOptions', 'serviceVersion', 'disableChallengeResourceVerification', 'endpoint'],
    retry,
    repair: ['abortSignal', 'requestOptions.timeout'],
    docs,
  },
]
