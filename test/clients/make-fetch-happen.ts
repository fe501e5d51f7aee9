import fetch from 'make-fetch-happen'
const minipass = require('minipass-fetch')

declare const url: string
declare const options: { timeout?: number }

await fetch(url) //=> make-fetch-happen · waits forever
await fetch(url, { timeout: 5_000 }) //=> make-fetch-happen · at most 5 s
await fetch(url, { timeout: 5_000, retry: { retries: 2 } }) //=> make-fetch-happen · at most 18 s (3 × 5 s + 1 s + 2 s)
// It bounds the connection alone.
await fetch(url, { timeouts: { connection: 5_000 } }) //=> make-fetch-happen · waits forever
await fetch(url, { signal: AbortSignal.timeout(3_000) }) //=> make-fetch-happen · at most 3 s
await fetch(url, options) //=> make-fetch-happen · unknown (we cannot see what these options hold in the call)

const bounded = fetch.defaults({ cachePath: './cache', timeout: 4_000 })
await bounded(url) //=> make-fetch-happen · at most 4 s, timeout from line 15
const based = fetch.defaults('https://a.example', { timeout: 6_000 })
await based('/users') //=> make-fetch-happen · at most 6 s, timeout from line 17
const open = fetch.defaults({ cachePath: './cache' })
await open(url) //=> make-fetch-happen · waits forever

await minipass(url) //=> minipass-fetch · waits forever
await minipass(url, { timeout: 5_000 }) //=> minipass-fetch · at most 5 s
