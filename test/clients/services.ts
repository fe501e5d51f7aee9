import { GoogleGenerativeAI } from '@google/generative-ai'
import { Mistral } from '@mistralai/mistralai'
import { Client } from '@notionhq/client'
import sgMail from '@sendgrid/mail'
import { WebClient } from '@slack/web-api'
import OSS from 'ali-oss'
import AWS from 'aws-sdk'
import DynamoDB from 'aws-sdk/clients/dynamodb'
import twilio from 'twilio'

declare const token: string
declare const message: Record<string, string>

// Slack: nothing by itself, and each attempt is one of eleven.
const slack = new WebClient(token)
await slack.chat.postMessage(message) //=> Slack · no limit (Node gives up after 5 min without an answer)
await slack.apiCall('chat.postMessage', message) //=> Slack · no limit (Node gives up after 5 min without an answer)
const hasty = new WebClient(token, { timeout: 10_000, retryConfig: { retries: 2 } })
await hasty.users.profile.get(message) //=> Slack · at most 35.94 s (3 × 10 s + 2 s + 3.94 s), timeout from line 18
for await (const page of hasty.paginate('conversations.list', {})) console.log(page)

// Bounded by themselves.
await twilio(token, token).messages.create(message) //=> Twilio · at most 30 s for an answer, then 30 s of silence, timeout by default
await twilio(token, token).calls('CA1').fetch() //=> Twilio · at most 30 s for an answer, then 30 s of silence, timeout by default
await twilio(token, token, { timeout: 5_000 }).messages('SM1').remove() //=> Twilio · at most 5 s for an answer, then 5 s of silence
const notion = new Client({ auth: token })
await notion.pages.create(message) //=> Notion · at most 60 s for an answer, then no limit, timeoutMs by default
await notion.blocks.children.list(message) //=> Notion · at most 60 s for an answer, then no limit, timeoutMs by default
const oss = new OSS({ bucket: 'b' })
await oss.put('name', '/tmp/file') //=> Aliyun OSS · at most 60 s, timeout by default
await oss.get('name', '/tmp/file', { timeout: 5_000 }) //=> Aliyun OSS · at most 5 s
console.log(oss.signatureUrl('name'))
const s3 = new AWS.S3({ region: 'a' })
await s3.getObject({ Bucket: 'b', Key: 'k' }).promise() //=> AWS SDK 2 · at most 480.7 s (4 × 2 min + 100 ms + 200 ms + 400 ms) for an answer, then 2 min of silence, httpOptions.timeout by default
console.log(s3.getSignedUrl('getObject', { Bucket: 'b', Key: 'k' }))
await new DynamoDB({ maxRetries: 0, httpOptions: { timeout: 5_000 } }).getItem({}).promise() //=> AWS SDK 2 · at most 5 s for an answer, then 5 s of silence
await new DynamoDB({ httpOptions: { timeout: 0 } }).getItem({}).promise() //=> AWS SDK 2 · waits forever

// Bounded by nobody.
const mistral = new Mistral({ apiKey: token })
await mistral.chat.complete({ model: 'm', messages: [] }) //=> Mistral · no limit (Node gives up after 5 min without an answer)
await mistral.chat.complete({ model: 'm', messages: [] }, { timeoutMs: 20_000 }) //=> Mistral · at most 20 s
const model = new GoogleGenerativeAI(token).getGenerativeModel({ model: 'm' })
await model.generateContent('Hi') //=> Google Generative AI · no limit (Node gives up after 5 min without an answer)
await model.generateContent('Hi', { timeout: 20_000 }) //=> Google Generative AI · at most 20 s
await sgMail.send(message) //=> SendGrid · waits forever
