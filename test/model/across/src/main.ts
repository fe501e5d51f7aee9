import direct, { api, forward, make, open, renamed } from './http.ts'
import again, { http, options, timeouts, timeoutSignal } from './lib/index.ts'
import { api as mapped } from '@/http'
import { api as inner } from '#http'
import { client } from './common.cjs'
import { Api } from './client.ts'
import { gone } from './missing.ts'
import { one } from './circle-one.ts'

await api.get('/users') //=> axios · at most 5 s for an answer, then 5 s of silence, timeout from http.ts:4
await open.get('/users') //=> axios · waits forever
await renamed.get('/users') //=> axios · waits forever
await direct.get('/users') //=> axios · at most 5 s for an answer, then 5 s of silence, timeout from http.ts:4
await again.get('/users') //=> axios · at most 5 s for an answer, then 5 s of silence, timeout from http.ts:4
await http.api.get('/users') //=> axios · at most 5 s for an answer, then 5 s of silence, timeout from http.ts:4
await mapped.get('/users') //=> axios · at most 5 s for an answer, then 5 s of silence, timeout from http.ts:4
await inner.get('/users') //=> axios · at most 5 s for an answer, then 5 s of silence, timeout from http.ts:4
await client('https://a.example') //=> got · at most 9 s (3 × 2 s + 1 s + 2 s), timeout.request from common.cjs:3
await make(7_000).get('/users') //=> axios · at most 7 s for an answer, then 7 s of silence, timeout from http.ts:10
await Api.shared.get('/users') //=> axios · at most 4 s for an answer, then 4 s of silence, timeout from client.ts:4
await new Api().http.get('/users') //=> axios · at most 6 s for an answer, then 6 s of silence, timeout from client.ts:8
await gone.get('/users')
await one.get('/users')
await api.get('/users', { timeout: 0 }) //=> axios · waits forever

await fetch('https://a.example', options) //=> fetch · at most 20 s for an answer, then 20 s of silence, headersTimeout from defaults.ts:4
await fetch('https://a.example', { signal: timeoutSignal(9_000) }) //=> fetch · at most 9 s
await api.get('/users', { timeout: timeouts.short }) //=> axios · at most 1.5 s for an answer, then 1.5 s of silence
await forward('https://a.example', {}) //=> fetch · at most 20 s for an answer, then 20 s of silence, headersTimeout from defaults.ts:4

async function injected(api: Api) {
  await api.http.get('/users') //=> axios · at most 6 s for an answer, then 6 s of silence, timeout from client.ts:8
}
export { injected }
