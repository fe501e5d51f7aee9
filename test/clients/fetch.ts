declare const url: string
declare const init: RequestInit
declare const signal: AbortSignal
declare const ms: number
declare const window: typeof globalThis
declare const event: { request: Request }

// Nothing is set.
await fetch(url) //=> fetch · no limit (Node gives up after 5 min without an answer)
await globalThis.fetch(url, {}) //=> fetch · no limit (Node gives up after 5 min without an answer)
await window.fetch(url, { method: 'POST' }) //=> no call
await fetch(url, { signal: undefined }) //=> fetch · no limit (Node gives up after 5 min without an answer)
await fetch(url, { signal: null }) //=> fetch · no limit (Node gives up after 5 min without an answer)
await fetch(new Request(url)) //=> fetch · no limit (Node gives up after 5 min without an answer)
fetch?.(url) //=> fetch · no limit (Node gives up after 5 min without an answer)
const { fetch: load } = globalThis
await load(url) //=> fetch · no limit (Node gives up after 5 min without an answer)
const bound = fetch.bind(globalThis)
await bound(url) //=> fetch · no limit (Node gives up after 5 min without an answer)

// Something is.
await fetch(url, { signal: AbortSignal.timeout(5_000) }) //=> fetch · at most 5 s
await fetch(url, { signal: AbortSignal.timeout(5_000) as unknown as AbortSignal }) //=> fetch · at most 5 s
await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }) //=> fetch · at most 5 s
await fetch(new Request(url, { signal: AbortSignal.timeout(5_000) })) //=> fetch · at most 5 s
await fetch(url, { signal: AbortSignal.timeout(ms) }) //=> fetch · unknown (signal is set in the call)
await fetch(url, { signal: AbortSignal.timeout(2 ** 31) }) //=> fetch · fails at once

async function controlled() {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), 3_000)
  const response = await fetch(url, { signal: controller.signal }) //=> fetch · at most 3 s
  clearTimeout(timer)
  const other = new AbortController()
  setTimeout(other.abort.bind(other), 2_000)
  await fetch(url, { signal: other.signal }) //=> fetch · at most 2 s
  const never = new AbortController()
  await fetch(url, { signal: never.signal }) //=> fetch · unknown (signal is set in the call)
  return response
}

const timeoutSignal = (delay: number) => AbortSignal.timeout(delay)
await fetch(url, { signal: timeoutSignal(5_000) }) //=> fetch · at most 5 s
function withDeadline() {
  return { signal: AbortSignal.timeout(4_000) }
}
await fetch(url, withDeadline()) //=> fetch · at most 4 s, signal from line 45
await fetch(url, { ...withDeadline(), method: 'POST' }) //=> fetch · at most 4 s, signal from line 45

// What we cannot see.
await fetch(url, init) //=> fetch · unknown (we cannot see what these options hold in the call)
await fetch(url, { ...init }) //=> fetch · unknown (we cannot see what these options hold in the call)
await fetch(url, { signal }) //=> fetch · unknown (signal is set in the call)
await fetch(url, { signal: AbortSignal.timeout(5_000), ...init }) //=> fetch · unknown (what comes after may set signal again in the call)
await fetch(event.request) //=> fetch · unknown (we cannot see what these options hold on the request)
const options: RequestInit = {}
decorate(options)
await fetch(url, options) //=> fetch · unknown (we cannot see what these options hold in the call)
let late: RequestInit = {}
late = decorate(late)
await fetch(url, late) //=> fetch · unknown (we cannot see what these options hold in the call)
await Promise.race([fetch(url), new Promise((_, reject) => setTimeout(reject, 1_000))]) //=> fetch · unknown (something around the call may stop waiting for it)
await withTimeout(() => fetch(url), 1_000) //=> fetch · unknown (something around the call may stop waiting for it)
const pending = fetch(url) //=> fetch · unknown (something around the call may stop waiting for it)
await Promise.race([pending, new Promise((resolve) => setTimeout(resolve, 1_000))])

// What never leaves.
await fetch('data:text/plain,hello')
await fetch(new URL('./data.wasm', import.meta.url)) //=> no call
await fetch(URL.createObjectURL(new Blob([]))) //=> no call

// What only looks like it.
async function shadowed(fetch: (url: string) => Promise<void>, cache: { fetch: (key: string) => unknown }) {
  await fetch(url)
  cache.fetch(url)
}
class Store {
  fetch() {}
  load() {
    this.fetch()
  }
}
declare function decorate(options: RequestInit): RequestInit
declare function withTimeout<T>(run: () => Promise<T>, ms: number): Promise<T>

export { controlled, shadowed, Store }
