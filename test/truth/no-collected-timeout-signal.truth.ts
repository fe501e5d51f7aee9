import { ruleSubject } from './rule.ts'
import { collectGarbage } from './subject.ts'

const isOld = Number(process.versions.node.split('.')[0]) < 22

export const subjects = ruleSubject('no-collected-timeout-signal', [
  {
    fact: `on this Node (${process.versions.node.split('.')[0] ?? ''}) a timeout in \`AbortSignal.any\` ${isOld ? 'is lost in a garbage collection' : 'holds through a garbage collection'}`,
    expect: isOld ? 'hangs' : 'ends',
    async run({ hole, short }) {
      collectGarbage()
      await fetch(hole.url, { signal: AbortSignal.any([new AbortController().signal, AbortSignal.timeout(short)]) })
    },
  },
  {
    fact: 'the signal of a request object is lost in a garbage collection',
    expect: 'hangs',
    async run({ hole, short }) {
      collectGarbage()
      await fetch(new Request(hole.url, { signal: AbortSignal.timeout(short) }))
    },
  },
  {
    fact: 'a timeout given to the call itself holds',
    expect: 'ends',
    async run({ hole, short }) {
      collectGarbage()
      await fetch(new Request(hole.url), { signal: AbortSignal.timeout(short) })
    },
  },
  {
    fact: 'a controller that a timer aborts holds, with the caller heard as well',
    expect: 'ends',
    async run({ hole, short }) {
      collectGarbage()
      const caller = new AbortController()
      const controller = new AbortController()
      setTimeout(() => { controller.abort() }, short)
      caller.signal.addEventListener('abort', () => { controller.abort() }, { once: true })
      await fetch(hole.url, { signal: controller.signal })
    },
  },
  {
    fact: 'a controller that a timer aborts holds in `AbortSignal.any` too, and its error is a TimeoutError: what the suggestion writes',
    expect: 'ends',
    async run({ hole, short }) {
      collectGarbage()
      const late = new AbortController()
      setTimeout(() => { late.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')) }, short).unref()
      await fetch(hole.url, { signal: AbortSignal.any([new AbortController().signal, late.signal]) })
    },
  },
])
