import bent from 'bent'

const getJson = bent('json')
const post = bent('https://a.example', 'POST', 'json', 200)

await getJson('https://a.example') //=> bent · waits forever
await post('/users', { name: 'body' }) //=> bent · waits forever
await bent('buffer')('https://a.example') //=> bent · waits forever
await Promise.race([getJson('https://a.example'), new Promise((resolve) => setTimeout(resolve, 5_000))]) //=> bent · unknown (something around the call may stop waiting for it)
// They are headers.
await post('/users', undefined, { timeout: 5_000 }) //=> bent · waits forever
