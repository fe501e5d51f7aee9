import { Gaxios, instance, request } from 'gaxios'

declare const url: string
declare const options: { url: string; timeout?: number }

await request({ url }) //=> gaxios · waits forever
await request({ url, method: 'POST', data: {} }) //=> gaxios · waits forever
await request({ url, timeout: 5_000 }) //=> gaxios · at most 5 s
await request({ url, timeout: 0 }) //=> gaxios · waits forever
await request({ url, signal: AbortSignal.timeout(3_000) }) //=> gaxios · at most 3 s
await request(options) //=> gaxios · unknown (we cannot see what these options hold in the call)
await instance.request({ url }) //=> gaxios · waits forever

const client = new Gaxios({ baseURL: 'https://a.example', timeout: 4_000 })
await client.request({ url: '/users' }) //=> gaxios · at most 4 s, timeout from line 14
const open = new Gaxios()
await open.request({ url }) //=> gaxios · waits forever
const late = new Gaxios()
late.defaults.timeout = 6_000
await late.request({ url }) //=> gaxios · at most 6 s, timeout from line 19
