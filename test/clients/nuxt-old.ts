// settings: {"versions":{"nuxt":"4.1.3"}}

declare const url: string
declare const signal: AbortSignal

export const plain = await useFetch(url) //=> Nuxt · no limit (Node gives up after 5 min without an answer)
export const timed = await useFetch(url, { timeout: 5_000 }) //=> Nuxt · at most 5 s
export const never = await useFetch(url, { timeout: 0 }) //=> Nuxt · no limit (Node gives up after 5 min without an answer)
export const beside = await useFetch(url, { timeout: 5_000, signal: AbortSignal.timeout(8_000) }) //=> Nuxt · at most 8 s
export const heard = await useFetch(url, { timeout: 5_000, signal }) //=> Nuxt · unknown (signal is set in the call)

// It reads no time yet.
export const ignored = await useAsyncData('a', () => $fetch(url), { timeout: 5_000 }) //=> ofetch · no limit (Node gives up after 5 min without an answer)
