// settings: {"versions":{"nuxt":"4.5.2"}}
import { useFetch as ask } from '#imports'

type Ask = (url: string | (() => string), options?: object) => Promise<unknown>
declare global {
  var $fetch: Ask & { raw: Ask; create: (options: object) => Ask }
  var useFetch: Ask
  var useLazyFetch: Ask
  var createUseFetch: (options: object) => Ask
  var useAsyncData: (key: string, load: (...given: never[]) => Promise<unknown>, options?: object) => Promise<unknown>
}
declare const url: string
declare const options: object
declare const api: typeof $fetch
declare const token: { value: string }

// As Nuxt's own auto-imports: nobody defines them here.
await $fetch(url) //=> ofetch · no limit (Node gives up after 5 min without an answer)
await $fetch(url, { timeout: 5_000 }) //=> ofetch · at most 5 s (no limit when it tries again) for an answer, then no limit
await $fetch.raw(url, { signal: AbortSignal.timeout(5_000) }) //=> ofetch · at most 5 s
const users = $fetch.create({ baseURL: url, timeout: 3_000 })
await users('/users') //=> ofetch · at most 3 s (no limit when it tries again) for an answer, then no limit, timeout from line 21

export const plain = await useFetch(url) //=> Nuxt · no limit (Node gives up after 5 min without an answer)
export const timed = await useFetch(url, { timeout: 5_000, headers: { token: token.value } }) //=> Nuxt · at most 5 s
export const lazy = useLazyFetch(() => `${url}/${token.value}`, { key: 'a', server: false }) //=> Nuxt · no limit (Node gives up after 5 min without an answer)
export const ended = useLazyFetch(url, { signal: AbortSignal.timeout(5_000) }) //=> Nuxt · at most 5 s
export const wrong = await ask(url, { timeout: -1 }) //=> Nuxt · no limit (Node gives up after 5 min without an answer)
export const given = await ask(url, options) //=> Nuxt · unknown (we cannot see what these options hold in the call)
export const other = await useFetch(url, { $fetch: api }) //=> Nuxt · unknown ($fetch is set in the call)
export const among = await useFetch(() => `/api/orders/${token.value}`, { lazy: true }) //=> Nuxt · no limit (Node gives up after 5 min without an answer)
export const own = await useFetch('/api/orders') //=> Nuxt · no limit (Node gives up after 5 min without an answer)

const useApi = createUseFetch({ baseURL: url, timeout: 2_000 })
export const orders = await useApi('/orders') //=> Nuxt · at most 2 s, timeout from line 34

// Its time is up, whatever becomes of the request.
export const both = await useAsyncData('a', async () => Promise.all([$fetch(url), $fetch(`${url}/b`)]), { timeout: 5_000 }) //=> ofetch · unknown (something around the call may stop waiting for it) | ofetch · unknown (something around the call may stop waiting for it)
export const heard = await useAsyncData('b', (_nuxt: unknown, { signal }: { signal: AbortSignal }) => $fetch(url, { signal })) //=> ofetch · unknown (signal is set in the call)
export const unbounded = await useAsyncData('c', () => $fetch(url), { server: false }) //=> ofetch · no limit (Node gives up after 5 min without an answer)
