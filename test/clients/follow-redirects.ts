import { http, https } from 'follow-redirects'
import { get } from 'follow-redirects/https'
const { https: secure } = require('follow-redirects')

declare const url: string
const done = (response: { resume: () => void }) => { response.resume() }

https.get(url, done) //=> follow-redirects · waits forever
http.request({ host: 'a.example', path: '/' }, done).end() //=> follow-redirects · waits forever
secure.get(url, { maxRedirects: 3 }, done) //=> follow-redirects · waits forever
get(url, done) //=> follow-redirects · waits forever

// As in Node, the option only emits an event.
https.get(url, { timeout: 5_000 }, done) //=> follow-redirects · waits forever
const heard = https.get(url, { timeout: 5_000 }, done) //=> follow-redirects · at most 5 s for an answer, then 5 s of silence
heard.on('timeout', () => heard.destroy())

// The method ends the request by itself.
const timed = https.request(url, done) //=> follow-redirects · at most 5 s for an answer, then 5 s of silence, setTimeout from line 20
timed.setTimeout(5_000)
timed.end()

https.get(url, { signal: AbortSignal.timeout(3_000) }, done) //=> follow-redirects · at most 3 s
