import { ruleSubject } from './rule.ts'

const callers = (): RequestInit => ({ signal: new AbortController().signal })

export const subjects = ruleSubject('no-overridden-timeout', [
  {
    fact: "a caller's signal takes the place of the timeout before it",
    expect: 'hangs',
    run: ({ hole, short }) => fetch(hole.url, { signal: AbortSignal.timeout(short), ...callers() }),
  },
  {
    fact: "a timeout takes the place of the caller's signal: his abort is not heard",
    expect: 'hangs',
    run({ hole, short }) {
      const controller = new AbortController()
      setTimeout(() => { controller.abort() }, short)
      const options: RequestInit = { signal: controller.signal }
      return fetch(hole.url, { ...options, signal: AbortSignal.timeout(60_000) })
    },
  },
  {
    fact: 'a timeout that the code takes away again bounds nothing',
    expect: 'hangs',
    run({ hole, short }) {
      const options: RequestInit = { signal: AbortSignal.timeout(short) }
      delete options.signal
      return fetch(hole.url, options)
    },
  },
  {
    fact: "Object.assign puts the caller's signal in the place of the timeout",
    expect: 'hangs',
    run({ hole, short }) {
      const options: RequestInit = { signal: AbortSignal.timeout(short) }
      Object.assign(options, callers())
      return fetch(hole.url, options)
    },
  },
  {
    fact: 'joined, either ends the request',
    expect: 'ends',
    run({ hole, short }) {
      const { signal } = callers()
      return fetch(hole.url, { signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(short)]) : AbortSignal.timeout(short) })
    },
  },
])
