import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evidenceOf, provable } from './prove.ts'

// The catalog on the real libraries. `npm run truth -- axios` proves one alone, and says more.
for (const { title, proofs } of await evidenceOf(provable())) {
  test(title, async (t) => {
    const all = await proofs
    for (const { fact, unrun } of all) if (unrun !== undefined) t.diagnostic(`read, not run: ${fact} (${unrun})`)
    const wrong = all.filter(({ ok }) => !ok).map(({ fact, saw }) => `${fact}: ${saw}`)
    if (wrong.length > 0) assert.fail(`the catalog says otherwise than ${title} does:\n${wrong.join('\n')}`)
  })
}
