import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrivalsOf, gapsOf as gaps, repaired, reports } from '../truth/arrivals.ts'

// The repairs, run: requests and the gaps between them on a server that always answers 503, before and after.

const loop = `async function load(url) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(url)
    if (response.ok) return response
  }
  throw new Error('no answer')
}`
const thrown = `async function once(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(String(response.status))
  return response
}
async function load(url) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await once(url)
    } catch (error) {
      console.debug(attempt)
    }
  }
}`
const recursion = `async function load(url, left = 2) {
  const response = await fetch(url)
  if (response.status >= 500 && left > 0) return load(url, left - 1)
  return response
}`
const misplaced = `async function load(url) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(url)
    if (response.ok) return response
    await new Promise((resolve) => setTimeout(resolve), 300)
  }
}`
const endless = `async function load(url) {
  while (true) {
    const response = await fetch(url)
    if (response.ok) return response
  }
}`

for (const [name, code] of Object.entries({ loop, recursion, misplaced })) {
  test(`no-immediate-retry, a ${name}: the repaired code waits`, async () => {
    const before = await arrivalsOf(code)
    const after = await arrivalsOf(repaired(code, 'no-immediate-retry'))
    assert.equal(before.length, 3)
    assert.equal(after.length, 3, 'as many requests as before')
    assert.ok(gaps(before).every((gap) => gap < 240), `before: ${String(gaps(before))} ms`)
    assert.ok(gaps(after).every((gap) => gap >= 240), `after: ${String(gaps(after))} ms`)
  })
}

test('no-immediate-retry, through a function: the report stands at the call', () => {
  assert.equal(reports(thrown, 'no-immediate-retry').length, 1)
})

test('no-unbounded-retry: the repaired code ends', async () => {
  const before = await arrivalsOf(endless, { most: 40 })
  const after = await arrivalsOf(repaired(endless, 'no-unbounded-retry'), { most: 40 })
  assert.equal(before.length, 41, 'it ran until the server let it go')
  assert.equal(after.length, 5)
})
