import axios from 'redaxios'

declare const url: string

await axios.get(url) //=> redaxios · no limit (Node gives up after 5 min without an answer)
await axios(url) //=> redaxios · no limit (Node gives up after 5 min without an answer)
await axios.post(url, { name: 'body' }) //=> redaxios · no limit (Node gives up after 5 min without an answer)
// What axios reads is not read here.
await axios.get(url, { timeout: 5_000 }) //=> redaxios · no limit (Node gives up after 5 min without an answer)
await axios.get(url, { signal: AbortSignal.timeout(5_000) }) //=> redaxios · no limit (Node gives up after 5 min without an answer)
await axios.get(url, { fetch: (...[to, init]: Parameters<typeof fetch>) => fetch(to, { ...init, signal: AbortSignal.timeout(5_000) }) }) //=> redaxios · unknown (fetch is set in the call) | fetch · at most 5 s

const api = axios.create({ baseURL: 'https://a.example' })
await api.get('/users') //=> redaxios · no limit (Node gives up after 5 min without an answer)
