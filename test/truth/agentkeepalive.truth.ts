import { agentkeepalive as entries } from '../../catalog/agentkeepalive.ts'
import { sent } from './http.truth.ts'
import type { Subject } from './subject.ts'

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: 'agentkeepalive',
  staysPut: true,
  async open() {
    const { default: library } = (await import('agentkeepalive')) as unknown as { default: object }
    // It makes no requests itself: Node's do.
    return { request: (url, options) => sent(url, options, false), library, carriedBy: (agent) => ({ agent }) }
  },
}))
