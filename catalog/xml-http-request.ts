import type { Client } from './shape.ts'

/** The request of browsers before fetch: its options are its properties. */
export const xmlHttpRequest: readonly Client[] = [
  {
    name: 'XMLHttpRequest',
    versions: '*',
    globals: { XMLHttpRequest: 'XMLHttpRequest' },
    types: {
      XMLHttpRequest: { construct: { request: true, returns: 'xhr' } },
      xhr: {
        assigned: true,
        members: {
          open: { call: { opens: true, method: 0, url: 1, async: 2 } },
          send: { call: { sends: true } },
          abort: { call: { ends: true } },
        },
      },
    },
    timeouts: [
      {
        // One clock from `send` to the end of the body. What is no number, and what is no whole one, is made a whole one: 0.
        path: 'timeout',
        takes: 'ms',
        covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'],
        values: { zero: 'never', null: 'never', false: 'never', NaN: 'never', Infinity: 'never', fraction: 'never', text: 'never', object: 'never', true: 'at-once' },
      },
    ],
    repair: ['timeout'],
    docs: 'https://developer.mozilla.org/docs/Web/API/XMLHttpRequest/timeout',
  },
]
