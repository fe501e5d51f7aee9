import { aws as entries } from '../../catalog/aws.ts'
import { Agent } from 'node:http'
import type { Client } from '../../catalog/shape.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { many, row, socketsOf } from './crowd.ts'
import { factsOf, requesting, type Sdk } from './sdk.ts'
import type { Fact, Options, Subject } from './subject.ts'

interface Command { input: Options }
interface S3 { send: (command: Command, options: Options) => Promise<unknown>; getBucketLocation: (params: Options, options: Options) => Promise<unknown> }
interface Library {
  S3: new (options: Options) => S3
  S3Client: new (options: Options) => S3
  ListBucketsCommand: new (input: Options) => Command
}

const quiet = { maxAttempts: 1 }
const library = async () => (await import('@aws-sdk/client-s3')) as unknown as Library
const place = { region: 'eu-west-1', forcePathStyle: true, credentials: { accessKeyId: 'id', secretAccessKey: 'key' } }

/** With a handler of this package, or of options as they stand. */
function sdkOf(handler: string | undefined): Sdk {
  return {
    async make(endpoint, options) {
      const { S3 } = await library()
      if (handler === undefined) return new S3({ ...place, endpoint, ...options })
      const { NodeHttpHandler } = (await import(handler)) as unknown as { NodeHttpHandler: new (options: unknown) => object }
      return new S3({ ...place, endpoint, ...options, requestHandler: new NodeHttpHandler(options['requestHandler']) })
    },
    async call(made: S3, options) {
      const { ListBucketsCommand } = await library()
      return await made.send(new ListBucketsCommand({}), options)
    },
    others: { getBucketLocation: (made: S3, options) => made.getBucketLocation({ Bucket: 'bucket' }, options) },
  }
}

const documents: Fact = {
  fact: 'DynamoDBDocumentClient.from(client) sends through that client',
  expect: 'ends',
  async run({ hole, short }) {
    const { DynamoDBClient } = (await import('@aws-sdk/client-dynamodb')) as unknown as { DynamoDBClient: new (options: Options) => object }
    const { DynamoDBDocumentClient, GetCommand } = (await import('@aws-sdk/lib-dynamodb')) as unknown as { DynamoDBDocumentClient: { from: (client: object) => { send: (command: object) => Promise<unknown> } }; GetCommand: new (input: Options) => object }
    const client = new DynamoDBClient({ ...place, ...quiet, endpoint: hole.url, requestHandler: { socketTimeout: short } })
    await DynamoDBDocumentClient.from(client).send(new GetCommand({ TableName: 't', Key: { id: '1' } }))
  },
}

/** Over http, for a server of TLS is much ado: the handler treats its two agents alike. */
function poolFacts(sdk: Sdk): Fact[] {
  const sockets = (httpAgent?: unknown) => () => socketsOf(async (url) => {
    const made = await sdk.make(url, { ...quiet, requestHandler: httpAgent === undefined ? {} : { httpAgent } })
    for (let i = 0; i < many; i++) sdk.call(made as never, {}).catch(() => undefined)
  })
  return [
    row('sockets for 500 requests', 50, sockets()),
    row('with httpAgent: { maxSockets: 10 }', 10, sockets({ maxSockets: 10 })),
    row('with httpAgent: { maxSockets: Infinity }', many, sockets({ maxSockets: Infinity })),
    row('with httpAgent: { maxSockets: 0 }', many, sockets({ maxSockets: 0 })),
    row('with an agent of its own', many, sockets(new Agent({ keepAlive: true }))),
  ]
}

function subject(client: Client, version: string, handler: string | undefined): Subject {
  const sdk = sdkOf(handler)
  return {
    client,
    library: version,
    staysPut: true,
    open: () => Promise.resolve({
      request: requesting(client, sdk),
      retrying: (times) => ({ maxAttempts: times + 1 }),
      carrying: (options) => ({ requestHandler: options }),
      needs: { throwOnRequestTimeout: true },
      queued: (hole, options = {}) => ({ requestHandler: { ...(options as Options), httpAgent: crowdedAgent(hole) } }),
      proxied: (proxy, options = {}) => ({ requestHandler: { ...(options as Options), httpAgent: proxyAgent(proxy) } }),
    }),
    facts: [...factsOf(client, sdk, quiet), documents, ...poolFacts(sdk)],
  }
}

export const subjects: readonly Subject[] = [
  subject(entries[0] as Client, '@smithy/node-http-handler', undefined),
  subject(entries[1] as Client, 'node-http-handler-4.3', 'node-http-handler-4.3'),
]
