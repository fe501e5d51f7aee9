import { firstValueFrom, lastValueFrom, retry, timeout, type Observable } from 'rxjs'
import { angular as entries } from '../../catalog/angular.ts'
import type { Client } from '../../catalog/shape.ts'
import { serve } from './servers.ts'
import type { Adapter, Fact, Options, Subject } from './subject.ts'

type Verb = (url: string, options?: Options) => Observable<unknown>
interface Http { get: Verb; request: (method: unknown, url?: string, options?: Options) => Observable<unknown> }
interface Injector { get: (token: unknown) => Http }

/** Angular, as it is imported from its packages. */
interface Library {
  HttpClient: unknown
  HttpRequest: new (method: string, url: string, options: Options) => unknown
  provideZonelessChangeDetection: () => unknown
  PLATFORM_ID: unknown
  ɵINJECTOR_SCOPE: unknown
  XhrFactory: unknown
  createEnvironmentInjector: (providers: readonly unknown[], parent: null) => Injector
  provideHttpClient: (...features: readonly unknown[]) => unknown
  withFetch: () => unknown
  withInterceptors: (interceptors: readonly unknown[]) => unknown
}

/** What it sends with: the runtime's fetch, or the XMLHttpRequest of a page. */
type Backend = 'fetch' | 'xhr'

async function latest(): Promise<Library> {
  await import('@angular/compiler')
  const [core, common, http] = await Promise.all([import('@angular/core'), import('@angular/common'), import('@angular/common/http')])
  return { ...core, ...common, ...http } as unknown as Library
}

async function old(): Promise<Library> {
  return (await import('angular-19' as string)) as Library
}

/** Each origin has a page of its own: browsers ask others for leave first. */
async function pages(): Promise<(url: string) => object> {
  const { JSDOM } = (await import('jsdom' as string)) as { JSDOM: new (html: string, options: Options) => { window: { XMLHttpRequest: new () => object } } }
  return (url) => new new JSDOM('', { url }).window.XMLHttpRequest()
}

/** A client whose requests start in a page of this address. */
async function clients(load: () => Promise<Library>, backend: Backend): Promise<(page: string, ...features: readonly unknown[]) => Http> {
  const library = await load()
  const made = await pages()
  return (page, ...features) => {
    const carried = backend === 'fetch' ? [library.provideHttpClient(library.withFetch(), ...features)] : [library.provideHttpClient(...features), { provide: library.XhrFactory, useValue: { build: () => made(page) } }]
    return library.createEnvironmentInjector([...carried, library.provideZonelessChangeDetection(), { provide: library.PLATFORM_ID, useValue: 'browser' }, { provide: library.ɵINJECTOR_SCOPE, useValue: 'root' }], null).get(library.HttpClient)
  }
}

async function open(load: () => Promise<Library>, backend: Backend): Promise<Adapter> {
  const clientFor = await clients(load, backend)
  const known = new Map<string, Http>()
  return {
    async request(url, options) {
      const http = known.get(url) ?? clientFor(url)
      known.set(url, http)
      return await firstValueFrom(http.get(url, { responseType: 'text', ...options }))
    },
    library: { HttpClient: clientFor('http://localhost/') },
    settle: (answer) => firstValueFrom(answer as Observable<unknown>),
  }
}

const facts = (load: () => Promise<Library>, backend: Backend, takesTimeout: boolean): readonly Fact[] => [
  {
    fact: 'timeout() of rxjs ends the request',
    expect: 'shows',
    async run({ short }) {
      let left = 0
      const { url } = await serve((response) => response.on('close', () => { left++ }))
      const http = (await clients(load, backend))(url)
      const start = performance.now()
      await firstValueFrom(http.get(url).pipe(timeout(short))).catch(() => undefined)
      const ms = Math.round(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 200))
      return { ok: left === 1 && ms >= short * 0.9, saw: left === 1 ? `its socket closed after ${String(ms)} ms` : `its socket still open after ${String(ms)} ms` }
    },
  },
  ...(['each', 'first'] as const).map((key): Fact => ({ fact: `timeout({ ${key} }) of rxjs ends it too`, expect: 'ends', run: async ({ hole, short }) => await firstValueFrom((await clients(load, backend))(hole.url).get(hole.url).pipe(timeout({ [key]: short }))) })),
  { fact: 'behind retry() it spans all attempts', expect: 'ends', run: async ({ hole, short }) => await firstValueFrom((await clients(load, backend))(hole.url).get(hole.url).pipe(retry(2), timeout(short))) },
  { fact: 'before retry() it starts again at each', expect: 'outlasts', run: async ({ hole, short }) => await firstValueFrom((await clients(load, backend))(hole.url).get(hole.url).pipe(timeout(short), retry(2))) },
  {
    fact: 'an interceptor can bound what its application sends',
    expect: 'ends',
    async run({ hole, short }) {
      const { withInterceptors } = await load()
      const bounding = (request: unknown, next: (request: unknown) => Observable<unknown>) => next(request).pipe(timeout(short))
      await firstValueFrom((await clients(load, backend))(hole.url, withInterceptors([bounding])).get(hole.url))
    },
  },
  ...(takesTimeout
    ? [{
        fact: 'a request on its own, given to request(), brings its timeout',
        expect: 'ends',
        async run({ hole, short }) {
          const { HttpRequest } = await load()
          // What it gives first is that it was sent.
          await lastValueFrom((await clients(load, backend))(hole.url).request(new HttpRequest('GET', hole.url, { timeout: short })))
        },
      } satisfies Fact]
    : []),
]

const alone = { fact: 'HttpClient.request reads its options at 0 (all in one)', why: 'what stands there is a request, made with them: a fact of its own' }

function subject(entry: 0 | 1, library: string, backend: Backend): Subject {
  const load = entry === 0 ? latest : old
  return { client: entries[entry] as Client, library, called: `with ${backend === 'fetch' ? 'fetch' : 'XMLHttpRequest'}`, open: () => open(load, backend), read: entry === 0 ? [alone] : [], facts: facts(load, backend, entry === 0) }
}

const before = 'angular-19/node_modules/@angular/common'

export const subjects: readonly Subject[] = [subject(0, '@angular/common', 'fetch'), subject(0, '@angular/common', 'xhr'), subject(1, before, 'fetch'), subject(1, before, 'xhr')]
