import { gaxios } from './gaxios.ts'
import type { Api, Client, Phase, Retry, Timeout } from './shape.ts'

/** Methods that only read, and those that are tried again under conditions. */
const reads = (options: number): Api => ({ call: { request: true, options, verb: 'GET' } })
const writes = (options: number): Api => ({ call: { request: true, options, verb: null } })
/** Its body is a stream. */
const download: Api = { call: { request: true, options: 0, verb: 'GET', leaves: ['body-idle', 'body'] } }

const part = (makes: string): Api => ({ call: { makes, inherits: true } })
/** What they send goes through these, which may bound it. */
const interceptors: Api = { members: { push: { call: { intercepts: true } } } }

const ofResource = { getMetadata: reads(0), exists: reads(0), get: reads(0), delete: writes(0), setMetadata: writes(1), interceptors }

const storageTypes: Readonly<Record<string, Api>> = {
  module: { members: { default: 'module', Storage: { construct: { options: 0, makes: 'storage' } } } },
  storage: { members: { bucket: part('bucket'), getBuckets: reads(0), getServiceAccount: reads(0), createBucket: writes(1), interceptors } },
  bucket: { members: { ...ofResource, file: part('file'), getFiles: reads(0), create: writes(0), deleteFiles: writes(0) } },
  file: { members: { ...ofResource, download, copy: writes(1), move: writes(1), rename: writes(1), makePublic: writes(0), makePrivate: writes(0) } },
}
/** Without a timeout anywhere, how these are sent makes no difference. */
const uploads = { save: writes(1), upload: writes(1) }
const withUploads: Readonly<Record<string, Api>> = Object.fromEntries(Object.entries(storageTypes).map(([name, type]) => [name, /bucket|file/.test(name) ? { members: { ...type.members, ...uploads } } : type]))

const bigQueryTypes: Readonly<Record<string, Api>> = {
  module: { members: { default: 'module', BigQuery: { construct: { options: 0, makes: 'bigquery' } } } },
  bigquery: { members: { dataset: part('dataset'), job: part('job'), query: writes(1), createQueryJob: writes(0), createJob: writes(0), createDataset: writes(1), getDatasets: reads(0), getJobs: reads(0), interceptors } },
  dataset: { members: { ...ofResource, table: part('table'), getTables: reads(0), createTable: writes(1), query: writes(1), createQueryJob: writes(0) } },
  table: { members: { ...ofResource, insert: writes(1), getRows: reads(0), load: writes(1), query: writes(1) } },
  job: { members: { getMetadata: reads(0), exists: reads(0), cancel: writes(0), getQueryResults: reads(0), interceptors } },
}

const asks = (options: number): Api => ({ call: { request: true, options } })
const told: Api = { call: { request: true } }

/** Subscriptions are streams, which are meant to last. */
const pubSubTypes: Readonly<Record<string, Api>> = {
  module: { members: { default: 'module', PubSub: { construct: { options: 0, makes: 'pubsub' } } } },
  pubsub: { members: { topic: { call: { options: 1, makes: 'topic' } }, createTopic: asks(1), createSubscription: asks(2), getTopics: asks(0), getSubscriptions: asks(0) } },
  topic: { members: { publishMessage: told, publish: told, exists: told, getMetadata: asks(0), create: asks(0), delete: asks(0), createSubscription: asks(1) } },
}

/** Each wait is two to the power of its number in seconds, and up to one more. */
const retry: Retry = {
  paths: ['retryOptions.autoRetry', 'retryOptions.maxRetries'],
  zero: 'default',
  default: 3,
  delay: { first: 3_000, factor: 2, max: 64_000, jitter: 0.34 },
  pauses: ['retryOptions.retryDelayMultiplier', 'retryOptions.maxRetryDelay'],
  afterTimeout: true,
}

/** Of node-fetch 2. */
const timeout: Timeout = { path: 'timeout', takes: 'ms', only: 'instance', covers: ['connect', 'headers', 'body-idle', 'body'], restarts: 'redirect' }
const values = gaxios.flatMap(({ versions, timeouts }) => (versions === '<7.0.0' ? timeouts : [])).find(({ path }) => path === timeout.path)?.values
const timeouts: readonly Timeout[] = [{ ...timeout, ...(values && { values }) }]

const ignores = ['requestTimeout', 'connectTimeout', 'retryOptions.timeout', 'signal']
const options = ['projectId', 'keyFilename', 'keyFile', 'credentials', 'authClient', 'apiEndpoint', 'email', 'scopes', 'userAgent', 'universeDomain', 'retryOptions', 'autoRetry', 'maxRetries', 'location', 'crc32cGenerator', 'useAuthWithCustomEndpoint']

const storage = {
  name: 'Google Cloud Storage',
  package: '@google-cloud/storage',
  modules: { '@google-cloud/storage': 'module' },
  options,
  retry: { ...retry, methods: ['GET'] },
  docs: 'https://docs.cloud.google.com/nodejs/docs/reference/storage/latest/storage/storageoptions',
} as const

const bigQuery = {
  name: 'BigQuery',
  package: '@google-cloud/bigquery',
  modules: { '@google-cloud/bigquery': 'module' },
  types: bigQueryTypes,
  options,
  retry,
  docs: 'https://docs.cloud.google.com/nodejs/docs/reference/bigquery/latest/bigquery/bigqueryoptions',
} as const

/** What a generated client is told, for all that it tries. */
const everything: readonly Phase[] = ['connect', 'headers', 'body-idle', 'body']
const pubSub: Client = {
  name: 'Google Cloud Pub/Sub',
  package: '@google-cloud/pubsub',
  versions: '>=5.0.0',
  modules: { '@google-cloud/pubsub': 'module' },
  types: pubSubTypes,
  timeouts: [
    { path: 'timeout', takes: 'ms', only: 'call', covers: everything, default: 60_000, attempts: 'all', unless: 'gaxOpts' },
    // Of a topic, for what is published; of what lists and subscribes, beside its own options.
    { path: 'gaxOpts', takes: 'fetch', covers: everything },
  ],
  ignores: ['timeoutMs', 'requestTimeout'],
  options: ['projectId', 'apiEndpoint', 'emulatorMode', 'keyFilename', 'credentials', 'batching', 'messageOrdering', 'enableOpenTelemetryTracing', 'flowControlOptions', 'retry', 'autoPaginate', 'maxResults', 'otherArgs'],
  // Over HTTP/2 all share one.
  sockets: 1,
  repair: [],
  docs: 'https://googleapis.github.io/gax-nodejs/interfaces/CallOptions.html',
}

/** Over teeny-request. Since its 10th version that hands its timeout to a node-fetch that reads none. */
export const googleCloud: readonly Client[] = [
  { ...storage, versions: '>=8.0.1', types: withUploads, timeouts: [], ignores: ['timeout', ...ignores], repair: [] },
  { ...storage, versions: '>=7.0.0 <8.0.1', types: storageTypes, timeouts, ignores, repair: ['timeout'] },
  { ...bigQuery, versions: '>=8.0.0', timeouts: [], ignores: ['timeout', ...ignores], repair: [] },
  { ...bigQuery, versions: '>=7.0.0 <8.0.0', timeouts, ignores, repair: ['timeout'] },
  pubSub,
]
