import axios from 'axios'
import axiosRetry, { type IAxiosRetryConfig } from 'axios-retry'
import { ConstantBackoff, handleAll, retry } from 'cockatiel'
import { Policy } from 'cockatiel-2'
import { request as gaxios } from 'gaxios'
import WebSocket from 'ws'
import { arrivals, arrivalsOf, judged, pause, repaired } from './arrivals.ts'
import { ruleSubject } from './rule.ts'
import type { Fact } from './subject.ts'

const rule = 'no-immediate-retry'
const programs: Record<string, string> = {
  'a loop that looks at the answer': `async function load(url) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(url)
    if (response.ok) return response
  }
}`,
  'a wait in the catch alone': `${pause}async function load(url) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const response = await fetch(url)
      if (response.ok) return response
    } catch {
      await pause(300)
    }
  }
}`,
  'a parenthesis too early': `async function load(url) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(url)
    if (response.ok) return response
    await new Promise((resolve) => setTimeout(resolve), 300)
  }
}`,
  'a pause that nobody waits for': `${pause}async function load(url) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(url)
    if (response.ok) return response
    pause(300)
  }
}`,
  recursion: `async function load(url, left = 2) {
  const response = await fetch(url)
  if (response.status >= 500 && left > 0) return load(url, left - 1)
  return response
}`,
  'a socket that is opened again when it is lost': `import WebSocket from 'ws'
async function load(url, left = 2) {
  const socket = new WebSocket(url.replace('http', 'ws'))
  socket.on('error', () => undefined)
  socket.on('close', () => {
    if (left > 0) load(url, left - 1)
  })
  await new Promise((resolve) => setTimeout(resolve, 2500))
}`,
  'an interceptor': `import axios from 'axios'
const api = axios.create({ timeout: 5000 })
api.interceptors.response.use(null, (error) => {
  const { config } = error
  config.tries = (config.tries || 0) + 1
  if (config.tries > 2) throw error
  return api(config)
})
const load = (url) => api.get(url)`,
}

/** How gaxios repeats with a factor. */
const multiplied = (fact: string, retryDelayMultiplier: number, isSo: (gaps: readonly number[]) => boolean): Fact => ({
  fact,
  expect: 'shows',
  run: async () => judged(await arrivals((url) => gaxios({ url, retryConfig: { retry: 3, retryDelay: 100, retryDelayMultiplier } })), isSo),
})

const told = (fact: string, load: (url: string) => Promise<unknown>, isSo: (gaps: readonly number[]) => boolean): Fact => ({ fact, expect: 'shows', run: async () => judged(await arrivals(load), isSo) })
const all = (gaps: readonly number[]) => gaps.reduce((sum, gap) => sum + gap, 0)
const isAtOnce = (gaps: readonly number[]) => gaps.length === 3 && all(gaps) < 700
const isLater = (gaps: readonly number[]) => gaps.length === 3 && all(gaps) > 1_300
const ask = async (url: string) => { if (!(await fetch(url)).ok) throw new Error('no') }
const repeated = (options?: IAxiosRetryConfig) => (url: string) => {
  const client = axios.create()
  axiosRetry(client, options)
  return client.get(url)
}

export const subjects = ruleSubject(rule, [
  ...Object.entries(programs).flatMap(([name, code]): Fact[] => [
    { fact: `${name}: the next attempt comes at once`, expect: 'shows', run: async () => judged(await arrivalsOf(code, { given: { axios, WebSocket } }), (gaps) => gaps.length === 2 && gaps.every((gap) => gap < 240)) },
    { fact: `${name}: as we mend it, it waits`, expect: 'shows', run: async () => judged(await arrivalsOf(repaired(code, rule), { given: { axios, WebSocket } }), (gaps) => gaps.length === 2 && gaps.every((gap) => gap >= 240)) },
  ]),
  told('axios-retry: with no `retryDelay` the next attempts come at once', repeated(), isAtOnce),
  told('axios-retry: `exponentialDelay` waits', repeated({ retryDelay: axiosRetry.exponentialDelay }), isLater),
  told('cockatiel 3: with no `backoff` the next attempts come at once', (url) => retry(handleAll, { maxAttempts: 3 }).execute(() => ask(url)), isAtOnce),
  told('cockatiel 3: with a `backoff` they wait', (url) => retry(handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(500) }).execute(() => ask(url)), isLater),
  told('cockatiel 2: with no delay the next attempts come at once', (url) => Policy.handleAll().retry().attempts(3).execute(() => ask(url)), isAtOnce),
  multiplied('gaxios: `retryDelayMultiplier: 1` waits once, and then no more', 1, (gaps) => gaps.length === 3 && gaps.slice(1).every((gap) => gap < 240)),
  multiplied('gaxios: `retryDelayMultiplier: 0` is its default', 0, (gaps) => gaps.length === 3 && gaps.slice(1).every((gap) => gap > 400)),
])
