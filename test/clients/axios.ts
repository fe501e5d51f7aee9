import axios, { AxiosError, type AxiosInstance, type AxiosRequestConfig } from 'axios'
import * as everything from 'axios'
import http from 'node:http'

const SECOND = 1000
declare const url: string
declare const anything: AxiosRequestConfig

// Nothing is set.
await axios.get(url) //=> axios · waits forever
await axios(url) //=> axios · waits forever
await axios({ url, method: 'get' }) //=> axios · waits forever
await axios.request({ url }) //=> axios · waits forever
await axios.post(url, { name: 'body' }) //=> axios · waits forever
await axios //=> axios · waits forever
  .get(url, { headers: {} })
await everything.default.get(url) //=> axios · waits forever
await (axios as any).get(url) //=> axios · waits forever

// Something is.
await axios.get(url, { timeout: 5_000 }) //=> axios · at most 5 s for an answer, then 5 s of silence
await axios.get(url, { timeout: 5 * SECOND }) //=> axios · at most 5 s for an answer, then 5 s of silence
await axios.get(url, { 'timeout': Number('2500') }) //=> axios · at most 2.5 s for an answer, then 2.5 s of silence
await axios({ url, timeout: 5_000 }) //=> axios · at most 5 s for an answer, then 5 s of silence
await axios.get(url, { signal: AbortSignal.timeout(3_000) }) //=> axios · at most 3 s
await axios.get(url, { timeout: 5_000, signal: AbortSignal.timeout(3_000) }) //=> axios · at most 3 s
await axios.get(url, { timeout: 0 }) //=> axios · waits forever
await axios.get(url, { httpAgent: new http.Agent({ timeout: 5_000 }) }) //=> http · any number of sockets, one for each request | axios · waits forever

// A token that somebody cancels, perhaps after a time.
const source = axios.CancelToken.source()
setTimeout(() => { source.cancel() }, 5_000)
await axios.get(url, { cancelToken: source.token }) //=> axios · unknown (cancelToken is set in the call)

// Options that are built elsewhere.
const config: AxiosRequestConfig = { headers: {} }
config.timeout = 4_000
await axios.get(url, config) //=> axios · at most 4 s for an answer, then 4 s of silence, timeout from line 37
const merged = Object.assign({}, { timeout: 1_500 }, { headers: {} })
await axios.get(url, merged) //=> axios · at most 1.5 s for an answer, then 1.5 s of silence, timeout from line 39
await axios.get(url, { timeout: 5_000, ...anything }) //=> axios · unknown (what comes after may set timeout again in the call)
await axios.get(url, { ...anything, timeout: 5_000 }) //=> axios · at most 5 s for an answer, then 5 s of silence
await axios.get(url, { ...{ timeout: 2_000 } }) //=> axios · at most 2 s for an answer, then 2 s of silence
await axios.get(url, anything) //=> axios · unknown (we cannot see what these options hold in the call)
await axios.get(url, { timeout: url ? 5_000 : 10_000 }) //=> axios · at most 10 s for an answer, then 10 s of silence
await axios.get(url, { timeout: url ? 5_000 : 0 }) //=> axios · unknown (timeout is set in the call)
await axios.get(url, { timeout: Number(process.env.TIMEOUT) || 8_000 }) //=> axios · at most 8 s for an answer, then 8 s of silence

// Instances.
const api = axios.create({ baseURL: 'https://api.example', timeout: 6_000 })
await api.get('/users') //=> axios · at most 6 s for an answer, then 6 s of silence, timeout from line 50
await api.get('/users', { timeout: 1_000 }) //=> axios · at most 1 s for an answer, then 1 s of silence
await api.get('/users', { timeout: 0 }) //=> axios · waits forever
await api.get('/users', { timeout: undefined }) //=> axios · at most 6 s for an answer, then 6 s of silence, timeout from line 50
const bare = axios.create()
await bare.post(url) //=> axios · waits forever
const late = axios.create()
late.defaults.timeout = 7_000
await late(url) //=> axios · at most 7 s for an answer, then 7 s of silence, timeout from line 58
const checked = axios.create()
checked.interceptors.request.use((request) => ({ ...request, timeout: 5_000 }))
await checked.get(url) //=> axios · unknown (we cannot see what these options hold on the instance)

class Users {
  private readonly http = axios.create({ timeout: 9_000 })
  private readonly other: AxiosInstance
  private readonly given: AxiosInstance

  constructor(given: AxiosInstance) {
    this.other = axios.create()
    this.given = given
  }

  async all() {
    await this.http.get(url) //=> axios · at most 9 s for an answer, then 9 s of silence, timeout from line 65
    await this.other.get(url) //=> axios · waits forever
    await this.given.get(url) //=> axios · unknown (we cannot see what these options hold on the instance)
  }
}

// Functions of this file.
function make() {
  return axios.create({ timeout: 3_000 })
}
await make().get(url) //=> axios · at most 3 s for an answer, then 3 s of silence, timeout from line 83

async function load({ timeout = 4_000, ...rest }: { timeout?: number } = {}, axiosLike: AxiosInstance) {
  await axios.get(url, { timeout }) //=> axios · at most 4 s for an answer, then 4 s of silence
  await axios.get(url, rest) //=> axios · unknown (we cannot see what these options hold in the call)
  await axiosLike.get(url) //=> axios · unknown (we cannot see what these options hold on the instance)
}

// Names that only look like it.
async function shadowed(axios: { get: (url: string) => Promise<void> }) {
  await axios.get(url)
}

export { AxiosError, load, shadowed, Users }
