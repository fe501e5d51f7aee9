import { TableClient, TableServiceClient } from '@azure/data-tables'
import { SecretClient } from '@azure/keyvault-secrets'
import { BlobServiceClient, ContainerClient } from '@azure/storage-blob'

declare const connection: string
declare const credential: object
declare const httpClient: object
declare const entity: { partitionKey: string; rowKey: string }
declare const policy: object
declare const options: { abortSignal?: AbortSignal }

const users = TableClient.fromConnectionString(connection, 'users')
await users.getEntity('p', 'r') //=> Azure Tables · waits forever
await users.createEntity(entity) //=> Azure Tables · waits forever
await users.updateEntity(entity, 'Merge', { abortSignal: AbortSignal.timeout(5_000) }) //=> Azure Tables · at most 5 s
await users.upsertEntity(entity, 'Replace', { requestOptions: { timeout: 5_000 } }) //=> Azure Tables · at most 27 s (4 × 5 s + 1 s + 2 s + 4 s, more by Retry-After)
await users.deleteEntity('p', 'r', { requestOptions: { timeout: 0 } }) //=> Azure Tables · waits forever
await users.deleteEntity('p', 'r', options) //=> Azure Tables · unknown (we cannot see what these options hold in the call)
for await (const one of users.listEntities()) console.log(one)
await new TableServiceClient('https://a.example', { retryOptions: { maxRetries: 0 } }).createTable('users') //=> Azure Tables · waits forever
const policed = new TableClient('https://a.example', 'users', { additionalPolicies: [] })
await policed.createTable() //=> Azure Tables · unknown (additionalPolicies is set on the instance)
const later = TableClient.fromConnectionString(connection, 'users')
later.pipeline.addPolicy(policy)
await later.getEntity('p', 'r') //=> Azure Tables · unknown (we cannot see what these options hold on the instance)

const blobs = BlobServiceClient.fromConnectionString(connection)
const images = blobs.getContainerClient('images')
await images.createIfNotExists() //=> Azure Blob Storage · waits forever
await images.getBlockBlobClient('a').upload('text', 4) //=> Azure Blob Storage · waits forever
await images.getBlockBlobClient('a').uploadData(Buffer.from('text'), { abortSignal: AbortSignal.timeout(5_000) }) //=> Azure Blob Storage · at most 5 s
await images.getBlobClient('a').download() //=> Azure Blob Storage · waits forever
await images.getBlobClient('a').downloadToBuffer(0, undefined, { abortSignal: AbortSignal.timeout(5_000) }) //=> Azure Blob Storage · at most 5 s
await images.getBlobClient('a').getProperties({ requestOptions: { timeout: 5_000 } }) //=> Azure Blob Storage · waits forever
await new BlobServiceClient('https://a.example', credential, { retryOptions: { tryTimeoutInMs: 5_000 } }).getProperties() //=> Azure Blob Storage · waits forever
for await (const one of images.listBlobsFlat()) console.log(one)
await new ContainerClient('https://a.example/images', credential, { httpClient }).exists() //=> Azure Blob Storage · unknown (httpClient is set on the instance)

const secrets = new SecretClient('https://a.example', credential)
await secrets.getSecret('a') //=> Azure Key Vault Secrets · waits forever
await secrets.setSecret('a', 'b', { abortSignal: AbortSignal.timeout(5_000) }) //=> Azure Key Vault Secrets · at most 5 s
await secrets.getSecret('a', { requestOptions: { timeout: 5_000 } }) //=> Azure Key Vault Secrets · at most 27 s (4 × 5 s + 1 s + 2 s + 4 s, more by Retry-After)
