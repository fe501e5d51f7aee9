// settings: {"versions":{"@angular/common":"19.2.9"}}
import { HttpClient, HttpClientModule } from '@angular/common/http'
import { firstValueFrom } from 'rxjs'

declare const NgModule: (parts: object) => (target: unknown) => void
declare const url: string

@NgModule({ imports: [HttpClientModule] })
export class AppModule {}

export class Orders {
  // @ts-expect-error -- not erasable, and what people write
  constructor(private readonly http: HttpClient) {}

  async load() {
    await firstValueFrom(this.http.get(url)) //=> HttpClient · waits forever
    await firstValueFrom(this.http.get(url, { timeout: 5_000 })) //=> HttpClient · waits forever
  }
}
