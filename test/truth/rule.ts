import type { Fact, Subject } from './subject.ts'

/** What a rule's page says of code, and not of a client: each fact is a program of its own. */
export function ruleSubject(name: string, facts: readonly Fact[]): readonly Subject[] {
  const client = { name, versions: '*', types: {}, timeouts: [], repair: [], docs: '' }
  return [{ client, staysPut: true, facts, open: () => Promise.resolve({ request: async (url) => await (await fetch(url)).text() }) }]
}

/** A controller that its timer aborts. */
export function timed(ms: number) {
  const controller = new AbortController()
  const timer = setTimeout(() => { controller.abort() }, ms)
  return { signal: controller.signal, clear: () => { clearTimeout(timer) } }
}
