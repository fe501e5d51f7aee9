import ky, { type KyInstance } from 'ky'

declare const url: string
declare const given: KyInstance

await ky(url) //=> ky · at most 30.9 s (3 × 10 s + 300 ms + 600 ms, more by Retry-After) for an answer, then no limit, timeout by default
await ky.get(url, { timeout: 5_000 }) //=> ky · at most 15.9 s (3 × 5 s + 300 ms + 600 ms, more by Retry-After) for an answer, then no limit
await ky.get(url, { timeout: false }) //=> ky · no limit (Node gives up after 5 min without an answer)
const api = ky.create({ prefixUrl: 'https://a.example', timeout: 3_000 })
await api.get('users').json() //=> ky · at most 9.9 s (3 × 3 s + 300 ms + 600 ms, more by Retry-After) for an answer, then no limit, timeout from line 9
await api.get('users', { timeout: false }) //=> ky · no limit (Node gives up after 5 min without an answer)
await api.extend({ retry: 0 }).post('users') //=> ky · at most 3 s for an answer, then no limit, timeout from line 9
await ky(url, { timeout: false, signal: AbortSignal.timeout(7_000) }) //=> ky · at most 7 s for an answer, then no limit
await given.get(url)
