import { GoogleAuth, JWT, OAuth2Client } from 'google-auth-library'

declare const url: string
declare const id: string
declare const secret: string

const auth = new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' })
await auth.request({ url }) //=> google-auth-library · waits forever
await auth.request({ url, timeout: 5_000 }) //=> google-auth-library · at most 5 s
const client = await auth.getClient()
await client.request({ url }) //=> google-auth-library · waits forever
await client.request({ url, signal: AbortSignal.timeout(3_000) }) //=> google-auth-library · at most 3 s
await client.fetch(url) //=> google-auth-library · waits forever
await client.fetch(url, { timeout: 5_000 }) //=> google-auth-library · at most 5 s

const old = new OAuth2Client(id, secret)
await old.request({ url }) //=> google-auth-library · waits forever
const bounded = new JWT({ email: id, key: secret, transporterOptions: { timeout: 4_000 } })
await bounded.request({ url }) //=> google-auth-library · at most 4 s, transporterOptions.timeout from line 18
await bounded.request({ url, timeout: 6_000 }) //=> google-auth-library · at most 6 s
const held = new GoogleAuth({ clientOptions: { transporterOptions: { timeout: 4_000 } } })
await (await held.getClient()).request({ url }) //=> google-auth-library · at most 4 s, clientOptions.transporterOptions.timeout from line 21
const given = new GoogleAuth({ authClient: bounded })
await given.request({ url }) //=> google-auth-library · unknown (authClient is set on the dispatcher)
