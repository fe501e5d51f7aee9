import { EventSource } from 'eventsource'

// It is meant to last: nothing is said of how long.
const source = new EventSource('https://a.example/events')
source.addEventListener('message', console.log)
new EventSource('https://a.example/events', { withCredentials: true })
// This does nothing, which a rule says.
new EventSource('https://a.example/events', { timeout: 5_000 })
