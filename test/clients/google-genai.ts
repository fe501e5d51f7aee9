import { GoogleGenAI } from '@google/genai'

const ai = new GoogleGenAI({ apiKey: 'key' })
await ai.models.generateContent({ model: 'gemini', contents: 'Hi' }) //=> Google GenAI · waits forever
await ai.models.generateContentStream({ model: 'gemini', contents: 'Hi', config: { abortSignal: AbortSignal.timeout(20_000) } }) //=> Google GenAI · at most 20 s
await ai.models.embedContent({ model: 'gemini', contents: 'Hi', config: { httpOptions: { timeout: 5_000 } } }) //=> Google GenAI · at most 5 s

const quick = new GoogleGenAI({ apiKey: 'key', httpOptions: { timeout: 30_000 } })
await quick.models.generateContent({ model: 'gemini', contents: 'Hi' }) //=> Google GenAI · at most 30 s, httpOptions.timeout from line 8
await quick.models.generateContent({ model: 'gemini', contents: 'Hi', config: { httpOptions: { timeout: 60_000 } } }) //=> Google GenAI · at most 60 s
