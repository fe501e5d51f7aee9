import { Client } from '@elastic/elasticsearch'
import { Client as OpenSearch } from '@opensearch-project/opensearch'

declare const params: object, options: object

// Since 9 it has no time of its own.
const elastic = new Client({ node: 'http://a.example:9200' })
await elastic.search({ index: 'i' }) //=> Elasticsearch · waits forever
await elastic.indices.create({ index: 'i' }, { requestTimeout: 5_000 }) //=> Elasticsearch · at most 20 s (4 × 5 s) for an answer, then 5 s of silence
await elastic.search(params, { signal: AbortSignal.timeout(3_000) }) //=> Elasticsearch · at most 3 s
await elastic.search(params, options) //=> Elasticsearch · unknown (we cannot see what these options hold in the call)
await elastic.child({ requestTimeout: 2_000 }).info() //=> Elasticsearch · at most 8 s (4 × 2 s) for an answer, then 2 s of silence
await elastic.close()

const opensearch = new OpenSearch({ node: 'http://a.example:9200' })
await opensearch.search({ index: 'i' }) //=> OpenSearch · at most 2 min (4 × 30 s) for an answer, then no limit, requestTimeout by default
await opensearch.search({ index: 'i' }, { requestTimeout: 5_000, maxRetries: 0 }) //=> OpenSearch · at most 5 s for an answer, then no limit
