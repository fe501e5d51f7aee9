import { BigQuery } from '@google-cloud/bigquery'
import { PubSub } from '@google-cloud/pubsub'
import { Storage } from '@google-cloud/storage'

declare const table: string

const storage = new Storage()
const bucket = storage.bucket('b')
await bucket.getFiles() //=> Google Cloud Storage · waits forever
await bucket.file('f').download() //=> Google Cloud Storage · waits forever
await bucket.file('f').save('text') //=> Google Cloud Storage · waits forever
await bucket.upload('/tmp/f', { timeout: 5_000 }) //=> Google Cloud Storage · waits forever
// Its option is not read any more.
await new Storage({ timeout: 5_000 }).bucket('b').file('f').exists() //=> Google Cloud Storage · waits forever

const bigquery = new BigQuery({ projectId: 'p' })
await bigquery.query(`SELECT * FROM ${table}`) //=> BigQuery · waits forever
await bigquery.dataset('d').table('t').insert([]) //=> BigQuery · waits forever

const pubsub = new PubSub()
await pubsub.topic('t').publishMessage({ data: Buffer.from(table) }) //=> Google Cloud Pub/Sub · at most 60 s, timeout by default
await pubsub.createTopic('t', { timeout: 5_000 }) //=> Google Cloud Pub/Sub · at most 5 s
await pubsub.topic('t', { gaxOpts: { timeout: 5_000 } }).publishMessage({ data: Buffer.from(table) }) //=> Google Cloud Pub/Sub · unknown (gaxOpts is set on the instance)
pubsub.subscription('s').on('message', console.log)
