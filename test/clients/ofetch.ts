import { $fetch, ofetch } from 'ofetch'

declare const url: string

await ofetch(url) //=> ofetch · no limit (Node gives up after 5 min without an answer)
await $fetch(url, { timeout: 5_000 }) //=> ofetch · at most 5 s (no limit when it tries again) for an answer, then no limit
await ofetch(url, { timeout: 5_000, retry: 3 }) //=> ofetch · at most 5 s (no limit when it tries again) for an answer, then no limit
await ofetch(url, { timeout: 5_000, signal: AbortSignal.timeout(8_000) }) //=> ofetch · at most 8 s
await ofetch(url, { timeout: 0 }) //=> ofetch · no limit (Node gives up after 5 min without an answer)
const api = ofetch.create({ baseURL: 'https://a.example', timeout: 3_000 })
await api('/users') //=> ofetch · at most 3 s (no limit when it tries again) for an answer, then no limit, timeout from line 10
