import { curl, HttpClient, request } from 'urllib'
import urllib from 'urllib'

declare const url: string
declare const options: { timeout: number }

await request(url) //=> urllib · at most 5 s for an answer, then 5 s of silence, timeout by default
await curl(url, { method: 'POST', data: {} }) //=> urllib · at most 5 s for an answer, then 5 s of silence, timeout by default
await urllib.request(url, { dataType: 'json' }) //=> urllib · at most 5 s for an answer, then 5 s of silence, timeout by default
await urllib.request(url, { timeout: 2_000 }) //=> urllib · at most 2 s for an answer, then 2 s of silence
// Headers, then silence.
await urllib.request(url, { timeout: [2_000, 10_000] }) //=> urllib · unknown (timeout is set in the call)
await urllib.request(url, { timeout: 0 }) //=> urllib · unknown (timeout is set in the call)
await request(url, options) //=> urllib · at most 5 s for an answer, then 5 s of silence, timeout by default
const client = new HttpClient()
await client.request(url) //=> urllib · at most 5 s for an answer, then 5 s of silence, timeout by default
