import { services as entries } from '../../catalog/services.ts'
import type { Client } from '../../catalog/shape.ts'
import { crowdedAgent, patienceOfNode, proxyAgent } from './agents.ts'
import { factsOf, requesting, type Sdk } from './sdk.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Method = (...args: unknown[]) => Promise<unknown>
type Made = Record<string, Record<string, Method>>

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, setLevel: () => undefined, setName: () => undefined, getLevel: () => 'error' }

/** Some of them bring no types, and we need few. */
async function load<T>(library: string): Promise<T> {
  return (await import(library)) as T
}

function of(name: string, nth = 0): Client {
  return entries.filter((entry) => entry.name === name)[nth] as Client
}

function subject(client: Client, library: string, sdk: Sdk, more: Partial<Adapter> & Pick<Subject, 'read'> = {}): Subject {
  const { read, ...adapter } = more
  return {
    client,
    library,
    staysPut: true,
    open: async () => {
      // Loading it takes longer than the facts wait.
      await load(library)
      return { request: requesting(client, sdk), ...(client.backstop && { patience: patienceOfNode }), ...adapter }
    },
    facts: factsOf(client, sdk, adapter.retrying?.(0)),
    ...(read && { read }),
  }
}

const slackOf = (library: string): Sdk => ({
  async make(slackApiUrl, options) {
    const { WebClient } = await load<{ WebClient: new (token: string, options: Options) => Made }>(library)
    return new WebClient('xoxb-1', { slackApiUrl, logger: quiet, ...options })
  },
  call: (made: Made) => made['chat']?.['postMessage']?.({ channel: 'c', text: 'a' }) ?? Promise.resolve(),
})

const slackRead: Subject['read'] = [
  { fact: `retries a 503 10 times, after ${Array.from({ length: 10 }, (_, i) => 2_000 * 1.96821 ** i).join(' and ')} ms, less a part by chance`, why: 'it takes half an hour' },
  { fact: 'retries POST too', why: 'it takes half an hour' },
]

const twilio: Sdk = {
  async make(url, { method: _, ...options }) {
    const { default: make } = await load<{ default: (sid: string, token: string, options: Options) => { messages: Record<'create', Method>; api: { baseUrl: string } } }>('twilio')
    const made = make('AC1', 'token', options)
    made.api.baseUrl = url.slice(0, -1)
    return made
  },
  call: (made: Made) => made['messages']?.['create']?.({ to: '+1', from: '+2', body: 'a' }) ?? Promise.resolve(),
}

const notion: Sdk = {
  async make(url, options) {
    const { Client } = await load<{ Client: new (options: Options) => Made }>('@notionhq/client')
    return new Client({ auth: 'key', baseUrl: url.slice(0, -1), logger: () => undefined, ...options })
  },
  call: (made: Made) => made['users']?.['list']?.({}) ?? Promise.resolve(),
}

const mistral: Sdk = {
  async make(serverURL, options) {
    const { Mistral } = await load<{ Mistral: new (options: Options) => Made }>('@mistralai/mistralai')
    return new Mistral({ apiKey: 'key', serverURL, ...options })
  },
  call: (made: Made, options) => made['chat']?.['complete']?.({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] }, options) ?? Promise.resolve(),
  others: {
    'embeddings.create': (made: Made, options) => made['embeddings']?.['create']?.({ model: 'm', inputs: ['Hi'] }, options) ?? Promise.resolve(),
    'chat.stream': (made: Made, options) => made['chat']?.['stream']?.({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] }, options) ?? Promise.resolve(),
  },
}

