import { ruleSubject } from './rule.ts'
import { serve } from './servers.ts'

/** A silent server, and the moment when its client leaves. */
async function watched() {
  let leave: (value: unknown) => void = () => undefined
  const left = new Promise((resolve) => { leave = resolve })
  const { url } = await serve((response) => { response.on('close', leave) })
  return { url, left }
}

export const subjects = ruleSubject('no-abandoned-request', [
  {
    fact: 'a race that gives up on a request leaves its socket open',
    expect: 'hangs',
    async run({ short }) {
      const { url, left } = await watched()
      await Promise.race([fetch(url).catch(() => undefined), new Promise((resolve) => setTimeout(resolve, short))])
      await left
    },
  },
  {
    fact: 'a signal closes it',
    expect: 'resolves',
    async run({ short }) {
      const { url, left } = await watched()
      await fetch(url, { signal: AbortSignal.timeout(short) }).catch(() => undefined)
      await left
    },
  },
])
