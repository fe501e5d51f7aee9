import type { Api, Client, Phase, Timeout } from './shape.ts'

const at = (options: number): Api => ({ call: { request: true, options } })

/** A timer that ends with the headers. */
const timeout: Timeout = {
  path: 'requestOptions.timeout',
  takes: 'ms',
  only: 'call',
  covers: ['queue', 'proxy', 'connect', 'headers'],
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
const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']
const signal: Timeout = { path: 'abortSignal', takes: 'signal', only: 'call', covers: everything }

/** What it sends goes through these, which may bound it. */
const policies: Timeout = { path: 'additionalPolicies', takes: 'fetch', only: 'instance', covers: everything }
const ownClient: Timeout = { ...policies, path: 'httpClient' }

const pipeline: Api = { members: { addPolicy: { call: { intercepts: true } } } }

const ignores = ['timeout', 'timeoutMs', 'requestTimeout', 'signal']

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
    retry: {
      paths: ['retryOptions.maxRetries'],
      default: 3,
      delay: { first: 1_000, factor: 2, max: 64_000, jitter: 0.5 },
      pauses: ['retryOptions.retryDelayInMs', 'retryOptions.maxRetryDelayInMs'],
      afterTimeout: false,
      retryAfter: { cappedBy: [] },
    },
    repair: ['abortSignal'],
    docs: 'https://github.com/Azure/azure-sdk-for-js/blob/main/sdk/core/core-rest-pipeline/README.md',
  },
]
