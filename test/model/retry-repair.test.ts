import parser from '@typescript-eslint/parser'
import { Linter, type ESLint } from 'eslint'
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import ts from 'typescript'
import plugin from '../../rules/index.ts'

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
    const before = await arrivals(code)
    const after = await arrivals(repaired(code, 'no-immediate-retry'))
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
  const before = await arrivals(endless, 40)
  const after = await arrivals(repaired(endless, 'no-unbounded-retry'), 40)
  assert.equal(before.length, 41, 'it ran until the server let it go')
  assert.equal(after.length, 5)
})

function reports(code: string, rule: string) {
  const config = [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { hangtime: plugin as unknown as ESLint.Plugin }, rules: { [`hangtime/${rule}`]: 'error' } }] satisfies Linter.Config[]
  return new Linter({ cwd: '/' }).verify(code, config, { filename: '/project/file.ts' })
}

function repaired(code: string, rule: string): string {
  const fix = reports(code, rule)[0]?.suggestions?.[0]?.fix
  assert.ok(fix, 'there is a suggestion')
  return code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])
}

/** When requests arrived, in ms. After `most` of them the server answers 200. */
async function arrivals(code: string, most = Infinity): Promise<number[]> {
  const times: number[] = []
  const server = createServer((_, response) => {
    times.push(performance.now())
    response.writeHead(times.length > most ? 200 : 503).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } })
  const load = new Function(`${outputText}; return load`)() as (url: string) => Promise<unknown>
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  await fetch(url).catch(() => undefined)
  times.length = 0
  await load(url).catch(() => undefined)
  server.closeAllConnections()
  server.close()
  return times
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, at) => Math.round(time - (times[at] ?? 0)))
}
