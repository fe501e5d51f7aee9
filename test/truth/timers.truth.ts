import type { Client } from '../../catalog/shape.ts'
import { abortSignalTimeout, setTimeoutDelay } from '../../catalog/timers.ts'
import type { Options, Subject } from './subject.ts'

const shared = { versions: '*', types: {}, repair: [], docs: '' } as const

/** A timer waits for nobody: whatever the server, `ms` is all there is to it. */
function timer(name: string, values: Client['timeouts'][number]['values'], fire: (ms: number) => Promise<unknown>): Subject {
  return {
    client: { ...shared, name, timeouts: [{ path: 'ms', takes: 'ms', covers: ['connect', 'headers', 'body-idle', 'body'], values: values ?? {} }] },
    staysPut: true,
    open: () => Promise.resolve({ request: (_url, { ms }: Options) => (ms === undefined ? new Promise(() => undefined) : fire(ms as number)) }),
  }
}

const timeoutError = () => Object.assign(new Error('it fired'), { name: 'TimeoutError' })

export const subjects: readonly Subject[] = [
  timer('AbortSignal.timeout', abortSignalTimeout, (ms) => new Promise((_resolve, reject) => {
    AbortSignal.timeout(ms).addEventListener('abort', () => { reject(timeoutError()) })
  })),
  timer('setTimeout', setTimeoutDelay, (ms) => new Promise((_resolve, reject) => {
    setTimeout(() => { reject(timeoutError()) }, ms)
  })),
]
