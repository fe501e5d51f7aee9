import type { Client } from './shape.ts'

/** `bent('json', 200)` makes a function that takes a URL, a body and headers: there is no place for a timeout. */
export const bent: readonly Client[] = [
  {
    name: 'bent',
    package: 'bent',
    versions: '*',
    modules: { bent: 'bent' },
    types: {
      bent: { call: { makes: 'request' }, members: { default: 'bent' } },
      request: { call: { request: true, url: 0 } },
    },
    timeouts: [],
    readers: ['json', 'text', 'arrayBuffer'],
    repair: [],
    docs: 'https://github.com/mikeal/bent#readme',
  },
]
