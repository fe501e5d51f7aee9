import got from 'got-14'
import OpenAI from 'openai-6'
import pRetry from 'p-retry'
import { arrivals, judged } from './arrivals.ts'
import { ruleSubject } from './rule.ts'

const quick = { minTimeout: 1, factor: 1 }
/** Its own count, without its own delays. */
const retried = { limit: 2, calculateDelay: ({ computedValue }: { computedValue: number }) => computedValue && 1 }
const asked = (maxRetries?: number) => async (url: string) => {
  const client = new OpenAI({ baseURL: url, apiKey: 'none', ...(maxRetries !== undefined && { maxRetries }) })
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'm', messages: [] })
    } catch { /* again */ }
  }
  return undefined
}

export const subjects = ruleSubject('no-nested-retry', [
  { fact: 'got 3 × p-retry 4 = 12 requests', expect: 'shows', run: async () => judged(await arrivals((url) => pRetry(() => got(url, { retry: retried }), { retries: 3, ...quick })), (gaps) => gaps.length === 11) },
  { fact: 'with `retry.limit: 0` they are 4', expect: 'shows', run: async () => judged(await arrivals((url) => pRetry(() => got(url, { retry: { limit: 0 } }), { retries: 3, ...quick })), (gaps) => gaps.length === 3) },
  { fact: 'openai 3 × a loop 2 = 6 requests', expect: 'shows', run: async () => judged(await arrivals(asked()), (gaps) => gaps.length === 5) },
  { fact: 'with `maxRetries: 0` they are 2', expect: 'shows', run: async () => judged(await arrivals(asked(0)), (gaps) => gaps.length === 1) },
])
