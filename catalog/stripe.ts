import type { Api, Client, Phase, Retry, Timeout, Values } from './shape.ts'

const made = { options: 1, makes: 'client' } as const

/** Whatever its resources are called, and however deep they lie, their methods ask the API; their options come last. */
const resource: Api = { call: { request: true, options: 'last' }, members: { '*': 'resource' } }

/** They stand behind the parameters, given or not: what stands in the place of these is sent to Stripe. */
const second = { call: { request: true, options: 1 } } as const
const third = { call: { request: true, options: 2 } } as const
const placed: Api = {
  call: { request: true },
  members: { create: second, list: second, search: second, retrieve: third, update: third, del: third, cancel: third, confirm: third, capture: third, '*': 'resource' },
}

const typesWith = (resource: Api): Readonly<Record<string, Api>> => ({
  module: { call: made, construct: made, members: { default: 'module', Stripe: 'module' } },
  // What reads a webhook asks nobody.
  client: { members: { webhooks: {}, on: {}, once: {}, off: {}, emitEventCallback: {}, parseEventNotification: {}, VERSION: {}, '*': { members: resource.members ?? {} } } },
  resource,
})

/** The silence of a socket that is connected. */
const covers: readonly Phase[] = ['headers', 'body-idle']
const values: Values = { zero: 'never', negative: 'throws', decimal: 'default', null: 'default', 'numeric-string': 'default', text: 'default', overflow: 'clamped' }

const timeout: Timeout = { path: 'timeout', takes: 'ms', covers, default: 80_000, values }
const untilHeaders: Timeout = { ...timeout, covers: ['headers'] }
const retry: Retry = { paths: ['maxNetworkRetries'], default: 2, delay: { first: 500, factor: 2, max: 5_000, jitter: 0.5 }, afterTimeout: true }

const page = {
  name: 'Stripe',
  package: 'stripe',
  modules: { stripe: 'module' },
  refusesUnknown: true,
  options: ['apiKey', 'idempotencyKey', 'stripeAccount', 'stripeContext', 'apiVersion', 'host', 'httpAgent', 'httpClient', 'telemetry', 'typescript', 'appInfo', 'protocol', 'port'],
  repair: ['timeout'],
  docs: 'https://github.com/stripe/stripe-node#configuring-timeout',
} as const

/** Eighty seconds of silence by default, for each attempt. Of the versions between these nothing is said. */
export const stripe: readonly Client[] = [
  { ...page, versions: '>=23.0.0', types: typesWith(placed), timeouts: [timeout], retry },
  { ...page, versions: '>=17.0.0 <18.0.0', types: typesWith(resource), timeouts: [untilHeaders], retry },
  { ...page, versions: '>=11.0.0 <12.0.0', types: typesWith(resource), timeouts: [untilHeaders], retry: { ...retry, default: 0 } },
]
