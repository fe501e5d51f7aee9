import { Socket } from 'node:net'

/**
 * Lets every timer of so many ms go off after `short` instead, in this process, for good: nobody waits ten minutes to see a default.
 * What ends then was ended by a timer of exactly that time.
 */
export function hasten(ms: number, short: number): void {
  const sooner = (given: unknown) => (given === ms ? short : given) as number
  const { setTimeout: plain } = globalThis
  const faster = (run: () => void, given?: number, ...rest: []) => plain(run, sooner(given), ...rest)
  globalThis.setTimeout = Object.assign(faster, plain)
  const signal = AbortSignal.timeout.bind(AbortSignal)
  AbortSignal.timeout = (given) => signal(sooner(given))
  const { setTimeout: ofSocket } = Socket.prototype
  Socket.prototype.setTimeout = function (this: Socket, given, ...rest) {
    return ofSocket.call(this, sooner(given), ...rest)
  }
}
