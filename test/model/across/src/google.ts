import { google } from 'googleapis'
import { bounded } from './google-options.ts'

// What the other file sets holds here.
await google.drive({ version: 'v3', auth: 'key' }).files.create({}) //=> googleapis · at most 7 s, timeout from google-options.ts:3
await google.drive({ version: 'v3', auth: bounded, timeout: 9_000 }).files.create({}) //=> googleapis · at most 9 s
