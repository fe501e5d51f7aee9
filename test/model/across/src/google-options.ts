import { google } from 'googleapis'

google.options({ timeout: 7_000 })
export const bounded = new google.auth.JWT({ email: 'a', transporterOptions: { timeout: 3_000 } })
