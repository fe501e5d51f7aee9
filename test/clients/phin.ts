import phin from 'phin'

declare const url: string
declare const options: { url: string; timeout?: number }

await phin(url) //=> phin · waits forever
await phin('https://a.example') //=> phin · waits forever
await phin({ url, parse: 'json' }) //=> phin · waits forever
await phin({ url, timeout: 5_000 }) //=> phin · at most 5 s for an answer, then 5 s of silence
await phin({ url, timeout: 0 }) //=> phin · waits forever
await phin(options) //=> phin · unknown (we cannot see what these options hold in the call)
await phin.promisified({ url, method: 'POST', data: {} }) //=> phin · waits forever

const api = phin.defaults({ timeout: 4_000 })
await api({ url }) //=> phin · at most 4 s for an answer, then 4 s of silence, timeout from line 14
await api(url) //=> phin · at most 4 s for an answer, then 4 s of silence, timeout from line 14
