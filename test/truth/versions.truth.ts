import { suggestedFor, projectWith } from './repaired.ts'
import { measure } from './measure.ts'
import { ruleSubject } from './rule.ts'
import type { Fact } from './subject.ts'

/** One line of code under two versions of its library, in two projects: what our rules say of it, and what it does. */
interface Line {
  name: string
  code: string
  /** The packages that stand for the two versions: in the first it is bounded, in the second it is not, or does not even run. */
  bounded: string
  other: string
  /** The rule that tells it in the second. */
  rule: string
}

const lines: readonly Line[] = [
  {
    name: 'node-fetch',
    code: `import fetch from 'node-fetch'
export const run = (url: string) => fetch(url, { timeout: 500 })`,
    bounded: 'node-fetch-2',
    other: 'node-fetch',
    rule: 'hangtime/no-ignored-timeout',
  },
  {
    name: 'got',
    code: `import got from 'got'
export const run = (url: string) => got(url, { timeout: 500, retry: 0 })`,
    bounded: 'got-11',
    other: 'got-14',
    rule: 'hangtime/valid-timeout',
  },
  {
    name: 'ky',
    code: `import ky from 'ky'
export const run = (url: string) => ky(url, { totalTimeout: 500, timeout: false, retry: 0 }).text()`,
    bounded: 'ky',
    other: 'ky-1',
    rule: 'hangtime/no-ignored-timeout',
  },
]

const facts = lines.map(({ name, code, bounded, other, rule }): Fact => ({
  fact: `the same line with ${name} is bounded in one version, and in another ${rule.split('/')[1] ?? ''} tells it`,
  expect: 'shows',
  alone: true,
  async run({ hole, cap }) {
    const seen = await Promise.all([bounded, other].map(async (library) => {
      const path = projectWith(name, library)('line.ts', code)
      const told = (await suggestedFor(path, code))?.rule
      const { run } = (await import(path)) as { run: (url: string) => Promise<unknown> }
      const { settled, ms, error } = await measure(() => run(hole.url), cap)
      return { library, told, isBounded: settled && error !== undefined && ms >= 450, ms, settled }
    }))
    const [first, second] = seen
    const ok = first?.told === undefined && first?.isBounded === true && second?.told === rule && !second.isBounded
    return { ok, saw: seen.map((one) => `${one.library}: ${one.told ?? 'nothing'} is told, and it ${one.settled ? `ends after ${String(one.ms)} ms` : 'hangs'}`).join('; ') }
  },
}))

export const subjects = ruleSubject('versions', facts)
