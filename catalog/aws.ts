import type { Api, Client, Pool, Retry, Timeout } from './shape.ts'

const request = { call: { request: true, options: 1 } } as const
const client = { construct: { options: 0, makes: 'client' } } as const
const service = { construct: { options: 0, makes: 'service' } } as const

/** The clients that have a method for each operation; the others are called `…Client` and send commands. */
const services = [
  'ACM', 'APIGateway', 'Athena', 'AutoScaling', 'Batch', 'BedrockRuntime', 'CloudFormation', 'CloudFront', 'CloudWatch', 'CloudWatchLogs', 'CodeBuild', 'CodePipeline',
  'CognitoIdentityProvider', 'CostExplorer', 'DynamoDB', 'EC2', 'ECR', 'ECS', 'EKS', 'ElastiCache', 'ElasticLoadBalancingV2', 'EventBridge', 'Firehose', 'Glue', 'IAM',
  'Kinesis', 'KMS', 'Lambda', 'OpenSearch', 'Organizations', 'Polly', 'RDS', 'RDSData', 'Rekognition', 'Route53', 'S3', 'SageMakerRuntime', 'Scheduler', 'SecretsManager', 'SES',
  'SESv2', 'SFN', 'SNS', 'SQS', 'SSM', 'STS', 'Textract', 'Translate',
]

/** It makes an agent for each protocol; one that it is given brings its own limit, or none. */
const sockets = {
  limits: [
    { path: 'httpsAgent.maxSockets', values: { Infinity: 'never', zero: 'never' } },
    { path: 'httpAgent.maxSockets', values: { Infinity: 'never', zero: 'never' } },
  ],
  default: 50,
  keepAlive: { path: 'httpsAgent.keepAlive', default: true },
  closes: ['destroy'],
} as const satisfies Pool

const types: Readonly<Record<string, Api>> = {
  module: { members: { default: 'module', '*Client': client, ...Object.fromEntries(services.map((name) => [name, service])) } },
  client: { members: { send: request } },
  service: { members: { send: request, destroy: {}, config: {}, middlewareStack: {}, '*': request } },
  documents: {
    members: {
      default: 'documents',
      DynamoDBDocumentClient: { members: { from: { call: { through: 0, makes: 'client' } } } },
      DynamoDBDocument: { members: { from: { call: { through: 0, makes: 'service' } } } },
    },
  },
  // They sign a URL, and send nothing.
  presigner: { members: { default: 'presigner', getSignedUrl: { call: {} }, createPresignedPost: { call: {} } } },
  handlers: { members: { default: 'handlers', NodeHttpHandler: { construct: { options: 0, makes: 'handler', role: 'dispatcher', pool: sockets } } } },
  handler: {},
}

const none = { zero: 'never' } as const

/** The silence of a socket once it is connected. */
const socket: Timeout = { path: 'socketTimeout', takes: 'ms', on: 'dispatcher', covers: ['headers', 'body-idle'], values: none }
const connection: Timeout = { path: 'connectionTimeout', takes: 'ms', on: 'dispatcher', covers: ['queue', 'proxy', 'connect'], values: none }
const signal: Timeout = { path: 'abortSignal', takes: 'signal', only: 'call', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] }

/** All of the delay is up to chance. */
const retry: Retry = { paths: ['maxAttempts'], counts: 'attempts', default: 2, delay: { first: 100, factor: 2, max: 20_000, jitter: 1 }, afterTimeout: true, retryAfter: { cappedBy: [] } }

const sdk = {
  name: 'AWS SDK',
  package: '@smithy/node-http-handler',
  modules: {
    '@aws-sdk/client-*': 'module',
    '@aws-sdk/lib-dynamodb': 'documents',
    '@aws-sdk/s3-request-presigner': 'presigner',
    '@aws-sdk/s3-presigned-post': 'presigner',
    '@smithy/node-http-handler': 'handlers',
    '@aws-sdk/node-http-handler': 'handlers',
  },
  types,
  ignores: ['timeout', 'timeoutMs', 'connectionTimeout', 'connectTimeout', 'socketTimeout', 'httpOptions.timeout', 'httpOptions.connectTimeout', 'requestHandler.timeout'],
  dispatcher: 'requestHandler',
  sockets: sockets.default,
  retry,
  repair: ['requestHandler.socketTimeout', 'abortSignal'],
  docs: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html',
} as const

/** AWS SDK v3: what it sends goes through a handler, whose version decides what a timeout does. */
export const aws: readonly Client[] = [
  {
    ...sdk,
    versions: '>=4.4.0',
    timeouts: [
      { path: 'requestTimeout', takes: 'ms', only: 'call', needs: 'throwOnRequestTimeout', covers: ['queue', 'proxy', 'connect', 'headers'] },
      { path: 'requestTimeout', takes: 'ms', on: 'dispatcher', unless: 'requestTimeout', needs: 'throwOnRequestTimeout', covers: ['queue', 'proxy', 'connect', 'headers'], values: none },
      { ...socket, values: { ...none, 'numeric-string': 'never', text: 'never' } },
      connection, signal,
    ],
  },
  {
    // The same as the silence of the socket, under another name.
    ...sdk,
    versions: '>=2.4.0',
    timeouts: [{ ...socket, path: 'requestTimeout' }, { ...socket, unless: 'requestTimeout' }, connection, signal],
    ignores: ['requestTimeout', ...sdk.ignores],
  },
]
