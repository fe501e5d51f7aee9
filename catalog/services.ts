import type { Api, Client, Phase, Timeout, Values } from './shape.ts'

const everything: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body']

/** Whatever its resources are called, and however deep they lie, their methods ask the service; none takes options of the transport. */
const resource: Api = { call: { request: true }, members: { '*': 'resource' } }

const ignores = ['timeoutMs', 'requestTimeout', 'connectTimeout']

/** What AbortSignal.timeout makes of it, when it is above zero. */
const signalled: Values = {
  zero: 'never',
  negative: 'never',
  null: 'never',
  false: 'never',
  NaN: 'never',
  text: 'never',
  object: 'never',
  overflow: 'at-once',
  true: 'throws',
  fraction: 'throws',
  decimal: 'throws',
  Infinity: 'throws',
  'numeric-string': 'throws',
}

/** Eleven attempts in about half an hour; each wait is one to two times its number. */
const slackRetry: NonNullable<Client['retry']> = {
  paths: ['retryConfig.retries'],
  default: 10,
  delay: { first: 2_000, factor: 1.96821, jitter: 0.5 },
  afterTimeout: true,
}

const slack = {
  name: 'Slack',
  package: '@slack/web-api',
  modules: { '@slack/web-api': 'module' },
  types: {
    module: { members: { WebClient: { construct: { options: 1, makes: 'client' } } } },
    // What pages through a list is waited for page by page.
    client: { members: { apiCall: { call: { request: true } }, paginate: {}, on: {}, once: {}, off: {}, addListener: {}, removeListener: {}, '*': { members: { '*': 'resource' } } } },
    resource,
  },
  options: ['slackApiUrl', 'logger', 'logLevel', 'maxRequestConcurrency', 'retryConfig', 'rejectRateLimitedCalls', 'headers', 'teamId', 'allowAbsoluteUrls'],
  retry: slackRetry,
  repair: ['timeout'],
  docs: 'https://docs.slack.dev/tools/node-slack-sdk/web-api/#configuring-the-client',
} as const

const slackTimeout: Timeout = { path: 'timeout', takes: 'ms', only: 'instance', covers: everything, values: signalled }

