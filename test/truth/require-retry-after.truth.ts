import { arrivalsOf, judged, pause, repaired } from './arrivals.ts'
import { ruleSubject } from './rule.ts'
import { answers } from './servers.ts'

const rule = 'require-retry-after'
const loop = (delay: string) => `${pause}async function load(url) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(url)
    if (response.status !== 429) return response
    await pause(${delay})
  }
}`
const asked = `Number(response.headers.get('retry-after')) * 1000`
const says = (seconds: string) => ({ answer: answers.status(429, { 'retry-after': seconds }), cap: 3_000 })

export const subjects = ruleSubject(rule, [
  { fact: 'a header that nobody reads: asked again before the time', expect: 'shows', run: async () => judged(await arrivalsOf(loop('100'), says('1')), (gaps) => gaps.length === 2 && gaps.every((gap) => gap < 700)) },
  { fact: 'a header that nobody reads: as we mend it, it waits', expect: 'shows', run: async () => judged(await arrivalsOf(repaired(loop('100'), rule), says('1')), (gaps) => gaps.length === 2 && gaps.every((gap) => gap >= 990)) },
  { fact: 'without a cap: above 24.8 days it is asked again at once', expect: 'shows', run: async () => judged(await arrivalsOf(loop(`${asked} || 100`), says('9999999')), (gaps) => gaps.length === 2 && gaps.every((gap) => gap < 100)) },
  { fact: 'without a cap: as we mend it, it waits', expect: 'shows', run: async () => judged(await arrivalsOf(repaired(loop(`${asked} || 100`), rule), says('9999999')), (gaps) => gaps.length === 0) },
  { fact: '`??`: without the header it is asked again at once', expect: 'shows', run: async () => judged(await arrivalsOf(loop(`${asked} ?? 300`), { answer: answers.status(429) }), (gaps) => gaps.length === 2 && gaps.every((gap) => gap < 240)) },
  { fact: '`??`: as we mend it, it waits', expect: 'shows', run: async () => judged(await arrivalsOf(repaired(loop(`${asked} ?? 300`), rule), { answer: answers.status(429) }), (gaps) => gaps.length === 2 && gaps.every((gap) => gap >= 290)) },
])
