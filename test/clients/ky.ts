import ky, { type KyInstance } from 'ky'

declare const url: string
declare const given: KyInstance

await ky(url) //=> ky · at most 10 s for an answer, then no limit, timeout by default
await ky.get(url, { timeout: 5_000 }) //=> ky · at most 5 s for an answer, then no limit
await ky.get(url, { timeout: false }) //=> ky · no limit (Node gives up after 5 min without an answer)
const api = ky.create({ prefixUrl: 'https://a.example', timeout: 3_000 })
await api.get('users').json() //=> ky · at most 3 s for an answer, then no limit, timeout from line 9
await api.get('users', { timeout: false }) //=> ky · no limit (Node gives up after 5 min without an answer)
await api.extend({ retry: 0 }).post('users') //=> ky · at most 3 s for an answer, then no limit, timeout from line 9
await ky(url, { timeout: false, signal: AbortSignal.timeout(7_000) }) //=> ky · at most 7 s for an answer, then no limit
await given.get(url)
