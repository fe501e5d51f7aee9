import http2 from 'node:http2'
import { connect, constants } from 'node:http2'

declare const options: http2.ClientSessionRequestOptions
declare const authority: string

const session = http2.connect('https://a.example')
session.on('error', (error) => console.error(error))

session.request({ ':path': '/' }) //=> http2 · waits forever
session.request({ ':path': '/' }, { endStream: true }) //=> http2 · waits forever
session.request({ ':path': '/' }, { signal: AbortSignal.timeout(5_000) }) //=> http2 · at most 5 s
session.request({ ':path': '/' }, options) //=> http2 · unknown (we cannot see what these options hold in the call)

// It does not read this.
const bad = session.request({ ':path': '/' }, { timeout: 5_000 } as object) //=> http2 · waits forever
bad.end()

// An event that nobody hears, and one that ends the stream.
const quiet = session.request({ ':path': '/' }) //=> http2 · waits forever
quiet.setTimeout(5_000)
quiet.end()
const heard = session.request({ ':path': '/' }) //=> http2 · at most 5 s for an answer, then 5 s of silence, setTimeout from line 24
heard.setTimeout(5_000, () => heard.close(constants.NGHTTP2_CANCEL))
heard.on('end', () => session.close())
heard.end()
const timed = session.request({ ':path': '/' }) //=> http2 · at most 3 s, a timer from line 28
setTimeout(() => timed.destroy(new Error('slow')), 3_000)

// A session can be given a time for all its streams.
const patient = connect(authority)
patient.setTimeout(5_000, () => patient.destroy())
patient.request({ ':path': '/' }) //=> http2 · unknown (we cannot see what these options hold on the instance)
const ending = connect(authority, { signal: AbortSignal.timeout(60_000) } as object)
ending.request({ ':path': '/' }) //=> http2 · at most 60 s, signal from line 34
connect(authority, given()).request() //=> http2 · waits forever

function load(path: string) {
  const client = connect(authority)
  return new Promise((resolve, reject) => {
    const request = client.request({ ':path': path }) //=> http2 · waits forever
    request.on('response', resolve)
    request.on('error', reject)
    request.on('end', () => { client.close() })
    request.end()
  })
}

function given(): http2.ClientSessionOptions {
  return {}
}

export { load }
