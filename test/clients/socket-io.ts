import { io } from 'socket.io-client'
import connect from 'socket.io-client'

declare const options: { ackTimeout?: number }

const socket = io('https://a.example')
// Nobody waits for an answer.
socket.emit('hello', 'a')
socket.on('news', console.log)
await socket.emitWithAck('hello', 'a') //=> socket.io-client · waits forever
await socket.timeout(5_000).emitWithAck('hello', 'a')

const bounded = io('https://a.example', { ackTimeout: 5_000 })
await bounded.emitWithAck('hello', 'a') //=> socket.io-client · at most 5 s, ackTimeout from line 13
const here = connect({ ackTimeout: 5_000 })
await here.emitWithAck('hello', 'a') //=> socket.io-client · at most 5 s, ackTimeout from line 15
await io('https://a.example', { timeout: 5_000 }).emitWithAck('hello', 'a') //=> socket.io-client · waits forever
await io('https://a.example', options).emitWithAck('hello', 'a') //=> socket.io-client · unknown (we cannot see what these options hold on the dispatcher)
