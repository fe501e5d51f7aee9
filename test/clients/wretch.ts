import wretch from 'wretch'
import AbortAddon from 'wretch/addons/abort'
import { retry } from 'wretch/middlewares'

declare const url: string
declare const options: { signal?: AbortSignal }

await wretch(url).get().json() //=> wretch · no limit (Node gives up after 5 min without an answer)
await wretch(url).headers({ accept: 'text/plain' }).post({ name: 'body' }).text() //=> wretch · no limit (Node gives up after 5 min without an answer)
await wretch(url, { signal: AbortSignal.timeout(5_000) }).get().json() //=> wretch · at most 5 s
await wretch(url).options({ signal: AbortSignal.timeout(3_000) }).json({ a: 1 }).put().res() //=> wretch · at most 3 s
await wretch(url).options({ timeout: 3_000 }).get().json() //=> wretch · no limit (Node gives up after 5 min without an answer)
await wretch(url).options(options).get().json() //=> wretch · unknown (we cannot see what these options hold on the instance)
await wretch(url).addon(AbortAddon()).get().setTimeout(4_000).json() //=> wretch · at most 4 s
await wretch(url).middlewares([retry()]).get().json()

const api = wretch('https://a.example').auth('Bearer token')
export const users = () => api.get('/users').json() //=> wretch · no limit (Node gives up after 5 min without an answer)
export const sent = () => api.url('/orders').post({ id: 1 }) //=> wretch · unknown (others get hold of the request and may end it)
const own = wretch('/api')
export const orders = () => own.get('/orders').json() //=> wretch · no limit (Node gives up after 5 min without an answer)
