import { isTimeout, measure, wordsOf, type Measured } from './measure.ts'
import type { Proof, World } from './subject.ts'

/** A fact, and the run that shows it. */
export interface Check {
  fact: string
  /** It needs a process of its own: it changes it for good, or ends it. */
  alone?: 'crashes' | 'changes'
  prove: (world: World) => Promise<Omit<Proof, 'fact'>>
}

/** Long enough for a busy machine; only what fails waits for it. */
const patience = 6_000

type Run = (world: World) => Promise<unknown>

function check(fact: string, run: Run, capOf: (world: World) => number, judge: (measured: Measured, world: World) => boolean): Check {
  return {
    fact,
    async prove(world) {
      const measured = await measure(() => run(world), capOf(world))
      return { ok: judge(measured, world), saw: seen(measured), ms: measured.ms, isPending: !measured.settled }
    },
  }
}

function seen({ settled, ms, error }: Measured): string {
  if (!settled) return `still pending after ${String(ms)} ms`
  return error === undefined ? `resolved after ${String(ms)} ms` : `${wordsOf(error)} after ${String(ms)} ms`
}

/** It ends at about the time it was given: not before, so that no mistake of ours passes for a timeout. */
export function ends(fact: string, run: Run, atLeast?: (world: World) => number): Check {
  return check(fact, run, (world) => patience + (atLeast?.(world) ?? 0), ({ settled, ms }, world) => settled && ms >= (atLeast?.(world) ?? world.short) * 0.9)
}

export function hangs(fact: string, run: Run): Check {
  return check(fact, run, (world) => world.cap, ({ settled }) => !settled)
}

/** By a timeout: what is written is no delay of this order, so any that ends is one that began at once. */
export function endsAtOnce(fact: string, run: Run): Check {
  return check(fact, run, (world) => world.cap, ({ settled, error }) => settled && isTimeout(error))
}

export function isRefused(fact: string, run: Run): Check {
  return check(fact, run, (world) => world.cap, ({ settled, error }) => settled && error !== undefined && !isTimeout(error))
}

/** It ends, but only after it was given more time than once. */
export function outlasts(fact: string, run: Run): Check {
  return check(fact, run, (world) => world.cap, ({ settled, ms }, world) => !settled || ms > world.short * 1.6 + world.tick)
}

export function resolves(fact: string, run: Run): Check {
  return check(fact, run, () => patience, ({ settled, error }) => settled && error === undefined)
}

/** Anything that it does, judged by whoever asks. */
export function shows(fact: string, run: (world: World) => Promise<{ ok: boolean; saw: string }>): Check {
  return {
    fact,
    async prove(world) {
      const start = performance.now()
      try {
        const { ok, saw } = await run(world)
        return { ok, saw, ms: Math.round(performance.now() - start) }
      } catch (error) {
        return { ok: false, saw: wordsOf(error), ms: Math.round(performance.now() - start) }
      }
    },
  }
}

export function unrun(fact: string, why: string): Check {
  return { fact, prove: () => Promise.resolve({ ok: true, saw: why, ms: 0, unrun: why }) }
}
