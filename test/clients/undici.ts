import { Agent, fetch, Pool, request, setGlobalDispatcher, stream } from 'undici'

declare const url: string

const agent = new Agent({ headersTimeout: 2_000, bodyTimeout: 2_000 }) //=> undici · any number of sockets, kept alive
const connecting = new Agent({ connect: { timeout: 1_000 } }) //=> undici · any number of sockets, kept alive

await request(url) //=> undici · no limit (undici gives up after 5 min without an answer)
await request(url, { headersTimeout: 5_000, bodyTimeout: 5_000 }) //=> undici · at most 5 s for an answer, then 5 s of silence
await request(url, { headersTimeout: 0 }) //=> undici · no limit (undici gives up after 5 min without an answer)
await request(url, { signal: AbortSignal.timeout(3_000) }) //=> undici · at most 3 s
await request(url, { dispatcher: agent }) //=> undici · at most 2 s for an answer, then 2 s of silence, headersTimeout from line 5
await request(url, { dispatcher: connecting }) //=> undici · no limit (undici gives up after 5 min without an answer)
await stream(url, { method: 'GET' }, () => process.stdout) //=> undici · no limit (undici gives up after 5 min without an answer)
await fetch(url) //=> undici fetch · no limit (undici gives up after 5 min without an answer)
await fetch(url, { dispatcher: agent }) //=> undici fetch · at most 2 s for an answer, then 2 s of silence, headersTimeout from line 5
await fetch(url, { signal: AbortSignal.timeout(4_000) }) //=> undici fetch · at most 4 s

const pool = new Pool('https://a.example', { headersTimeout: 1_500 }) //=> undici · any number of sockets, kept alive
await pool.request({ path: '/', method: 'GET' }) //=> undici · at most 1.5 s for an answer, then no limit, headersTimeout from line 19
const open = new Pool('https://a.example') //=> undici · any number of sockets, kept alive
await open.request({ path: '/', method: 'GET' }) //=> undici · no limit (undici gives up after 5 min without an answer)

export function install() {
  setGlobalDispatcher(new Agent()) //=> undici · any number of sockets, kept alive
}