/** SDKs of services. */
export const services: readonly Client[] = [
  {
    ...slack,
    versions: '>=8.0.0',
    timeouts: [slackTimeout, { path: 'fetch', takes: 'fetch', only: 'instance', covers: everything }],
    ignores,
    backstop: { headers: 300_000, by: 'Node' },
  },
  {
    ...slack,
    versions: '>=7.0.0 <8.0.0',
    timeouts: [{ path: 'timeout', takes: 'ms', only: 'instance', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle'], values: { zero: 'never', null: 'never', false: 'never', NaN: 'never' } }],
    ignores,
    options: [...slack.options, 'agent', 'tls', 'attachOriginalToWebAPIRequestError', 'requestInterceptor', 'adapter'],
  },
  {
    name: 'Twilio',
    package: 'twilio',
    versions: '>=4.0.0',
    modules: { twilio: 'module' },
    types: {
      module: { call: { options: 2, makes: 'client' }, construct: { options: 2, makes: 'client' }, members: { default: 'module', Twilio: 'module' } },
      client: { members: { request: { call: { request: true } }, '*': 'resource' } },
      resource,
    },
    timeouts: [{ path: 'timeout', takes: 'ms', only: 'instance', covers: ['connect', 'headers', 'body-idle'], default: 30_000, values: { zero: 'default', null: 'default', false: 'default' } }],
    ignores,
    options: ['httpClient', 'accountSid', 'env', 'region', 'edge', 'lazyLoading', 'logLevel', 'userAgentExtensions', 'autoRetry', 'maxRetries', 'maxRetryDelay', 'keepAlive', 'keepAliveMsecs', 'maxSockets'],
    repair: ['timeout'],
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-node/',
  },
  {
    name: 'Notion',
    package: '@notionhq/client',
    versions: '>=5.0.0',
    modules: { '@notionhq/client': 'module' },
    types: {
      module: { members: { Client: { construct: { options: 0, makes: 'client' } } } },
      client: { members: { request: { call: { request: true } }, '*': { members: { '*': 'resource' } } } },
      resource,
    },
    // It gives up on the request, and does not end it. It retries what its service says, and no timeout.
    timeouts: [{ path: 'timeoutMs', takes: 'ms', only: 'instance', covers: ['connect', 'headers'], default: 60_000, values: { zero: 'at-once', null: 'default' } }],
    ignores: ['timeout', 'requestTimeout'],
    options: ['auth', 'logLevel', 'logger', 'baseUrl', 'notionVersion', 'fetch', 'agent', 'retry'],
    repair: ['timeoutMs'],
    docs: 'https://github.com/makenotion/notion-sdk-js#client-options',
  },
  {
    name: 'Mistral',
    package: '@mistralai/mistralai',
    versions: '>=1.0.0',
    modules: { '@mistralai/mistralai': 'module' },
    types: {
      module: { members: { Mistral: { construct: { options: 0, makes: 'client' } } } },
      client: { members: { chat: 'asking', fim: 'asking', agents: 'asking', embeddings: 'asking', classifiers: 'asking', ocr: 'asking' } },
      asking: { members: { complete: { call: { request: true, options: 1 } }, stream: { call: { request: true, options: 1 } }, create: { call: { request: true, options: 1 } }, process: { call: { request: true, options: 1 } } } },
    },
    timeouts: [
      { path: 'timeoutMs', takes: 'ms', covers: everything, unless: 'fetchOptions.signal', values: { zero: 'never', negative: 'never', null: 'never', decimal: 'throws', 'numeric-string': 'throws' } },
      { path: 'fetchOptions.signal', takes: 'signal', only: 'call', covers: everything },
    ],
    ignores: ['timeout', 'requestTimeout'],
    options: ['apiKey', 'serverURL', 'server', 'httpClient', 'retryConfig', 'retries', 'userAgent', 'debugLogger', 'fetchOptions'],
    backstop: { headers: 300_000, by: 'Node' },
    repair: ['timeoutMs'],
    docs: 'https://github.com/mistralai/client-ts#custom-http-client',
  },
  {
    name: 'Google Generative AI',
    package: '@google/generative-ai',
    versions: '*',
    modules: { '@google/generative-ai': 'module' },
    types: {
      module: { members: { GoogleGenerativeAI: { construct: { makes: 'api' } } } },
      api: { members: { getGenerativeModel: { call: { options: 1, makes: 'model' } } } },
      model: {
        members: {
          generateContent: { call: { request: true, options: 1 } },
          generateContentStream: { call: { request: true, options: 1 } },
          countTokens: { call: { request: true, options: 1 } },
          embedContent: { call: { request: true, options: 1 } },
        },
      },
    },
    timeouts: [
      { path: 'timeout', takes: 'ms', covers: everything, values: { zero: 'at-once', null: 'at-once', negative: 'never', NaN: 'never', text: 'never', Infinity: 'at-once', overflow: 'at-once' } },
      { path: 'signal', takes: 'signal', only: 'call', covers: everything },
    ],
    ignores,
    options: ['apiVersion', 'apiClient', 'baseUrl', 'customHeaders'],
    backstop: { headers: 300_000, by: 'Node' },
    repair: ['timeout', 'signal'],
    docs: 'https://github.com/google-gemini/deprecated-generative-ai-js/blob/main/docs/reference/main/generative-ai.requestoptions.md',
  },
  {
    name: 'Aliyun OSS',
    package: 'ali-oss',
    versions: '>=6.0.0',
    modules: { 'ali-oss': 'module' },
    types: {
      module: { construct: { options: 0, makes: 'client' }, members: { default: 'module' } },
      client: { members: { useBucket: {}, setBucket: {}, getBucket: {}, signatureUrl: {}, generateObjectUrl: {}, calculatePostSignature: {}, cancel: {}, '*': { call: { request: true, options: 'last' } } } },
    },
    // A connect timer, then one for the answer and its body.
    timeouts: [{ path: 'timeout', takes: 'ms', covers: ['connect', 'headers', 'body-idle', 'body'], default: 60_000 }],
    ignores: ['Timeout', ...ignores],
    options: ['accessKeyId', 'accessKeySecret', 'stsToken', 'bucket', 'endpoint', 'region', 'internal', 'secure', 'cname', 'isRequestPay', 'useFetch', 'agent', 'httpsAgent', 'retryMax', 'maxSockets'],
    repair: ['timeout'],
    docs: 'https://github.com/ali-sdk/ali-oss#ossoptions',
  },
  {
    // What it asks of is the default client, made when the module is loaded.
    name: 'SendGrid',
    package: '@sendgrid/mail',
    versions: '*',
    modules: { '@sendgrid/mail': 'module' },
    types: {
      module: {
        members: {
          default: 'module',
          send: { call: { request: true } },
          sendMultiple: { call: { request: true } },
          setTimeout: { call: { sets: 'timeout' } },
          // Another client, with options of its own.
          setClient: { call: { intercepts: true } },
        },
      },
    },
    timeouts: [{ path: 'timeout', takes: 'ms', covers: ['connect', 'headers', 'body-idle'], values: { zero: 'never', null: 'never' } }],
    repair: [],
    docs: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail',
  },
  {
    name: 'AWS SDK 2',
    package: 'aws-sdk',
    versions: '*',
    modules: { 'aws-sdk': 'module', 'aws-sdk/clients/*': 'service' },
    types: {
      module: { members: { default: 'module', config: { members: { update: { call: { options: 0, configures: true } } } }, '*Credentials': {}, Endpoint: {}, Config: {}, HttpRequest: {}, Signers: {}, util: {}, '*': 'service' } },
      service: { construct: { options: 0, makes: 'client' }, members: { default: 'service' } },
      // What signs a URL asks nobody.
      client: { members: { getSignedUrl: {}, createPresignedPost: {}, config: {}, endpoint: {}, '*': { call: { request: true } } } },
    },
    timeouts: [
      { path: 'httpOptions.timeout', takes: 'ms', only: 'instance', covers: ['headers', 'body-idle'], default: 120_000, values: { zero: 'never', 'numeric-string': 'throws' } },
      { path: 'httpOptions.connectTimeout', takes: 'ms', only: 'instance', covers: ['connect'] },
    ],
    ignores: ['timeout', ...ignores],
    options: ['accessKeyId', 'secretAccessKey', 'sessionToken', 'credentials', 'region', 'endpoint', 'apiVersion', 'maxRetries', 'retryDelayOptions', 's3ForcePathStyle', 'signatureVersion', 'sslEnabled', 'logger', 'params', 'httpOptions', 'correctClockSkew'],
    retry: { paths: ['maxRetries'], default: 3, delay: { first: 100, factor: 2, jitter: 1 }, pauses: ['retryDelayOptions.base', 'retryDelayOptions.customBackoff'], afterTimeout: true },
    repair: ['httpOptions.timeout'],
    docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Config.html#httpOptions-property',
  },
]
