import Anthropic from '@anthropic-ai/sdk'
import Groq from 'groq-sdk'
import OpenAI, { AzureOpenAI } from 'openai'

declare const messages: never[], id: string, options: { timeout: number }

// Ten minutes for each attempt, says the SDK; Node's fetch gives up after five.
const openai = new OpenAI()
await openai.chat.completions.create({ model: 'gpt-5', messages }) //=> openai · at most 30.03 min (3 × 10 min + 500 ms + 1 s), timeout by default
await openai.responses.create({ model: 'gpt-5', input: 'Hi' }, { timeout: 20_000 }) //=> openai · at most 61.5 s (3 × 20 s + 500 ms + 1 s)
await openai.responses.create({ model: 'gpt-5', input: 'Hi' }, { timeout: 20_000, maxRetries: 0 }) //=> openai · at most 20 s
await openai.responses.create({ model: 'gpt-5', input: 'Hi' }, { signal: AbortSignal.timeout(30_000) }) //=> openai · at most 30 s
await openai.responses.create({ model: 'gpt-5', input: 'Hi' }, options) //=> openai · at most 10 min for each attempt, timeout by default
await openai.files.retrieve(id, { timeout: 5_000, maxRetries: 1 }) //=> openai · at most 10.5 s (2 × 5 s + 500 ms)
await openai.models.list() //=> openai · at most 30.03 min (3 × 10 min + 500 ms + 1 s), timeout by default
await openai.withOptions({ maxRetries: 0 }).embeddings.create({ model: 'm', input: 'Hi' }) //=> openai · at most 10 min, timeout by default
const token = openai.apiKey.trim()

const quick = new AzureOpenAI({ apiVersion: '2026-01-01', timeout: 8_000, maxRetries: 1 })
await quick.chat.completions.create({ model: token, messages }) //=> openai · at most 16.5 s (2 × 8 s + 500 ms), timeout from line 19

const claude = new Anthropic({ timeout: 60_000 })
await claude.messages.create({ model: 'claude', max_tokens: 100, messages }) //=> Anthropic · at most 181.5 s (3 × 60 s + 500 ms + 1 s, more by Retry-After) for an answer, then no limit, timeout from line 22
const stream = claude.messages.stream({ model: 'claude', max_tokens: 100, messages }, { maxRetries: 0 }) //=> Anthropic · at most 60 s for an answer, then no limit, timeout from line 22
for await (const event of stream) console.log(event)
await claude.beta.messages.countTokens({ model: 'claude', messages }) //=> Anthropic · at most 181.5 s (3 × 60 s + 500 ms + 1 s, more by Retry-After) for an answer, then no limit, timeout from line 22

export class Answers {
  private readonly groq = new Groq({ apiKey: 'key' })

  ask(question: string) {
    return this.groq.chat.completions.create({ model: 'llama', messages: [{ role: 'user', content: question }] }) //=> Groq · at most 181.5 s (3 × 60 s + 500 ms + 1 s, more by Retry-After) for an answer, then no limit, timeout by default
  }
}
