// settings: {"versions":{"stripe":"23.1.0"}}
import Stripe from 'stripe'

declare const id: string, body: string, signature: string

// Eighty seconds of silence, and two more attempts.
const stripe = new Stripe('sk_test')
await stripe.customers.create({ name: 'A' }) //=> Stripe · at most 241.5 s (3 × 80 s + 500 ms + 1 s) for an answer, then 80 s of silence, timeout by default
await stripe.checkout.sessions.create({ mode: 'payment' }, { timeout: 5_000, maxNetworkRetries: 0 }) //=> Stripe · at most 5 s for an answer, then 5 s of silence
await stripe.customers.retrieve(id, {}, { timeout: 5_000 }) //=> Stripe · at most 16.5 s (3 × 5 s + 500 ms + 1 s) for an answer, then 5 s of silence
const event = stripe.webhooks.constructEvent(body, signature, 'whsec')

const quick = new Stripe('sk_test', { timeout: 10_000, maxNetworkRetries: 1 })
await quick.customers.list({ limit: event.id.length }) //=> Stripe · at most 20.5 s (2 × 10 s + 500 ms) for an answer, then 10 s of silence, timeout from line 13
