import { elasticsearch as entries } from '../../catalog/elasticsearch.ts'
import type { Client } from '../../catalog/shape.ts'
import { factsOf, requesting, type Sdk } from './sdk.ts'
import type { Options, Subject } from './subject.ts'

type Method = (params: Options, options: Options) => Promise<unknown>
interface Made { search: Method; info: Method; indices: { exists: Method; create: Method }; child: (options: Options) => Made }

const sdkOf = (library: string): Sdk => ({
  async make(node, options) {
    const { Client } = (await import(library)) as { Client: new (options: Options) => Made }
    return new Client({ node, ...options })
  },
  call: (made: Made, options) => made.search({ index: 'i' }, options),
  others: {
    info: (made: Made, options) => made.info({}, options),
    'indices.create': (made: Made, options) => made.indices.create({ index: 'i' }, options),
    'child().search': (made: Made, options) => made.child({}).search({ index: 'i' }, options),
  },
})

function subject(client: Client, library: string, tick: number): Subject {
  const sdk = sdkOf(library)
  return {
    client,
    library,
    staysPut: true,
    tick,
    open: () => Promise.resolve({ request: requesting(client, sdk), retrying: (times) => ({ maxRetries: times }) }),
    facts: factsOf(client, sdk, { maxRetries: 0 }),
  }
}

export const subjects: readonly Subject[] = [
  subject(entries[0] as Client, '@elastic/elasticsearch', 1_000),
  subject(entries[1] as Client, 'elasticsearch-8', 1_000),
  subject(entries[2] as Client, '@opensearch-project/opensearch', 0),
]
