import { drive as driveAlone } from '@googleapis/drive'
import { JWT } from 'google-auth-library'
import { google, sheets_v4 } from 'googleapis'

declare const auth: InstanceType<typeof JWT>
declare const id: string
declare const params: { fileId: string }

const drive = google.drive({ version: 'v3', auth: process.env['GOOGLE_KEY'] })
await drive.files.list() //=> googleapis · waits forever
await drive.files.list({ q: 'a' }, { timeout: 5_000 }) //=> googleapis · at most 22.1 s (4 × 5 s + 100 ms + 500 ms + 1.5 s)
await drive.files.create({ requestBody: {} }, { timeout: 5_000 }) //=> googleapis · at most 5 s
await drive.files.get(params, { timeout: 5_000, retry: false }) //=> googleapis · at most 5 s
await drive.files.get(params, { timeout: 5_000, retryConfig: { retry: 1 } }) //=> googleapis · at most 10.1 s (2 × 5 s + 100 ms)
await drive.files.update(params, { timeout: 5_000 }) //=> googleapis · at most 5 s for each attempt
await drive.files.list({}, { signal: AbortSignal.timeout(5_000) }) //=> googleapis · at most 5 s
await drive.permissions.list(params) //=> googleapis · waits forever

// A token is brought by a client that has options of its own.
const gmail = google.gmail({ version: 'v1', auth: new google.auth.GoogleAuth({ scopes: [] }) })
await gmail.users.messages.list({ userId: 'me' }) //=> googleapis · waits forever
const unseen = google.gmail({ version: 'v1', auth })
await unseen.users.messages.list({ userId: 'me' }) //=> googleapis · unknown (we cannot see what these options hold on the dispatcher)
const old = new google.auth.OAuth2(id, 'secret')
await google.calendar({ version: 'v3', auth: old }).events.insert({ calendarId: id }) //=> googleapis · waits forever
const bounded = new JWT({ email: id, transporterOptions: { timeout: 3_000 } })
await google.calendar({ version: 'v3', auth: bounded }).events.insert({ calendarId: id }) //=> googleapis · at most 3 s, transporterOptions.timeout from line 26
await google.calendar('v3').events.insert({ calendarId: id, auth: bounded }) //=> googleapis · at most 3 s, transporterOptions.timeout from line 26
await google.calendar({ version: 'v3', auth: await google.auth.getClient({ scopes: [] }) }).events.insert({}) //=> googleapis · waits forever

const sheets = google.sheets({ version: 'v4', auth: 'key', timeout: 4_000 })
await sheets.spreadsheets.values.append({}) //=> googleapis · at most 4 s, timeout from line 31
await new sheets_v4.Sheets({ auth: 'key' }).spreadsheets.values.append({}) //=> googleapis · waits forever
await driveAlone({ version: 'v3', auth: 'key' }).files.create({}) //=> googleapis · waits forever
await driveAlone({ version: 'v3', auth: 'key', timeout: 4_000 }).files.create({}) //=> googleapis · at most 4 s
