import axios, { type AxiosInstance } from 'axios'
import axiosRetry, { type IAxiosRetryConfig } from 'axios-retry'
import FormDataStream from 'form-data'
import got from 'got-14'
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { ofetch } from 'ofetch'
import superagent from 'superagent'
import { arrivals, judged } from './arrivals.ts'
import { ruleSubject } from './rule.ts'
import { answers } from './servers.ts'

/** A shop that carries out each order, and whose answer gets lost on the way; one with a key is carried out once. */
async function orders(send: (url: string) => Promise<unknown>): Promise<number> {
  const keys = new Set<unknown>()
  let carriedOut = 0
  const shop = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const key = request.headers['idempotency-key']
      if (key === undefined || !keys.has(key)) carriedOut++
      keys.add(key)
      response.socket?.destroy()
    })
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  await send(`http://127.0.0.1:${String((shop.address() as AddressInfo).port)}/`).catch(() => undefined)
  shop.close()
  return carriedOut
}

/** Three attempts, whatever went wrong. */
async function thrice(send: () => Promise<unknown>): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      if (attempt === 2) throw error
    }
  }
}
const count = async (send: (url: string) => Promise<unknown>, expected: number) => {
  const seen = await orders(send)
  return { ok: seen === expected, saw: `${String(seen)} orders` }
}

/** The body as it arrived with each of three attempts, all answered 503. */
async function bodies(send: (url: string) => Promise<unknown>): Promise<number[]> {
  const sizes: number[] = []
  const server = createServer((request, response) => {
    let size = 0
    request.on('data', (chunk: Buffer) => { size += chunk.length })
    request.on('end', () => {
      sizes.push(size)
      response.writeHead(503).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  for (let attempt = 0; attempt < 3; attempt++) await Promise.race([send(url).catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, 1_000).unref() })])
  server.closeAllConnections()
  server.close()
  return sizes
}
const sent = async (makes: () => (url: string) => Promise<unknown>, isSo: (sizes: readonly number[]) => boolean) => {
  const sizes = await bodies(makes())
  return { ok: isSo(sizes), saw: `bodies of ${sizes.join(', ')} bytes in 3 attempts` }
}
const file = fileURLToPath(import.meta.url)
const isSpent = ([first = 0, ...others]: readonly number[]) => first > 0 && others.every((size) => size < first)
const isWhole = ([first = 0, ...others]: readonly number[]) => first > 0 && others.length === 2 && others.every((size) => size > 0)

const repeated = (options?: IAxiosRetryConfig): AxiosInstance => {
  const client = axios.create()
  axiosRetry(client, options)
  return client
}

const refused = { answer: answers.status(503) }

export const subjects = ruleSubject('no-unsafe-retry', [
  { fact: 'a POST whose answers are lost is carried out with each attempt', expect: 'shows', run: () => count((url) => thrice(() => fetch(url, { method: 'POST', body: 'order' })), 3) },
  { fact: 'with a key that stays the same it is carried out once', expect: 'shows', run: () => count((url) => thrice(() => fetch(url, { method: 'POST', body: 'order', headers: { 'idempotency-key': '1' } })), 1) },
  { fact: 'ofetch sends a POST once', expect: 'shows', run: async () => judged(await arrivals((url) => ofetch(url, { method: 'POST' }), refused), (gaps) => gaps.length === 0) },
  { fact: 'ofetch sends a POST again when it is given a count', expect: 'shows', run: async () => judged(await arrivals((url) => ofetch(url, { method: 'POST', retry: 2 }), refused), (gaps) => gaps.length === 2) },
  { fact: 'got sends a POST once, whatever its count', expect: 'shows', run: async () => judged(await arrivals((url) => got.post(url, { retry: { limit: 1 } }), refused), (gaps) => gaps.length === 0) },
  { fact: 'got sends a POST again when its methods say so', expect: 'shows', run: async () => judged(await arrivals((url) => got.post(url, { retry: { limit: 1, methods: ['POST'] } }), refused), (gaps) => gaps.length === 1) },
  { fact: 'axios-retry sends a POST once when it is refused', expect: 'shows', run: async () => judged(await arrivals((url) => repeated().post(url), refused), (gaps) => gaps.length === 0) },
  { fact: 'axios-retry sends a POST again when its condition says so', expect: 'shows', run: async () => judged(await arrivals((url) => repeated({ retryCondition: () => true }).post(url), refused), (gaps) => gaps.length === 3) },
  { fact: 'axios-retry sends a POST again when its answer is lost: it is carried out four times', expect: 'shows', run: () => count((url) => repeated().post(url), 4) },
  { fact: 'superagent sends a POST again when it is told to', expect: 'shows', run: async () => judged(await arrivals(async (url) => await superagent.post(url).retry(2), refused), (gaps) => gaps.length === 2) },
  { fact: 'fetch: a file stream is sent whole once', expect: 'shows', run: () => sent(() => { const body = createReadStream(file); return (url) => fetch(url, { method: 'PUT', body, duplex: 'half' } as never) }, isSpent) },
  { fact: 'fetch: made anew, it is sent whole each time', expect: 'shows', run: () => sent(() => (url) => fetch(url, { method: 'PUT', body: createReadStream(file), duplex: 'half' } as never), isWhole) },
  { fact: 'axios: a file stream is sent whole once', expect: 'shows', run: () => sent(() => { const body = createReadStream(file); return (url) => axios.put(url, body) }, isSpent) },
  { fact: 'axios: a form of the package form-data is sent whole once', expect: 'shows', run: () => sent(() => { const form = new FormDataStream(); form.append('a', 'b'.repeat(500)); return (url) => axios.put(url, form) }, isSpent) },
  { fact: 'fetch: the form of the runtime is sent whole each time', expect: 'shows', run: () => sent(() => { const form = new FormData(); form.append('a', 'b'.repeat(500)); return (url) => fetch(url, { method: 'PUT', body: form }) }, isWhole) },
  {
    fact: 'a caller who has cancelled waits through the pauses, and no request is made',
    expect: 'shows',
    async run() {
      const start = performance.now()
      const times = await arrivals(async (url) => {
        for (let attempt = 0; attempt < 3; attempt++) {
          try {
            return await fetch(url, { signal: AbortSignal.abort() })
          } catch {
            await new Promise((resolve) => { setTimeout(resolve, 200) })
          }
        }
        return undefined
      })
      const ms = Math.round(performance.now() - start)
      return { ok: times.length === 0 && ms >= 590, saw: `${String(times.length)} requests, ended after ${String(ms)} ms` }
    },
  },
])
