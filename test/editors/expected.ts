import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// What every editor must show of the one fixture, and what must become of it.

export const fixture = path.join(path.dirname(fileURLToPath(import.meta.url)), 'fixture')
export const file = 'src/shop.js'
export const text = readFileSync(path.join(fixture, file), 'utf8')

/** Lines count from 1. Before the first stands a character that is one in UTF-32, two in UTF-16 and four in UTF-8. */
export const findings = [
  { code: 'require-timeout', line: 7, at: 'fetch' },
  { code: 'require-timeout', line: 8, at: 'axios.get' },
] as const

/** The preferred repair of the first. */
export const repair = { title: 'Add `signal: AbortSignal.timeout(10_000)`.', text: text.replace('v1/${id}`)', 'v1/${id}`, { signal: AbortSignal.timeout(10_000) })') }
/** `source.fixAllDangerous.hangtime`: the best repair of each. */
export const allRepaired = repair.text.replace("v1/orders')", "v1/orders', { timeout: 10_000 })")

export const hover = { at: 'partner.get', says: '33 s' }
export const lens = '2 HTTP calls without a deadline'
