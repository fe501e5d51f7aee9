import fetch from 'cross-fetch'
import { fetch as load } from 'cross-fetch'
import isoFetch from 'isomorphic-fetch'
import unfetch from 'isomorphic-unfetch'

declare const url: string
declare const init: RequestInit

await fetch(url) //=> cross-fetch · waits forever
await load(url, { method: 'POST' }) //=> cross-fetch · waits forever
await fetch(url, { timeout: 5_000 }) //=> cross-fetch · at most 5 s
await fetch(url, { signal: AbortSignal.timeout(3_000) }) //=> cross-fetch · at most 3 s
await fetch(url, init) //=> cross-fetch · unknown (we cannot see what these options hold in the call)

await isoFetch(url) //=> isomorphic-fetch · waits forever
await isoFetch(url, { timeout: 5_000 }) //=> isomorphic-fetch · at most 5 s

await unfetch(url) //=> isomorphic-unfetch · no limit (Node gives up after 5 min without an answer)
await unfetch(url, { timeout: 5_000 }) //=> isomorphic-unfetch · no limit (Node gives up after 5 min without an answer)
await unfetch(url, { signal: AbortSignal.timeout(3_000) }) //=> isomorphic-unfetch · at most 3 s
