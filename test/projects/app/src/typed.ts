import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios'

const config = { timeout: 4_000 } satisfies AxiosRequestConfig

export class Users {
  private readonly http: AxiosInstance = axios.create() //=> require-timeout

  constructor(private readonly url: string) {}

  async all(): Promise<unknown> {
    await axios.get<string[]>(this.url, config)
    await axios.get(this.url, { timeout: Infinity as number }) //=> valid-timeout
    return await this.http.get(this.url)
  }
}

export const first = <T>(url: string): Promise<T> => fetch(url!) as Promise<T> //=> require-timeout
