import axios from 'axios'
import axiosRetry from 'axios-retry'
import { ConstantBackoff, handleAll, retry as cockatiel } from 'cockatiel'
import { Policy } from 'cockatiel-2'
import { request as gaxios } from 'gaxios'
import ky from 'ky-1'
import { ofetch } from 'ofetch'
import { defer, lastValueFrom, retry } from 'rxjs'
import { Agent, request, RetryAgent } from 'undici-7'
import { arrivals, arrivalsOf, judged, pause, repaired } from './arrivals.ts'
import { ruleSubject } from './rule.ts'
import type { Fact } from './subject.ts'

const rule = 'no-unbounded-retry'
const programs: Record<string, string> = {
  'a loop': `async function load(url) {
  while (true) {
    const response = await fetch(url)
    if (response.ok) return response
  }
}`,
  'recursion that hands on the same number': `async function load(url) {
  const response = await fetch(url)
  if (response.status >= 500) return load(url)
  return response
}`,
  'a counter that is born again in the loop': `${pause}async function load(url) {
  while (true) {
    let tries = 0
    const response = await fetch(url)
    if (response.ok) return response
    if (++tries > 3) throw new Error('no answer')
    await pause(1)
  }
}`,
}
const failing = (url: string) => defer(async () => { if (!(await fetch(url)).ok) throw new Error('no') })

const again = (options: ConstructorParameters<typeof RetryAgent>[1]) => (url: string) => request(url, { dispatcher: new RetryAgent(new Agent(), options) })

/** It is asked by what is made for it, and answered 200 at last. */
const goesOn = (fact: string, load: (url: string) => Promise<unknown>, most = 20): Fact => ({ fact, expect: 'shows', run: async () => judged(await arrivals(load, { most }), (gaps) => gaps.length === most) })
const endsAfter = (fact: string, retries: number, load: (url: string) => Promise<unknown>): Fact => ({ fact, expect: 'shows', run: async () => judged(await arrivals(load, { most: 20 }), (gaps) => gaps.length === retries) })

const ask = async (url: string) => { if (!(await fetch(url)).ok) throw new Error('no') }
const repeated = (retries: number) => (url: string) => {
  const client = axios.create()
  axiosRetry(client, { retries, retryDelay: () => 1 })
  return client.get(url)
}

export const subjects = ruleSubject(rule, [
  ...Object.entries(programs).flatMap(([name, code]): Fact[] => [
    { fact: `${name}: it goes on until it is answered`, expect: 'shows', run: async () => judged(await arrivalsOf(code, { most: 40 }), (gaps) => gaps.length === 40) },
    { fact: `${name}: as we mend it, it ends`, expect: 'shows', run: async () => judged(await arrivalsOf(repaired(code, rule), { most: 40 }), (gaps) => gaps.length === 4) },
  ]),
  { fact: 'gaxios: `retryConfig.retry: 1` ends', expect: 'shows', run: async () => judged(await arrivals((url) => gaxios({ url, retryConfig: { retry: 1, retryDelay: 1 } }), { most: 40 }), (gaps) => gaps.length === 1) },
  { fact: 'gaxios: with a `shouldRetry` of one’s own it is not read', expect: 'shows', run: async () => judged(await arrivals((url) => gaxios({ url, retryConfig: { retry: 1, retryDelay: 1, retryDelayMultiplier: 1, shouldRetry: () => true } }), { most: 20 }), (gaps) => gaps.length === 20) },
  { fact: 'gaxios: `retryConfig.retry: Infinity` goes on until it is answered', expect: 'shows', run: async () => judged(await arrivals((url) => gaxios({ url, retryConfig: { retry: Infinity, retryDelay: 1, retryDelayMultiplier: 1 } }), { most: 20 }), (gaps) => gaps.length === 20) },
  { fact: 'undici: with a `retry` of one’s own `maxRetries` is not read', expect: 'shows', run: async () => judged(await arrivals(again({ maxRetries: 2, retry: (_error, _context, next) => { setTimeout(next, 2) } }), { most: 20 }), (gaps) => gaps.length === 20) },
  { fact: 'undici: `retry` that hands on the error ends', expect: 'shows', run: async () => judged(await arrivals(again({ maxRetries: 2, retry: (error, _context, next) => { next(error) } })), (gaps) => gaps.length === 0) },
  goesOn('axios-retry: `retries: Infinity` goes on until it is answered', repeated(Infinity)),
  endsAfter('axios-retry: `retries: 2` ends', 2, repeated(2)),
  // Its own waits double: four of them are twice as many as by default.
  goesOn('ky: `retry: Infinity` goes on past its two attempts more', (url) => ky(url, { retry: Infinity }), 4),
  goesOn('ky: `retry.limit: Infinity` goes on until it is answered', (url) => ky(url, { retry: { limit: Infinity, delay: () => 1 } })),
  goesOn('ofetch: `retry: Infinity` goes on until it is answered', (url) => ofetch(url, { retry: Infinity })),
  goesOn('cockatiel 3: `retry` goes on until it is answered', (url) => cockatiel(handleAll, { backoff: new ConstantBackoff(1) }).execute(() => ask(url))),
  endsAfter('cockatiel 3: `maxAttempts: 4` ends', 4, (url) => cockatiel(handleAll, { maxAttempts: 4 }).execute(() => ask(url))),
  endsAfter('cockatiel 2: `retry()` tries once more', 1, (url) => Policy.handleAll().retry().execute(() => ask(url))),
  goesOn('cockatiel 2: `retry().delay()` goes on until it is answered', (url) => Policy.handleAll().retry().delay(1).execute(() => ask(url))),
  endsAfter('cockatiel 2: `retry().attempts(4)` ends', 4, (url) => Policy.handleAll().retry().attempts(4).execute(() => ask(url))),
  { fact: 'rxjs: `retry()` goes on until it is answered', expect: 'shows', run: async () => judged(await arrivals((url) => lastValueFrom(failing(url).pipe(retry())), { most: 40 }), (gaps) => gaps.length === 40) },
  { fact: 'rxjs: `retry({ count: 4 })` ends', expect: 'shows', run: async () => judged(await arrivals((url) => lastValueFrom(failing(url).pipe(retry({ count: 4 }))), { most: 40 }), (gaps) => gaps.length === 4) },
])
