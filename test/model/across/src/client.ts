import axios, { type AxiosInstance } from 'axios'

export class Api {
  static readonly shared = axios.create({ timeout: 4_000 })
  readonly http: AxiosInstance

  constructor() {
    this.http = axios.create({ timeout: 6_000 })
  }
}

export class Special extends Api {
  async load() {
    await this.http.get('/special') //=> axios · at most 6 s for an answer, then 6 s of silence, timeout from line 8
  }
}
