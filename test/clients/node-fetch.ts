import fetch from 'node-fetch'

declare const url: string

await fetch(url) //=> node-fetch · waits forever
await fetch(url, { timeout: 5_000 }) //=> node-fetch · at most 5 s
await fetch(url, { timeout: 0 }) //=> node-fetch · waits forever
await fetch(url, { signal: AbortSignal.timeout(3_000) as never }) //=> node-fetch · at most 3 s
const { default: load } = await import('node-fetch')
await load(url) //=> node-fetch · waits forever
await (await import('node-fetch')).default(url) //=> node-fetch · waits forever
