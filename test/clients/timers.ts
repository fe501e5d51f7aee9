declare const url: string

await fetch(url, { signal: AbortSignal.timeout(0) }) //=> fetch · fails at once
await fetch(url, { signal: AbortSignal.timeout(2 ** 31) }) //=> fetch · fails at once
await fetch(url, { signal: AbortSignal.timeout(2 ** 31 - 1) }) //=> fetch · at most 24.86 days
