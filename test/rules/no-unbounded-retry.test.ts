import { rule } from '../../rules/no-unbounded-retry.ts'
import { report, testRule } from './tester.ts'

const endless = (name: string) => report(`This ${name} request is tried again for as long as it fails: nothing must end it.`)

export const cases = testRule('no-unbounded-retry', rule, {
  valid: [
    `async function load(url: string) { for (let i = 0; i < 5; i++) { const response = await fetch(url); if (response.ok) return response } }`,
    `async function load(url: string, signal: AbortSignal) { while (!signal.aborted) { const response = await fetch(url); if (response.ok) return response } }`,
    { code: 'async function load(url: string, left: number) { try { return await axios.get(url) } catch (error) { if (left === 0) throw error; return load(url, left - 1) } }', imports: 'axios' },
  ],
  invalid: [
    { code: `async function load(url: string) { for (;;) { const response = await fetch(url); if (response.ok) return response } }`, errors: [endless('fetch')] },
    { code: 'async function load(url: string) { try { return await axios.get(url) } catch { return load(url) } }', imports: 'axios', errors: [endless('axios.get')] },
  ],
})
