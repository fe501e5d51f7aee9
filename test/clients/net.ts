import net from 'node:net'

// A connection may be meant to last: nothing is said of how long.
const socket = net.connect({ host: 'a.example', port: 6379 })
socket.setTimeout(5_000)
