import { ruleSubject, timed } from './rule.ts'

export const subjects = ruleSubject('no-early-timeout-clear', [
  {
    fact: 'a timer cleared when the headers arrive does not bound the body',
    expect: 'hangs',
    async run({ drip, short }) {
      const { signal, clear } = timed(short)
      let response
      try {
        response = await fetch(drip.url, { signal })
      } finally {
        clear()
      }
      await response.text()
    },
  },
  {
    fact: '`return response.text()` without `await` leaves the `try`, and its `finally` clears the timer',
    expect: 'hangs',
    async run({ drip, short }) {
      const { signal, clear } = timed(short)
      try {
        const response = await fetch(drip.url, { signal })
        return response.text()
      } finally {
        clear()
      }
    },
  },
  {
    fact: 'with `await` it does bound the body',
    expect: 'ends',
    async run({ drip, short }) {
      const { signal, clear } = timed(short)
      try {
        const response = await fetch(drip.url, { signal })
        return await response.text()
      } finally {
        clear()
      }
    },
  },
  {
    fact: '`AbortSignal.timeout` bounds the body',
    expect: 'ends',
    run: async ({ drip, short }) => await (await fetch(drip.url, { signal: AbortSignal.timeout(short) })).text(),
  },
])
