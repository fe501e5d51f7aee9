const Agent = require('agentkeepalive')
const { HttpsAgent } = Agent

declare const options: object

export const agent = new Agent() //=> agentkeepalive · any number of sockets, kept alive
export const secure = new HttpsAgent({ maxSockets: 50 }) //=> agentkeepalive · at most 50 sockets, kept alive
export const idle = new HttpsAgent({ maxFreeSockets: 10 }) //=> agentkeepalive · any number of sockets, kept alive
export const closing = new Agent({ keepAlive: false, maxSockets: Infinity }) //=> agentkeepalive · any number of sockets, one for each request
export const unseen = new Agent(options) //=> agentkeepalive · an unknown number of sockets
