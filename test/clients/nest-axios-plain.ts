import { HttpModule, HttpService } from '@nestjs/axios'
import { firstValueFrom } from 'rxjs'

declare const Module: (parts: object) => (target: unknown) => void
declare const url: string

@Module({ imports: [HttpModule], exports: [HttpModule] })
export class PricesModule {}

export class Prices {
  // @ts-expect-error -- not erasable, and what people write
  constructor(private readonly http: HttpService) {}

  async load() {
    await firstValueFrom(this.http.get(url)) //=> HttpService · waits forever
    await firstValueFrom(this.http.get(url, { timeout: 5_000 })) //=> HttpService · at most 5 s for an answer, then 5 s of silence
  }
}
