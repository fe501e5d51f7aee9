import type { Call } from '../nouns.ts'

/** The client was told to try again several times, and has no wait between. */
export function isRetriedAtOnce({ client, retries, pauses }: Call): boolean {
  return client.retry?.delay.first === 0 && !pauses && retries.is === 'set' && retries.value >= 2
}

export function isRetriedForEver({ retries }: Call): boolean {
  return retries.is === 'set' && retries.value === Infinity
}