const generative: Sdk = {
  async make(url, options) {
    const { GoogleGenerativeAI } = await load<{ GoogleGenerativeAI: new (key: string) => { getGenerativeModel: (model: Options, options: Options) => Record<string, Method> } }>('@google/generative-ai')
    return new GoogleGenerativeAI('key').getGenerativeModel({ model: 'm' }, { baseUrl: url.slice(0, -1), ...options })
  },
  call: (made: Record<string, Method>, options) => made['generateContent']?.('Hi', options) ?? Promise.resolve(),
  others: {
    generateContentStream: (made: Record<string, Method>, options) => made['generateContentStream']?.('Hi', options) ?? Promise.resolve(),
    countTokens: (made: Record<string, Method>, options) => made['countTokens']?.('Hi', options) ?? Promise.resolve(),
    embedContent: (made: Record<string, Method>, options) => made['embedContent']?.('Hi', options) ?? Promise.resolve(),
  },
}

const oss: Sdk = {
  async make(endpoint, { method: _, ...options }) {
    const { default: OSS } = await load<{ default: new (options: Options) => Record<string, Method> }>('ali-oss')
    return new OSS({ accessKeyId: 'a', accessKeySecret: 'b', bucket: 'bucket', endpoint, cname: true, ...options })
  },
  call: (made: Record<string, Method>, options) => made['get']?.('name', null, options) ?? Promise.resolve(),
  others: { list: (made: Record<string, Method>, options) => made['list']?.({}, options) ?? Promise.resolve() },
}

const sendgrid: Sdk = {
  async make(baseUrl, options) {
    const { default: { MailService } } = await load<{ default: { MailService: new () => { client: { setDefaultRequest: (key: string, value: unknown) => void }; setTimeout: (ms: unknown) => void; setApiKey: (key: string) => void } } }>('@sendgrid/mail')
    const { default: { Client } } = await load<{ default: { Client: new () => object } }>('@sendgrid/client')
    const service = Object.assign(new MailService(), { client: new Client() as { setDefaultRequest: (key: string, value: unknown) => void } })
    service.setApiKey('SG.a')
    service.client.setDefaultRequest('baseUrl', baseUrl)
    if ('timeout' in options) service.setTimeout(options['timeout'])
    return service
  },
  call: (made: Record<string, Method>) => made['send']?.({ to: 'a@b.example', from: 'a@b.example', subject: 'a', text: 'a' }) ?? Promise.resolve(),
}

const aws: Sdk = {
  async make(endpoint, { method: _, ...options }) {
    const { default: { S3 } } = await load<{ default: { S3: new (options: Options) => object } }>('aws-sdk')
    return new S3({ endpoint, accessKeyId: 'a', secretAccessKey: 'b', region: 'a', s3ForcePathStyle: true, ...options })
  },
  call: (made: Record<'getObject', (params: Options) => { promise: () => Promise<unknown> }>) => made.getObject({ Bucket: 'b', Key: 'k' }).promise(),
}

export const subjects: readonly Subject[] = [
  subject(of('Slack'), '@slack/web-api', slackOf('@slack/web-api'), { retrying: (retries) => ({ retryConfig: { retries, minTimeout: 1, maxTimeout: 1 } }), read: slackRead }),
  subject(of('Slack', 1), 'slack-web-api-7', slackOf('slack-web-api-7'), {
    retrying: (retries) => ({ retryConfig: { retries, minTimeout: 1, maxTimeout: 1 } }),
    queued: (hole) => ({ agent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ agent: proxyAgent(proxy) }),
    read: slackRead,
  }),
  subject(of('Twilio'), 'twilio', twilio),
  subject(of('Notion'), '@notionhq/client', notion),
  subject(of('Mistral'), '@mistralai/mistralai', mistral),
  subject(of('Google Generative AI'), '@google/generative-ai', generative),
  subject(of('AWS SDK 2'), 'aws-sdk', aws, {
    retrying: (maxRetries) => ({ maxRetries, retryDelayOptions: { base: 1 } }),
    queued: (hole) => ({ httpOptions: { agent: crowdedAgent(hole) } }),
    proxied: (proxy) => ({ httpOptions: { agent: proxyAgent(proxy) } }),
  }),
  subject(of('Aliyun OSS'), 'ali-oss', oss),
  { ...subject(of('SendGrid'), '@sendgrid/mail', sendgrid), facts: [] },
]
