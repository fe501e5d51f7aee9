import node, { type ClientHttp2Stream } from 'node:http2'
import { http2 as entries } from '../../catalog/http2.ts'
import type { Options, Subject } from './subject.ts'

/** To the end of the body; with `isHeard`, its timeouts end it, as they do not by themselves. */
async function ended(request: ClientHttp2Stream, isHeard: boolean): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session?.on('error', reject)
    request.on('end', resolve).on('error', reject).resume()
    if (isHeard) request.on('timeout', () => { request.destroy(Object.assign(new Error('no sign of life'), { name: 'TimeoutError' })) })
    request.end()
  })
}

function sent(url: string, { setTimeout, session = {}, method = 'GET', ...options }: Options, isHeard: boolean): Promise<void> {
  const request = node.connect(url, session as Options).request({ ':path': '/', ':method': method as string }, options)
  if (setTimeout !== undefined) request.setTimeout(setTimeout as number)
  return ended(request, isHeard)
}

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  staysPut: true,
  open: () => Promise.resolve({
    request: (url, options) => sent(url, options, true),
    unheard: (url, options) => sent(url, options, false),
    carrying: (options) => ({ session: options }),
  }),
  facts: [
    {
      fact: 'session.setTimeout() and a listener that destroys the session end its requests',
      expect: 'ends',
      async run({ hole, short }) {
        const session = node.connect(hole.url)
        session.setTimeout(short, () => { session.destroy(new Error('no sign of life')) })
        await ended(session.request(), false)
      },
    },
    {
      fact: 'session.setTimeout() and a listener that closes it do not',
      expect: 'hangs',
      async run({ hole, short }) {
        const session = node.connect(hole.url)
        session.setTimeout(short, () => { session.close() })
        await ended(session.request(), false)
      },
    },
  ],
}))
