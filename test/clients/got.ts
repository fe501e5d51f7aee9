import got from 'got'

declare const url: string
declare const options: object

const api = got.extend({ timeout: { request: 2_000 }, retry: { limit: 2 } })
await api('https://a.example') //=> got · at most 9 s (3 × 2 s + 1 s + 2 s), timeout.request from line 6
await api('https://a.example', { retry: { limit: 0 } }) //=> got · at most 2 s, timeout.request from line 6
await api.post('https://a.example') //=> got · at most 2 s, timeout.request from line 6
await got('https://b.example') //=> got · waits forever
await got(url) //=> got · waits forever
await got('https://c.example', options) //=> got · unknown (we cannot see what these options hold in the call)
await got({ url, timeout: { request: 1_000 } }) //=> got · at most 6 s (3 × 1 s + 1 s + 2 s)
await got.get(url, { timeout: { connect: 1_000 } }).json() //=> got · waits forever
await got(url, { timeout: { response: 1_000 }, retry: { limit: 1 } }) //=> got · at most 3 s (2 × 1 s + 1 s, more by Retry-After) for an answer, then no limit
await got(url, { signal: AbortSignal.timeout(4_000) }) //=> got · at most 4 s
await api.extend({ headers: {} })(url) //=> got · at most 9 s (3 × 2 s + 1 s + 2 s), timeout.request from line 6
got.stream(url) //=> got · waits forever
const quick = got.extend({ timeout: { request: 500 } })
await quick(url, { timeout: { request: undefined } }) //=> got · at most 4.5 s (3 × 500 ms + 1 s + 2 s), timeout.request from line 19
