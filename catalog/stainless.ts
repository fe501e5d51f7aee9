import type { Api, Client, Phase, Retry, Timeout, Values } from './shape.ts'

/** Any resource of the API, and the methods that make one request each. Their options come last, behind ids and a body. */
const request = { call: { request: true, options: 'last' } } as const

const resource: Api = {
  members: {
    create: request,
    list: request,
    retrieve: request,
    update: request,
    delete: request,
    del: request,
    cancel: request,
    parse: request,
    stream: request,
    generate: request,
    edit: request,
    createVariation: request,
    content: request,
    countTokens: request,
    search: request,
    '*': 'resource',
  },
}

/** The classes of the package make clients; whatever else a client has is a resource. */
function typesOf(...names: readonly string[]): Readonly<Record<string, Api>> {
  const made = { construct: { options: 0, makes: 'client' } } as const
  return {
    module: { ...made, members: { default: 'module', ...Object.fromEntries(names.map((name) => [name, made])) } },
    client: { members: { withOptions: { call: { options: 0, makes: 'client', inherits: true } }, '*': 'resource' } },
    resource,
  }
}

/** Of the instance, where nobody looks at it; a call that is given such a value throws. */
const unchecked: Values = { null: 'default', zero: 'at-once', negative: 'at-once', fraction: 'at-once', overflow: 'at-once', Infinity: 'at-once', NaN: 'at-once', false: 'at-once', true: 'at-once', text: 'at-once', object: 'at-once' }

/** Wherever it stands, it has to be a whole number of 0 and up. */
const checked: Values = {
  null: 'default', zero: 'at-once', overflow: 'at-once', negative: 'throws', fraction: 'throws', decimal: 'throws', Infinity: 'throws', NaN: 'throws',
  false: 'throws', true: 'throws', 'numeric-string': 'throws', text: 'throws', object: 'throws',
}

const untilHeaders: readonly Phase[] = ['queue', 'proxy', 'connect', 'headers']
const everything: readonly Phase[] = [...untilHeaders, 'body-idle', 'body']

const timeout: Timeout = { path: 'timeout', takes: 'ms', covers: untilHeaders, default: 600_000, values: unchecked }
const signal: Timeout = { path: 'signal', takes: 'signal', only: 'call', covers: everything }

const strict: Timeout = { ...timeout, values: checked }

/** Half a second, a second, and so on, of which chance takes off up to a quarter. */
const retry: Retry = {
  paths: ['maxRetries'],
  default: 2,
  delay: { first: 500, factor: 2, max: 8_000, jitter: 0.25 },
  afterTimeout: true,
}

/** However long the server asks for. Over Node's fetch, what gives up on its own is tried again. */
const native: Retry = { ...retry, retryAfter: { cappedBy: [] }, afterBackstop: true }

const ignores = ['timeoutMs', 'requestTimeout', 'timeoutInSeconds', 'connectTimeout', 'connectionTimeout', 'readTimeout', 'responseTimeout', 'timeouts', 'deadline']

const options = ['headers', 'query', 'stream', 'idempotencyKey', 'fetchOptions', 'httpAgent', 'path', 'apiKey', 'baseURL', 'organization', 'project', 'dangerouslyAllowBrowser', 'defaultHeaders', 'defaultQuery', 'authToken', 'logLevel', 'logger']

const node = { headers: 300_000, by: 'Node' } as const
/** Over node-fetch, with agentkeepalive: five minutes, or a second more than `timeout`. */
const silence = { by: 'its agent' } as const

const openaiNames = ['OpenAI', 'AzureOpenAI'] as const
const openaiPage = { name: 'openai', package: 'openai', modules: { openai: 'module' }, docs: 'https://github.com/openai/openai-node#timeouts' } as const
const anthropicPage = {
  name: 'Anthropic',
  package: '@anthropic-ai/sdk',
  modules: { '@anthropic-ai/sdk': 'module' },
  types: typesOf('Anthropic'),
  docs: 'https://github.com/anthropics/anthropic-sdk-typescript#timeouts',
} as const
const groqPage = {
  name: 'Groq',
  package: 'groq-sdk',
  modules: { 'groq-sdk': 'module' },
  types: typesOf('Groq'),
  docs: 'https://github.com/groq/groq-typescript#timeouts',
} as const
const minute: Timeout = { ...timeout, default: 60_000 }

const ofAxios: readonly Phase[] = ['connect', 'headers', 'body-idle']
const axiosCall = { call: { request: true, options: 1 } } as const

/** The SDKs that Stainless generates: openai, Anthropic, Groq. They have ten minutes, or one, by default, for each attempt. */
export const stainless: readonly Client[] = [
  {
    // The body of an answer is bounded, and not that of a stream.
    ...openaiPage,
    versions: '>=7.0.0',
    types: typesOf(...openaiNames),
    timeouts: [{ ...timeout, covers: everything }, signal],
    ignores,
    options,
    backstop: node,
    retry: { ...retry, afterBackstop: true },
    repair: ['timeout', 'signal'],
  },
  {
    ...openaiPage,
    versions: '>=5.0.0',
    types: typesOf(...openaiNames),
    timeouts: [timeout, signal],
    ignores,
    options,
    backstop: node,
    retry: native,
    repair: ['timeout', 'signal'],
  },
  {
    // Over node-fetch, which waits forever by itself.
    ...openaiPage,
    versions: '>=4.0.0',
    types: typesOf(...openaiNames),
    timeouts: [strict, signal],
    silence,
    ignores,
    options,
    retry,
    repair: ['timeout', 'signal'],
  },
  {
    // Made from an API description, over axios, without any time of its own.
    ...openaiPage,
    versions: '<4.0.0',
    types: {
      module: {
        members: {
          default: 'module',
          Configuration: { construct: { options: 0, makes: 'configuration' } },
          OpenAIApi: { construct: { through: 0, makes: 'client' } },
        },
      },
      configuration: {},
      client: { members: { 'create*': axiosCall } },
    },
    timeouts: [
      { path: 'baseOptions.timeout', takes: 'ms', only: 'instance', unless: 'timeout', covers: ofAxios, values: { zero: 'never' } },
      { path: 'timeout', takes: 'ms', only: 'call', covers: ofAxios, values: { zero: 'never' } },
      signal,
    ],
    repair: ['timeout', 'signal'],
    docs: 'https://github.com/openai/openai-node/tree/v3.3.0#readme',
  },
  {
    ...anthropicPage,
    versions: '>=0.50.0',
    timeouts: [strict, signal],
    ignores,
    options,
    backstop: node,
    retry: native,
    repair: ['timeout', 'signal'],
  },
  {
    ...anthropicPage,
    versions: '<0.50.0',
    timeouts: [strict, signal],
    silence,
    ignores,
    options,
    retry,
    repair: ['timeout', 'signal'],
  },
  {
    ...groqPage,
    versions: '>=1.0.0',
    timeouts: [minute, signal],
    ignores,
    options,
    backstop: node,
    retry: native,
    repair: ['timeout', 'signal'],
  },
  {
    ...groqPage,
    versions: '<1.0.0',
    timeouts: [{ ...minute, values: checked }, signal],
    silence,
    ignores,
    options,
    retry,
    repair: ['timeout', 'signal'],
  },
]
