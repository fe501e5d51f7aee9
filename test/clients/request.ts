import request from 'request'
import * as everything from 'request'
import rp from 'request-promise-native'
const requestPromise = require('request-promise')
import { createWriteStream } from 'node:fs'
import { promisify } from 'node:util'

declare const url: string
declare const options: { url: string; timeout?: number }
const done = (error: unknown) => { if (error) throw error }

request(url, done) //=> request · waits forever
request(url, (error: unknown, response: unknown) => { done(error ?? response) }) //=> request · waits forever
request({ url, json: true }, done) //=> request · waits forever
request.get(url, done) //=> request · waits forever
request.post(url, { form: { a: 1 } }, done) //=> request · waits forever
request.post({ url, body: '{}' }, done) //=> request · waits forever
everything.get(url, done) //=> request · waits forever
request(url).pipe(createWriteStream('a')) //=> request · waits forever
request.get(url).on('error', () => {}).pipe(createWriteStream('a')) //=> request · waits forever

request({ url, timeout: 5_000 }, done) //=> request · at most 5 s for an answer, then 5 s of silence
request(url, { timeout: 5_000 }, done) //=> request · at most 5 s for an answer, then 5 s of silence
request.get({ url, timeout: 0 }, done) //=> request · waits forever
// What is no number bounds nothing.
request.get({ url, timeout: '5000' }, done) //=> request · waits forever
request.get({ url, signal: AbortSignal.timeout(2_000) }, done) //=> request · at most 2 s
request(options, done) //=> request · unknown (we cannot see what these options hold in the call)
request.get(url, options, done) //=> request · unknown (we cannot see what these options hold in the call)

const api = request.defaults({ baseUrl: 'https://api.example', timeout: 3_000 })
api.get('/users', done) //=> request · at most 3 s for an answer, then 3 s of silence, timeout from line 31
api.defaults({ json: true }).post('/users', done) //=> request · at most 3 s for an answer, then 3 s of silence, timeout from line 31
request.defaults({ json: true }).get(url, done) //=> request · waits forever

const sent = request(url, done) //=> request · at most 5 s, a timer from line 37
setTimeout(() => sent.abort(), 5_000)

await rp(url) //=> request-promise · waits forever
await rp({ uri: url, json: true }) //=> request-promise · waits forever
await rp.post(url, { body: {}, json: true }) //=> request-promise · waits forever
await rp({ uri: url, timeout: 10_000 }) //=> request-promise · at most 10 s for an answer, then 10 s of silence
await rp(options) //=> request-promise · unknown (we cannot see what these options hold in the call)
await requestPromise({ url, method: 'PUT' }) //=> request-promise · waits forever
const load = (path: string) => rp(path) //=> request-promise · waits forever
await promisify(request)(options)

export { load }
