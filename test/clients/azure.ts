import { TableClient, TableServiceClient } from '@azure/data-tables'

declare const connection: string
declare const entity: { partitionKey: string; rowKey: string }
declare const policy: object
declare const options: { abortSignal?: AbortSignal }

const users = TableClient.fromConnectionString(connection, 'users')
await users.getEntity('p', 'r') //=> Azure Tables · waits forever
await users.createEntity(entity) //=> Azure Tables · waits forever
await users.updateEntity(entity, 'Merge', { abortSignal: AbortSignal.timeout(5_000) }) //=> Azure Tables · at most 5 s
await users.upsertEntity(entity, 'Replace', { requestOptions: { timeout: 5_000 } }) //=> Azure Tables · at most 27 s (4 × 5 s + 1 s + 2 s + 4 s, more by Retry-After) for an answer, then no limit
await users.deleteEntity('p', 'r', { requestOptions: { timeout: 0 } }) //=> Azure Tables · waits forever
await users.deleteEntity('p', 'r', options) //=> Azure Tables · unknown (we cannot see what these options hold in the call)
for await (const one of users.listEntities()) console.log(one)
await new TableServiceClient('https://a.example', { retryOptions: { maxRetries: 0 } }).createTable('users') //=> Azure Tables · waits forever
const policed = new TableClient('https://a.example', 'users', { additionalPolicies: [] })
await policed.createTable() //=> Azure Tables · unknown (additionalPolicies is set on the instance)
const later = TableClient.fromConnectionString(connection, 'users')
later.pipeline.addPolicy(policy)
await later.getEntity('p', 'r') //=> Azure Tables · unknown (we cannot see what these options hold on the instance)
