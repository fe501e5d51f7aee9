// settings: {"versions":{"@google-cloud/storage":"7.22.0","@google-cloud/bigquery":"7.9.4"}}
import { BigQuery } from '@google-cloud/bigquery'
import { Storage } from '@google-cloud/storage'

const open = new Storage({ projectId: 'p' })
await open.bucket('b').getFiles() //=> Google Cloud Storage · waits forever

const storage = new Storage({ timeout: 5_000, retryOptions: { autoRetry: false } })
await storage.bucket('b').file('f').exists() //=> Google Cloud Storage · at most 5 s, timeout from line 8
// Its body is a stream.
await storage.bucket('b').file('f').download() //=> Google Cloud Storage · at most 5 s for an answer, then no limit, timeout from line 8
// A resumable upload is sent by somebody else.
await storage.bucket('b').file('f').save('text')
await storage.bucket('b').file('f').copy('g', { timeout: 5_000 }) //=> Google Cloud Storage · at most 5 s, timeout from line 8
const again = new Storage({ timeout: 5_000, retryOptions: { maxRetries: 0 } })
await again.bucket('b').file('f').exists() //=> Google Cloud Storage · at most 41 s (4 × 5 s + 3 s + 6 s + 12 s), timeout from line 15

const bigquery = new BigQuery({ timeout: 30_000, retryOptions: { autoRetry: false } })
await bigquery.query('SELECT 1') //=> BigQuery · at most 30 s, timeout from line 18
