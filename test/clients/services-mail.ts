import sgMail from '@sendgrid/mail'

declare const message: Record<string, string>

sgMail.setTimeout(5_000)
await sgMail.sendMultiple(message) //=> SendGrid · at most 5 s for an answer, then 5 s of silence, timeout from line 5
