import { HttpModule, HttpService } from '@nestjs/axios'
import { firstValueFrom } from 'rxjs'

declare const Module: (parts: object) => (target: unknown) => void
declare const url: string
declare const config: { get: (key: string) => number }

@Module({ imports: [HttpModule.registerAsync({ useFactory: () => ({ timeout: config.get('TIMEOUT'), maxRedirects: 5 }) })] })
export class PricesModule {}

export class Prices {
  // @ts-expect-error -- not erasable, and what people write
  constructor(private readonly http: HttpService) {}

  async load() {
    await firstValueFrom(this.http.get(url)) //=> HttpService · unknown (timeout is set in the defaults)
  }
}
