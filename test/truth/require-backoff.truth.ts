import { arrivalsOf, judged, pause, repaired } from './arrivals.ts'
import { ruleSubject } from './rule.ts'

const rule = 'require-backoff'
const loop = (delay: string) => `${pause}async function load(url) {
  for (let attempt = 0; attempt < 4; attempt++) {
    const response = await fetch(url)
    if (response.ok) return response
    await pause(${delay})
  }
}`
const endless = `${pause}async function load(url) {
  let wait = 20
  while (true) {
    const response = await fetch(url)
    if (response.ok) return response
    await pause(wait * (0.5 + Math.random() / 2))
    wait *= 10
  }
}`
/** Each longer than half of twice the one before: what chance takes off is at most half. */
const grows = (gaps: readonly number[]) => gaps.length === 3 && gaps.every((gap, at) => gap >= 500 * 2 ** at * 0.5 * 0.9 && gap < 500 * 2 ** at + 600)

export const subjects = ruleSubject(rule, [
  { fact: 'a constant wait: the same each time', expect: 'shows', run: async () => judged(await arrivalsOf(loop('300')), (gaps) => gaps.length === 3 && gaps.every((gap) => gap >= 270 && gap < 600)) },
  { fact: 'a constant wait: as we mend it, it grows', expect: 'shows', run: async () => judged(await arrivalsOf(repaired(loop('300'), rule)), grows) },
  { fact: 'a wait without chance: the same for all', expect: 'shows', run: async () => judged(await arrivalsOf(loop('100 * 2 ** attempt')), (gaps) => gaps.every((gap, at) => gap >= 90 * 2 ** at && gap < 100 * 2 ** at + 200)) },
  { fact: 'a wait without chance: as we mend it, it grows and holds chance', expect: 'shows', run: async () => judged(await arrivalsOf(repaired(loop('100 * 2 ** attempt'), rule)), grows) },
  { fact: 'a wait without a cap: ten times as long each time', expect: 'shows', run: async () => judged(await arrivalsOf(endless, { most: 3 }), (gaps) => gaps.length === 3 && gaps.every((gap, at) => gap >= 9 * 10 ** at)) },
  // Ten seconds are longer than we look on, so the cap is cut as well.
  { fact: 'a wait without a cap: as we mend it, it stops growing', expect: 'shows', run: async () => judged(await arrivalsOf(repaired(endless, rule).replace('10_000', '200'), { most: 5 }), (gaps) => gaps.length === 5 && gaps.every((gap) => gap < 500)) },
])
