import { createOpenAI, openai } from '@ai-sdk/openai'
import { generateObject, generateText, streamText } from 'ai'

declare const bounded: typeof fetch, model: never, schema: never

await generateText({ model: openai('gpt-5'), prompt: 'Hi' }) //=> AI SDK · no limit (Node gives up after 5 min without an answer)
await generateText({ model: 'openai/gpt-5', prompt: 'Hi', maxRetries: 0 }) //=> AI SDK · no limit (Node gives up after 5 min without an answer)
await generateText({ model: openai('gpt-5'), prompt: 'Hi', abortSignal: AbortSignal.timeout(30_000) }) //=> AI SDK · at most 30 s
await generateText({ model: openai('gpt-5'), prompt: 'Hi', timeout: 20_000 }) //=> AI SDK · at most 20 s
await generateText({ model: openai('gpt-5'), prompt: 'Hi', timeout: { totalMs: 40_000 } }) //=> AI SDK · at most 40 s
await generateObject({ model: openai.chat('gpt-5'), schema, prompt: 'Hi' }) //=> AI SDK · no limit (Node gives up after 5 min without an answer)
const { textStream } = streamText({ model: openai('gpt-5'), prompt: 'Hi' }) //=> AI SDK · no limit (Node gives up after 5 min without an answer)
for await (const part of textStream) console.log(part)

// Whoever made the model may have bounded it.
await generateText({ model, prompt: 'Hi' }) //=> AI SDK · unknown (model is set in the call)
const own = createOpenAI({ fetch: bounded })
await generateText({ model: own('gpt-5'), prompt: 'Hi' }) //=> AI SDK · unknown (model is set in the call)
