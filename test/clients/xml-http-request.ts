declare const url: string
declare const ms: number
declare const slow: boolean
declare const signal: AbortSignal
interface Xhr { open: (...args: unknown[]) => void; send: (body?: unknown) => void; abort: () => void; timeout: number; response: unknown; status: number; onload: () => void; ontimeout: () => void; upload: { onprogress: () => void }; setRequestHeader: (name: string, value: string) => void }
declare global { var XMLHttpRequest: new () => Xhr }

const plain = new XMLHttpRequest() //=> XMLHttpRequest · waits forever
plain.open('GET', url)
plain.onload = () => { console.log(plain.response) }
plain.send()

function load(): Promise<unknown> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest() //=> XMLHttpRequest · waits forever
    xhr.open('POST', 'https://a.example')
    xhr.setRequestHeader('accept', 'text/plain')
    xhr.upload.onprogress = () => {}
    xhr.onload = () => { resolve(xhr.status) }
    xhr.send('body')
  })
}

const bounded = new XMLHttpRequest() //=> XMLHttpRequest · at most 5 s, timeout from line 26
bounded.open('GET', url)
bounded.timeout = 5_000
bounded.ontimeout = () => {}
bounded.send()

const never = new XMLHttpRequest() //=> XMLHttpRequest · waits forever
never.open('GET', url)
never.timeout = 0
never.send()

const given = new XMLHttpRequest() //=> XMLHttpRequest · unknown (timeout is set on the request)
given.open('GET', url)
if (slow) given.timeout = ms
given.send()

// A timer ends it.
const timed = new XMLHttpRequest() //=> XMLHttpRequest · at most 3 s, a timer from line 44
timed.open('GET', url)
timed.send()
setTimeout(() => { timed.abort() }, 3_000)

// Others may.
const aborted = new XMLHttpRequest() //=> XMLHttpRequest · unknown (others get hold of the request and may end it)
aborted.open('GET', url)
signal.addEventListener('abort', () => { aborted.abort() })
aborted.send()

// The page's own origin, a local file, and a request that nobody may bound.
const own = new XMLHttpRequest() //=> XMLHttpRequest · waits forever
own.open('GET', '/api/orders')
own.send()
const blob = new XMLHttpRequest()
blob.open('GET', 'blob:https://a.example/1')
blob.send()
const standing = new XMLHttpRequest()
standing.open('GET', url, false)
standing.send()

// Opened in one of two places, it gets no repair: one of them would be left out.
const either = new XMLHttpRequest() //=> XMLHttpRequest · waits forever
if (slow) either.open('PUT', url)
else either.open('POST', url)
either.send()

// No request starts here.
export const supported = 'upload' in new XMLHttpRequest()
export function make() {
  return new XMLHttpRequest()
}

export { load }
