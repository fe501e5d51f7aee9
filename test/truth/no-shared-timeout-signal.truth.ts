import { ruleSubject } from './rule.ts'
import { answers, serve } from './servers.ts'

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** It is refused although its server answers at once; an answer would leave this pending. */
async function isRefused(url: string, signal: AbortSignal): Promise<void> {
  const error: unknown = await fetch(url, { signal }).then(() => undefined, (reason: unknown) => reason)
  if (error === undefined) await new Promise(() => undefined)
}

export const subjects = ruleSubject('no-shared-timeout-signal', [
  {
    fact: 'once its time has run out, a signal refuses every request, though the server answers at once',
    expect: 'resolves',
    async run({ short }) {
      const { url } = await serve(answers.status(200))
      const signal = AbortSignal.timeout(short)
      await (await fetch(url, { signal })).text()
      await rest(short * 1.5)
      await isRefused(url, signal)
      await isRefused(url, signal)
    },
  },
  {
    fact: 'made for each request, it does not',
    expect: 'resolves',
    async run({ short }) {
      const { url } = await serve(answers.status(200))
      for (let i = 0; i < 2; i++) {
        await (await fetch(url, { signal: AbortSignal.timeout(short * 10) })).text()
        await rest(short * 1.5)
      }
    },
  },
])
