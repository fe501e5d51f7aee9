// settings: {"versions":{"@angular/common":"21.2.26"}}
import { HttpClient, provideHttpClient, withFetch, withInterceptors } from '@angular/common/http'
import { inject, Injector } from '@angular/core'
import { firstValueFrom, lastValueFrom, map, retry, timeout } from 'rxjs'

declare const url: string
declare const request: object
declare const auth: (request: unknown, next: (request: unknown) => unknown) => unknown

export const appConfig = { providers: [provideHttpClient(withFetch(), withInterceptors([auth]))] }

export class Orders {
  readonly #limit = 2_000
  readonly #own = inject(HttpClient)
  private readonly ours = inject(HttpClient, { optional: true })
  // @ts-expect-error -- not erasable, and what people write
  constructor(private readonly http: HttpClient, private readonly injector: Injector) {}

  async load() {
    await firstValueFrom(this.http.get(url)) //=> HttpClient · waits forever
    await lastValueFrom(this.http.post(url, { name: 'body' }, { timeout: 2_000 })) //=> HttpClient · at most 2 s
    await firstValueFrom(this.#own.get(url, { responseType: 'text' })) //=> HttpClient · waits forever
    await this.ours.request('PUT', url, { body: 'a', timeout: 5_000 }).toPromise() //=> HttpClient · at most 5 s
    await firstValueFrom(this.http.request(request)) //=> HttpClient · unknown (we cannot see what these options hold in the call)
    await firstValueFrom(this.injector.get(HttpClient).delete(url)) //=> HttpClient · waits forever
    await firstValueFrom(this.http.get(url, { timeout: 0 })) //=> HttpClient · throws
    await firstValueFrom(this.http.get(url, { timeout: '5000' })) //=> HttpClient · waits forever
    await firstValueFrom(this.http.get(url).pipe(map((answer: unknown) => answer), retry(2))) //=> HttpClient · waits forever
    await firstValueFrom(this.http.get(url).pipe(timeout(5_000))) //=> HttpClient · at most 5 s
    await firstValueFrom(this.http.get(url).pipe(timeout({ each: 3_000 }), retry(2))) //=> HttpClient · unknown (others get hold of the request and may end it)
    this.http.get(url).pipe(retry(2), timeout({ first: 3_000 })).subscribe() //=> HttpClient · at most 3 s
    this.http.head(url).subscribe() //=> HttpClient · waits forever
    const later = this.http.patch(url, {}).subscribe() //=> HttpClient · unknown (others get hold of the request and may end it)
    setTimeout(() => later.unsubscribe(), 3_000)
  }

  timed() {
    return this.http.get(url).pipe(map((answer: unknown) => answer), timeout(this.#limit)) //=> HttpClient · at most 2 s, a timer from line 13
  }

  /** Whoever subscribes may bound it. */
  observe() {
    return this.http.get(url) //=> HttpClient · unknown (others get hold of the request and may end it)
  }
}

const orders = inject(Orders)
await orders.load() //=> HttpClient · waits forever
