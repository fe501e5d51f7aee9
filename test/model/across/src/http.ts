import axios from 'axios'
import { seconds } from './constants.ts'

export const api = axios.create({ baseURL: 'https://api.example', timeout: 5 * seconds })
export const open = axios.create({ baseURL: 'https://open.example' })
export { open as renamed }
export default api

export function make(timeout: number) {
  return axios.create({ timeout })
}

/** Waits no longer than its callers let it. */
export async function forward(url: string, options: RequestInit = {}) {
  return fetch(url, { ...options, headers: {} }) //=> fetch · unknown (we cannot see what these options hold in the call)
}

export async function bounded(url: string, ms = 3_000) {
  return fetch(url, { signal: AbortSignal.timeout(ms) }) //=> fetch · at most 3 s
}
