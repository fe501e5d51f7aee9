import { stainless as entries } from '../../catalog/stainless.ts'
import type { Client } from '../../catalog/shape.ts'
import { crowdedAgent, dispatching, patienceOfNode, proxyAgent } from './agents.ts'
import { factsOf, requesting, type Sdk } from './sdk.ts'
import type { Adapter, Fact, Options, Subject } from './subject.ts'

type Method = (...args: unknown[]) => Promise<unknown>
interface Made {
  get: Method
  chat: { completions: { create: Method } }
  messages: { create: Method }
  models: { list: Method; retrieve: Method }
}
type Maker = new (options: Options) => Made

const quiet = { maxRetries: 0 }
const body = { model: 'm', max_tokens: 10, messages: [] }

const chat: Sdk['call'] = (made: Made, options) => made.chat.completions.create(body, options)
const message: Sdk['call'] = (made: Made, options) => made.messages.create(body, options)

function sdkOf(library: string, call: Sdk['call']): Sdk {
  return {
    async make(baseURL, options) {
      const { default: Maker } = (await import(library)) as { default: Maker }
      return new Maker({ apiKey: 'key', baseURL, ...options })
    },
    call,
    others: {
      get: (made: Made, options) => made.get('/models', options),
      'models.list': (made: Made, options) => (call === message ? made.models.list({}, options) : made.models.list(options)),
      'models.retrieve': (made: Made, options) => (call === message ? made.models.retrieve('m', {}, options) : made.models.retrieve('m', options)),
    },
  }
}

/** Over Node's own fetch, with the dispatchers of undici; or over node-fetch, with agents. */
async function transportOf(isNative: boolean): Promise<Partial<Adapter>> {
  if (!isNative) return { queued: (hole) => ({ httpAgent: crowdedAgent(hole) }), proxied: (proxy) => ({ httpAgent: proxyAgent(proxy) }) }
  const { carrying, queued, proxied } = dispatching((await import('undici-7')) as unknown as Parameters<typeof dispatching>[0])
  return {
    patience: patienceOfNode,
    carrying: (options) => ({ fetchOptions: carrying(options) }),
    queued: (hole) => ({ fetchOptions: queued(hole) }),
    proxied: (proxy) => ({ fetchOptions: proxied(proxy) }),
  }
}

/** Nobody waits for it, so its agent is asked; agentkeepalive destroys a socket that is silent for so long, in use or not. */
function silence(sdk: Sdk): Fact {
  return {
    fact: 'its agent closes a socket that is silent for five minutes, or a second more than `timeout`',
    // All instances share the agent, and it keeps the longest time that it was given.
    alone: true,
    expect: 'shows',
    async run({ hole }) {
      const after = async (timeout: number) => {
        const made = (await sdk.make(hole.url, { timeout })) as { buildRequest: (of: object) => Built | Promise<Built> }
        const { agent } = (await made.buildRequest({ method: 'get', path: '/models' })).req
        return `${agent.constructor.name} ${String(agent.options.timeout)}`
      }
      // A request without a `timeout` of its own was given ten minutes, if one was made before.
      const saw = `${await after(1_000)}, ${await after(2_000_000)}`
      return { ok: /^Agent (?:300000|601000), Agent 2001000$/.test(saw), saw }
    },
  }
}

interface Built {
  req: { agent: { constructor: { name: string }; options: { timeout: number } } }
}

function subject(client: Client, library: string, call: Sdk['call'], node?: number): Subject {
  const sdk = sdkOf(library, call)
  return {
    client,
    library,
    ...(node !== undefined && { node }),
    open: async () => ({ request: requesting(client, sdk), retrying: (times) => ({ maxRetries: times }), ...(await transportOf(client.backstop !== undefined)) }),
    facts: [...factsOf(client, sdk, quiet), ...(client.silence ? [silence(sdk)] : [])],
  }
}

const of = (name: string, i = 0) => entries.filter((one) => one.name === name)[i] as Client

/** `new OpenAIApi(new Configuration())` */
const third: Sdk = {
  async make(basePath, options) {
    const { Configuration, OpenAIApi } = (await import('openai-3')) as unknown as Record<'Configuration' | 'OpenAIApi', new (of: unknown) => object>
    return new OpenAIApi(new Configuration({ apiKey: 'key', basePath, ...options }))
  },
  call: (made: Record<'createChatCompletion', Method>, options) => made.createChatCompletion(body, options),
  others: { createEmbedding: (made: Record<'createEmbedding', Method>, options) => made.createEmbedding(body, options) },
}

export const subjects: readonly Subject[] = [
  subject(of('openai'), 'openai', chat, 22),
  subject(of('openai', 1), 'openai-6', chat),
  subject(of('openai', 2), 'openai-4', chat),
  {
    client: of('openai', 3),
    library: 'openai-3',
    open: () => Promise.resolve({
      request: requesting(of('openai', 3), third),
      queued: (hole) => ({ baseOptions: { httpAgent: crowdedAgent(hole) } }),
      proxied: (proxy) => ({ baseOptions: { httpAgent: proxyAgent(proxy), proxy: false } }),
    }),
    facts: factsOf(of('openai', 3), third),
  },
  subject(of('Anthropic'), '@anthropic-ai/sdk', message),
  subject(of('Anthropic', 1), 'anthropic-0', message),
  subject(of('Groq'), 'groq-sdk', chat),
  subject(of('Groq', 1), 'groq-0', chat),
]
