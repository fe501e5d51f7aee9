import { rule } from '../../rules/no-unread-body.ts'
import { report, testRule } from './tester.ts'

const unread = (name: string) => `Nothing reads or cancels the body of this ${name} call: unless that is small, its connection is not free for the next request.`
const read = 'Read it to its end, with `.arrayBuffer()`.'

export const cases = testRule('no-unread-body', rule, {
  valid: [
    // Read, cancelled, or read as a stream.
    `const response = await fetch(url, {}); show(await response.json())`,
    `await (await fetch(url, {})).text()`,
    `fetch(url, {}).then((response) => response.json())`,
    `const response = await fetch(url, {}); await response.body?.cancel()`,
    `const response = await fetch(url, {}); if (response.ok) await response.text()`,
    // Handed on.
    `const load = (url) => fetch(url, {})`,
    `async function load(url) { const response = await fetch(url, {}); return response }`,
    `const response = await fetch(url, {}); show(response)`,
    `const [response] = await Promise.all([fetch(url, {})])`,
    `export const response = fetch(url, {}).then(show)`,
    // It has none, or may have none.
    `await fetch(url, { method: 'HEAD' })`,
    `await fetch(url, { method })`,
    `await fetch(url, options)`,
    // What ends its connection all the same.
    `async function ping(address) { const agent = pinned(address); try { return (await fetch(url, { method: 'POST', dispatcher: agent })).status } finally { await agent?.destroy() } }`,
    `const controller = new AbortController(); const response = await fetch(url, { signal: controller.signal }); show(response.status); controller.abort()`,
    // The page's own origin: a browser's affair.
    `await fetch('/api/ping')`,
    // It is there with the response.
    { imports: 'axios', code: `await axios.get(url)` },
  ],
  invalid: [
    { code: `await fetch(url)`, errors: [{ ...report(unread('fetch'), { [read]: `await (await fetch(url)).arrayBuffer()` }), column: 7, endColumn: 12 }] },
    { code: `await fetch(url, { method: 'POST', body })`, errors: [report(unread('fetch'), { [read]: `await (await fetch(url, { method: 'POST', body })).arrayBuffer()` })] },
    { code: `const response = await fetch(url); if (!response.ok) throw new Error(response.statusText)`, errors: [report(unread('fetch'))] },
    { code: `async function isUp() { return (await fetch(url)).ok }`, errors: [report(unread('fetch'))] },
    { code: `const controller = new AbortController(); const response = await fetch(url, { signal: controller.signal }); show(response.status); button.onclick = () => controller.abort()`, errors: [report(unread('fetch'))] },
    { code: `const response = await fetch(url, { headers }); show(response.status); other.destroy()`, errors: [report(unread('fetch'))] },
    { code: `fetch(url).catch(() => {})`, errors: [report(unread('fetch'))] },
    { code: `import fetch from 'node-fetch'; await fetch(url)`, errors: [report(unread('fetch'), { [read]: `import fetch from 'node-fetch'; await (await fetch(url)).arrayBuffer()` })] },
  ],
})
