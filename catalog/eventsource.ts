import type { Client } from './shape.ts'

/** Server-sent events over fetch. What it opens is meant to last, and is opened again for ever: nothing is said of how long, but of options that do nothing. */
export const eventsource: readonly Client[] = [
  {
    name: 'eventsource',
    package: 'eventsource',
    versions: '>=3.0.0',
    modules: { eventsource: 'module' },
    types: { module: { members: { EventSource: { construct: { connects: true, url: 0, options: 1, makes: 'stream' } }, default: 'module' } }, stream: {} },
    timeouts: [{ path: 'fetch', takes: 'fetch', signalled: true, covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] }],
    ignores: ['timeout', 'timeoutMs', 'heartbeatTimeout', 'signal'],
    options: ['withCredentials'],
    backstop: { headers: 300_000, by: 'Node' },
    lasts: true,
    repair: [],
    docs: 'https://github.com/EventSource/eventsource#readme',
  },
]
