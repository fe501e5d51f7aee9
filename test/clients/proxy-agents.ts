import axios from 'axios'
import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { ProxyAgent } from 'proxy-agent'
import { SocksProxyAgent } from 'socks-proxy-agent'

declare const proxy: string
declare const url: string
declare const options: object

export const plain = new HttpsProxyAgent(proxy) //=> https-proxy-agent · any number of sockets, one for each request
export const kept = new HttpsProxyAgent(proxy, { keepAlive: true }) //=> https-proxy-agent · any number of sockets, kept alive
export const bounded = new HttpProxyAgent(proxy, { keepAlive: true, maxSockets: 20 }) //=> http-proxy-agent · at most 20 sockets, kept alive
export const idle = new ProxyAgent({ keepAlive: true, maxFreeSockets: 10 }) //=> proxy-agent · any number of sockets, kept alive
export const unseen = new ProxyAgent(options) //=> proxy-agent · an unknown number of sockets
export const socks = new SocksProxyAgent(proxy) //=> socks-proxy-agent · any number of sockets, one for each request
await axios.get(url, { httpsAgent: plain, timeout: 5_000 }) //=> axios · at most 5 s for an answer, then 5 s of silence

import { HttpsProxyAgent as Hpagent } from 'hpagent'
import tunnel from 'tunnel'

export const burst = new Hpagent({ proxy, keepAlive: true, maxSockets: 256 }) //=> hpagent · any number of sockets, kept alive
export const single = new Hpagent({ proxy }) //=> hpagent · any number of sockets, one for each request
export const tunnelled = tunnel.httpsOverHttp({ proxy: { host: 'a.example', port: 8080 } }) //=> tunnel · any number of sockets, one for each request
export const narrow = tunnel.httpsOverHttp({ maxSockets: 5, proxy: { host: 'a.example', port: 8080 } }) //=> tunnel · at most 5 sockets, one for each request
await axios.get(url, { httpsAgent: burst, timeout: 5_000 }) //=> axios · at most 5 s for an answer, then 5 s of silence
