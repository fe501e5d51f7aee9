import axios from 'axios'
import got from 'got'
import { endless } from './values.js'

export const api = axios.create({ baseURL: 'https://a.example' }) //=> require-timeout
export const bounded = axios.create({ timeout: 5_000 })

export async function load(url, init) {
  await fetch(url) //=> require-timeout
  await fetch(url, { timeout: 5_000 }) //=> no-ignored-timeout
  await fetch(url, { signal: AbortSignal.timeout(5_000) })
  await fetch(url, init)
  await api.get('/users')
  await bounded.get('/users')
  await axios.get(url, { timeout: 0 }) //=> no-infinite-timeout
  await axios.get(url, { timeout: 30 }) //=> valid-timeout
  await axios.get(url, { timeout: endless })
  await got(`${url}/users`, { timeout: { request: 2_000 } })
  await got(`${url}/users`) //=> require-timeout
}
