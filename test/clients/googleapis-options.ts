import { google } from 'googleapis'

google.options({ auth: 'key', timeout: 6_000 })
await google.drive('v3').files.create({}) //=> googleapis · at most 6 s, timeout from line 3
await google.drive({ version: 'v3', timeout: 4_000 }).files.create({}) //=> googleapis · at most 4 s
