import http from 'node:http'
import { ruleSubject } from './rule.ts'

/** Settles when the request does. */
function settled(request: http.ClientRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.on('close', resolve).on('error', (error) => { reject(Object.assign(error, { name: 'TimeoutError' })) })
    request.on('response', (response) => response.resume())
  })
}

export const subjects = ruleSubject('no-inert-timeout', [
  { fact: '`timeout` without a listener bounds nothing', expect: 'hangs', run: ({ hole, short }) => settled(http.get(hole.url, { timeout: short })) },
  { fact: '`request.setTimeout` without a listener bounds nothing', expect: 'hangs', run: ({ hole, short }) => settled(http.get(hole.url).setTimeout(short)) },
  {
    fact: '`socket.setTimeout` without a listener bounds nothing',
    expect: 'hangs',
    run: ({ hole, short }) => settled(http.get(hole.url, { agent: false }).on('socket', (socket) => { socket.setTimeout(short) })),
  },
  {
    fact: 'a listener of the response alone bounds no wait for the headers',
    expect: 'hangs',
    run: ({ hole, short }) => settled(http.get(hole.url, { timeout: short }, (response) => { response.on('timeout', () => response.destroy()) })),
  },
  {
    fact: 'a listener that destroys the request ends it',
    expect: 'ends',
    run({ hole, short }) {
      const request = http.get(hole.url, { timeout: short })
      request.on('timeout', () => request.destroy(new Error('request timed out')))
      return settled(request)
    },
  },
  { fact: 'a signal ends it', expect: 'ends', run: ({ hole, short }) => settled(http.get(hole.url, { signal: AbortSignal.timeout(short) })) },
])
