import { HttpModule, HttpService } from '@nestjs/axios'
import { firstValueFrom, lastValueFrom, map, timeout } from 'rxjs'

declare const Module: (parts: object) => (target: unknown) => void
declare const Inject: () => (target: unknown, key: unknown) => void
declare const url: string
declare const operator: never

@Module({ imports: [HttpModule.register({ timeout: 5_000 })] })
export class PricesModule {}

export class Prices {
  // @ts-expect-error -- its types are installed for the proofs alone
  @Inject() private readonly ours: HttpService

  // @ts-expect-error -- not erasable, and what people write
  constructor(private readonly http: HttpService) {}

  async load() {
    await firstValueFrom(this.http.get(url)) //=> HttpService · at most 5 s for an answer, then 5 s of silence, timeout from line 9
    await lastValueFrom(this.http.post(url, { name: 'body' }, { timeout: 2_000 })) //=> HttpService · at most 2 s for an answer, then 2 s of silence
    await this.http.request({ url, timeout: 0 }).toPromise() //=> HttpService · waits forever
    await firstValueFrom(this.http.get(url, { timeout: 0 }).pipe(map((answer: { data: unknown }) => answer.data))) //=> HttpService · waits forever
    await firstValueFrom(this.http.get(url, { timeout: 0 }).pipe(timeout(5_000))) //=> HttpService · at most 5 s
    await firstValueFrom(this.http.get(url, { timeout: 0 }).pipe(operator)) //=> HttpService · unknown (others get hold of the request and may end it)
    await this.http.axiosRef.get(url, { timeout: 0 }) //=> HttpService · waits forever
    await this.ours.axiosRef.get(url) //=> HttpService · at most 5 s for an answer, then 5 s of silence, timeout from line 9
    this.http.delete(url, { timeout: 0 }).subscribe() //=> HttpService · waits forever
  }

  /** Whoever subscribes may bound it. */
  observe() {
    return this.http.get(url, { timeout: 0 }) //=> HttpService · unknown (others get hold of the request and may end it)
  }
}
