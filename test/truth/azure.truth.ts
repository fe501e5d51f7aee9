import { azure as entries } from '../../catalog/azure.ts'
import type { Client } from '../../catalog/shape.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { factsOf, requesting, type Sdk } from './sdk.ts'
import type { Options, Subject } from './subject.ts'

type Made = Record<string, (...args: unknown[]) => Promise<unknown>>

const entity = { partitionKey: 'p', rowKey: 'r' }

const tables: Sdk = {
  async make(url, { method, ...options }) {
    const { TableClient } = (await import('@azure/data-tables')) as unknown as { TableClient: new (url: string, name: string, options: Options) => Made }
    return Object.assign(new TableClient(url.slice(0, -1), 't', { allowInsecureConnection: true, ...options }), { method })
  },
  // With POST it creates.
  call: (made: Made & { method: unknown }, options) => (made.method === 'POST' ? made['createEntity']?.(entity, options) : made['getEntity']?.('p', 'r', options)) ?? Promise.resolve(),
  others: {
    createEntity: (made: Made, options) => made['createEntity']?.(entity, options) ?? Promise.resolve(),
    updateEntity: (made: Made, options) => made['updateEntity']?.(entity, 'Merge', options) ?? Promise.resolve(),
    createTable: (made: Made, options) => made['createTable']?.(options) ?? Promise.resolve(),
  },
}

type Send = (request: Options) => Promise<unknown>

/** A policy: it gives every request a signal. */
function within(ms: number): (request: Options, next: Send) => Promise<unknown> {
  return (request, next) => next(Object.assign(request, { abortSignal: AbortSignal.timeout(ms) }))
}

function ownClient(ms: number) {
  const sendRequest: Send = async (request) => {
    const { createDefaultHttpClient } = (await import('@azure/core-rest-pipeline')) as unknown as { createDefaultHttpClient: () => { sendRequest: Send } }
    const usual = createDefaultHttpClient()
    return await within(ms)(request, (one) => usual.sendRequest(one))
  }
  return { sendRequest }
}

export const subjects: readonly Subject[] = entries.map((client: Client) => ({
  client,
  library: '@azure/data-tables',
  staysPut: true,
  async open() {
    await import('@azure/data-tables')
    return {
      request: requesting(client, tables),
      queued: (hole) => ({ agent: crowdedAgent(hole) }),
      proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
      bounding: (path, ms) => (path === 'httpClient' ? ownClient(ms) : [{ policy: { name: 'within', sendRequest: within(ms) }, position: 'perCall' }]),
      retrying: (maxRetries) => ({ retryOptions: { maxRetries, retryDelayInMs: 1 } }),
    }
  },
  facts: factsOf(client, tables, { retryOptions: { maxRetries: 0 } }),
}))
