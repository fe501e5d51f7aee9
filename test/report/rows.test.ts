import assert from 'node:assert/strict'
import { test } from 'node:test'
import { totalsBy, worstFirst } from '../../report/order.ts'
import { told } from './story.ts'

test('every call is listed with its client, its host and how long it can hang, the worst first', (t) => {
  const { calls } = told(t)
  assert.deepEqual(calls.map(({ file, line, name, host, wait, package: of }) => [`${file}:${line}`, of, name, host, wait.is, wait.answer ?? wait.backstop]), [
    ['packages/mail/send.js:3', 'mail', 'axios.post', 'mail.example', 'endless', undefined],
    ['src/orders.ts:4', 'shop', 'slow.get', 'slow.example.com', 'endless', undefined],
    ['src/weather, today.js:1', 'shop', 'fetch', 'weather.example', 'endless', 300_000],
    ['src/agent.js:5', 'shop', 'got', 'pool.example', 'bounded', 6_000],
    ['src/orders.ts:3', 'shop', 'api.get', 'api.example.com', 'bounded', 2_000],
    ['src/given.js:1', 'shop', 'fetch', 'given.example', 'unknown', undefined],
  ])
})

test('a row says who decided, and where', (t) => {
  const { calls } = told(t)
  const orders = calls.find(({ name }) => name === 'api.get')
  assert.equal(orders?.because, 'timeout')
  assert.ok(orders.trail.some(({ file, line }) => file === 'src/http.ts' && line === 3), JSON.stringify(orders.trail))
  assert.deepEqual(calls.find(({ name }) => name === 'axios.post')?.trail.at(0)?.line, 3)
})

test('a row names the agent that was made for the call, and its sockets', (t) => {
  const { calls, pools } = told(t)
  assert.deepEqual(calls.find(({ name }) => name === 'got')?.carriers, [{ name: 'http.Agent', file: 'src/agent.js', line: 4, sockets: { is: 'set', count: 7 } }])
  assert.deepEqual(pools.map(({ file, line, sockets, keepsAlive }) => ({ file, line, sockets, keepsAlive })), [{ file: 'src/agent.js', line: 4, sockets: { is: 'set', count: 7 }, keepsAlive: true }])
})

test('retries are counted in, those of the client and those of the code', (t) => {
  const { calls } = told(t, {
    'package.json': '{}',
    'a.js': "export async function ask() {\n  for (;;) {\n    try {\n      return await fetch('https://a.example', { signal: AbortSignal.timeout(1_000) })\n    } catch {\n      continue\n    }\n  }\n}\n",
  })
  assert.deepEqual([calls[0]?.again, calls[0]?.retries], ['without an end', { is: 'default', count: 0 }])
})

test('hosts are read from wherever they stand, and never guessed', (t) => {
  const hosts = (code: string) => told(t, { 'a.ts': code }).calls.map(({ host }) => host)
  assert.deepEqual(hosts("fetch(new URL('/x', 'https://A.example:8080'))"), ['a.example'])
  assert.deepEqual(hosts('const id = 1 as unknown as string\nfetch(`https://a.example/${id}`)'), ['a.example'])
  assert.deepEqual(hosts('declare const id: string\nfetch(`https://api.${id}.example/`)'), [undefined])
  assert.deepEqual(hosts('declare const id: string\nfetch(`https://api.exam${id}`)'), [undefined])
  assert.deepEqual(hosts("fetch(process.env.URL ?? 'https://fallback.example')"), [undefined])
  assert.deepEqual(hosts("import http from 'node:http'\nhttp.get({ hostname: 'h.example', path: '/' })"), ['h.example'])
  assert.deepEqual(hosts("import axios from 'axios'\naxios({ url: 'https://user:pass@u.example/' })"), ['u.example'])
})

test('a function that leaves the bound to its callers has a row for each of them', (t) => {
  const { calls } = told(t, {
    'a.ts': "export const ask = (options: RequestInit) => fetch('https://a.example', options)\n\nexport const good = () => ask({ signal: AbortSignal.timeout(3_000) })\nexport const bad = () => ask({})\n",
  })
  assert.deepEqual(calls.map(({ line, name, wait, isThrough }) => [line, name, wait.is, isThrough ?? false]), [
    [4, 'ask', 'endless', true],
    [3, 'ask', 'bounded', true],
    [1, 'fetch', 'unknown', false],
  ])
})

test('totals per client, package and host add up to the whole', (t) => {
  const { calls } = told(t)
  for (const key of ['client', 'package', 'host'] as const) assert.equal(totalsBy(calls, key).reduce((sum, total) => sum + total.calls, 0), calls.length)
  assert.deepEqual(totalsBy(calls, 'client').find(({ name }) => name === 'axios'), { name: 'axios', calls: 3, endless: 2, unknown: 0, worst: 2_000 })
  assert.deepEqual(worstFirst(calls.toReversed()), calls)
})
