import http from 'node:http'
import * as https from 'https'
import { request as start } from 'node:https'
const { get } = require('http')

declare const url: string
declare const options: http.RequestOptions
declare const agent: http.Agent
const done = (response: http.IncomingMessage) => response.resume()

http.get(url, done) //=> http · waits forever
https.get('https://a.example', done) //=> http · waits forever
get('http://a.example', done) //=> http · waits forever
http.get(url, { agent }, done) //=> http · waits forever
http.get(url, options, done) //=> http · unknown (we cannot see what these options hold in the call)
http.get({ hostname: 'a.example' }, done) //=> http · waits forever
start(new URL(url), { method: 'POST' }).end() //=> http · waits forever

// An option that only emits an event.
http.get(url, { timeout: 5_000 }, done) //=> http · waits forever
http.get(url, { timeout: 5_000 }, done).on('timeout', () => {}) //=> http · waits forever
const quiet = http.get(url, { timeout: 5_000 }, done) //=> http · at most 5 s for an answer, then 5 s of silence
quiet.on('timeout', () => quiet.destroy())
const named = http.request(url, { timeout: 5_000 }) //=> http · waits forever
named.on('timeout', onTimeout)
named.end()
const set = http.request(url) //=> http · at most 2 s for an answer, then 2 s of silence, setTimeout from line 28
set.setTimeout(2_000, () => set.destroy(new Error('slow')))
set.end()
const logged = http.request(url) //=> http · waits forever
logged.setTimeout(2_000, () => console.log('slow'))
logged.end()

// What really ends it.
http.get(url, { signal: AbortSignal.timeout(5_000) }, done) //=> http · at most 5 s
const timed = http.get(url, done) //=> http · at most 3 s, a timer from line 37
const timer = setTimeout(() => timed.destroy(new Error('slow')), 3_000)
timed.on('close', () => clearTimeout(timer))
const stopped = http.get(url, done) //=> http · unknown (others get hold of the request and may end it)
process.on('SIGTERM', () => stopped.destroy())

// Whoever gets it may end it.
function given() {
  return http.get(url, done) //=> http · unknown (others get hold of the request and may end it)
}
const options2: http.RequestOptions = { path: '/' }
options2.timeout = 1_000
function load() {
  return new Promise((resolve, reject) => {
    const request = https.request(options2, resolve) //=> http · at most 1 s for an answer, then 1 s of silence, timeout from line 47
    request.on('timeout', () => {
      request.destroy()
      reject(new Error('slow'))
    })
    request.end()
  })
}
function onTimeout() {}

export { given, load }
