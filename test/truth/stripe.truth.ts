import { stripe as entries } from '../../catalog/stripe.ts'
import type { Client } from '../../catalog/shape.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { factsOf, requesting, type Sdk } from './sdk.ts'
import type { Options, Subject } from './subject.ts'

type Method = (...args: unknown[]) => Promise<unknown>
interface Made { customers: Record<'create' | 'list' | 'retrieve', Method>; checkout: { sessions: { create: Method } } }

/** Older ones take an empty object for no options. */
const given = (options: Options) => (Object.keys(options).length > 0 ? [options] : [])

const sdkOf = (library: string): Sdk => ({
  async make(url, { method: _, ...options }) {
    const { default: Stripe } = (await import(library)) as { default: new (key: string, options: Options) => Made }
    const { hostname, port } = new URL(url)
    return new Stripe('sk_test_1', { host: hostname, port, protocol: 'http', telemetry: false, ...options })
  },
  call: (made: Made, options) => made.customers.create({ name: 'a' }, ...given(options)),
  others: {
    'customers.list': (made: Made, options) => made.customers.list({}, options),
    'customers.retrieve': (made: Made, options) => made.customers.retrieve('c', {}, options),
    'checkout.sessions.create': (made: Made, options) => made.checkout.sessions.create({}, options),
  },
})

function subject(client: Client, library: string): Subject {
  const sdk = sdkOf(library)
  return {
    client,
    library,
    staysPut: true,
    open: () => Promise.resolve({
      request: requesting(client, sdk),
      retrying: (times) => ({ maxNetworkRetries: times }),
      queued: (hole) => ({ httpAgent: crowdedAgent(hole) }),
      proxied: (proxy) => ({ httpAgent: proxyAgent(proxy) }),
    }),
    facts: factsOf(client, sdk, { maxNetworkRetries: 0 }),
  }
}

export const subjects: readonly Subject[] = [subject(entries[0] as Client, 'stripe'), subject(entries[1] as Client, 'stripe-17'), subject(entries[2] as Client, 'stripe-11')]
