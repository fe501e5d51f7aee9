// settings: {"versions":{"@smithy/node-http-handler":"4.14.2"}}
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, S3, S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import https from 'node:https'

declare const config: { requestTimeout: number }, options: { abortSignal?: AbortSignal }
const object = new GetObjectCommand({ Bucket: 'b', Key: 'k' })

const bare = new S3Client({ region: 'eu-west-1' })
await bare.send(object) //=> AWS SDK · waits forever
await bare.send(object, { abortSignal: AbortSignal.timeout(5_000) }) //=> AWS SDK · at most 5 s
await bare.send(object, { requestTimeout: 5_000 }) //=> AWS SDK · waits forever
await bare.send(object, options) //=> AWS SDK · unknown (we cannot see what these options hold in the call)

// Since 4.4 of its handler, `requestTimeout` only writes to the log.
const logging = new S3Client({ requestHandler: { requestTimeout: 5_000 } })
await logging.send(object) //=> AWS SDK · waits forever
const throwing = new S3Client({ maxAttempts: 2, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true } })
await throwing.send(object) //=> AWS SDK · at most 10.1 s (2 × 5 s + 100 ms, more by Retry-After) for an answer, then no limit, requestTimeout from line 21
const silent = new S3Client({ requestHandler: new NodeHttpHandler({ socketTimeout: 3_000, httpsAgent: new https.Agent({ maxSockets: 50, keepAlive: true }) }) }) //=> AWS SDK · an unknown number of sockets | http · at most 50 sockets, kept alive
await silent.send(object) //=> AWS SDK · at most 9.3 s (3 × 3 s + 100 ms + 200 ms, more by Retry-After) for an answer, then 3 s of silence, socketTimeout from line 23
const unseen = new S3Client({ requestHandler: new NodeHttpHandler(config) }) //=> AWS SDK · an unknown number of sockets
await unseen.send(object) //=> AWS SDK · unknown (we cannot see what these options hold on the dispatcher)

const s3 = new S3({})
await s3.getObject({ Bucket: 'b', Key: 'k' }) //=> AWS SDK · waits forever
s3.destroy()

const dynamo = new DynamoDBClient({ requestHandler: { socketTimeout: 4_000 } })
const documents = DynamoDBDocumentClient.from(dynamo)
await documents.send(new GetCommand({ TableName: 't', Key: { id: 1 } })) //=> AWS SDK · at most 12.3 s (3 × 4 s + 100 ms + 200 ms, more by Retry-After) for an answer, then 4 s of silence, socketTimeout from line 32

// It signs, and sends nothing.
const signer = new S3Client({})
export const link = await getSignedUrl(signer, object, { expiresIn: 60 })
