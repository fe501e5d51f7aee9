import needle from 'needle'

declare const url: string
declare const verb: 'get' | 'post'
const done = (error: Error | null) => { if (error) throw error }

await needle('get', url) //=> needle · waits forever
await needle('get', url, { json: true }) //=> needle · waits forever
await needle('post', url, { name: 'body' }) //=> needle · waits forever
await needle('post', url, { name: 'body' }, { json: true }) //=> needle · waits forever
needle.get(url, done) //=> needle · waits forever
needle.post(url, 'body', { json: true }, done) //=> needle · waits forever
needle.request('get', url, null, {}, done) //=> needle · waits forever
const stream = needle.get(url, { compressed: true }) //=> needle · unknown (others get hold of the request and may end it)

// It bounds the connection, and nothing else.
await needle('get', url, { timeout: 5_000 }) //=> needle · waits forever
await needle('get', url, { open_timeout: 5_000 }) //=> needle · waits forever
await needle('get', url, { response_timeout: 5_000 }) //=> needle · at most 5 s for an answer, then no limit
await needle('get', url, { response_timeout: 5_000, read_timeout: 20_000 }) //=> needle · at most 25 s (5 s for an answer + 20 s for the body)
await needle('get', url, null, { response_timeout: 5_000 }) //=> needle · at most 5 s for an answer, then no limit
await needle('post', url, { name: 'body' }, { response_timeout: 5_000 }) //=> needle · at most 5 s for an answer, then no limit
await needle('get', url, { signal: AbortSignal.timeout(2_000) }) //=> needle · at most 2 s
needle.put(url, 'body', { response_timeout: 0 }, done) //=> needle · waits forever

// Which of them holds the options cannot be told.
await needle(verb, url, { response_timeout: 5_000 }) //=> needle · unknown (we cannot see what these options hold in the call)
await needle(url, { name: 'body' }) //=> needle · unknown (we cannot see what these options hold in the call)

export { stream }
