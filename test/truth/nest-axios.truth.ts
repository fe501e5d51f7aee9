import { firstValueFrom, timeout, type Observable } from 'rxjs'
import { nestAxios as entries } from '../../catalog/nest-axios.ts'
import { crowdedAgent, proxyAgent } from './agents.ts'
import { serve } from './servers.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Service = Record<'request', (options: Options) => Observable<unknown>> & Record<'get', (url: string, options?: Options) => Observable<unknown>> & { axiosRef: { defaults: Options } }

/** What a module hands to Nest, which makes the service of it. */
interface Provider { useValue?: unknown; useFactory?: (options: unknown) => unknown }
interface Dynamic { providers: readonly Provider[] }
interface Library {
  HttpService: new (instance?: unknown) => Service
  HttpModule: { register: (options: Options) => Dynamic; registerAsync: (options: { useFactory: () => Options }) => Dynamic }
}

async function load(name: string): Promise<Library> {
  await import('reflect-metadata')
  return (await import(name)) as Library
}

async function open(name: string): Promise<Adapter> {
  const { HttpService } = await load(name)
  const service = new HttpService()
  const { CancelToken } = (service.axiosRef as unknown as { CancelToken: { source: () => { token: object; cancel: () => void } } })
  return {
    request: (url, options) => firstValueFrom(service.request({ ...options, url })),
    library: { HttpService: service },
    settle: (answer) => firstValueFrom(answer as Observable<unknown>),
    inOptions: (url) => ({ url }),
    bounding(_path, ms) {
      const { token, cancel } = CancelToken.source()
      setTimeout(cancel, ms)
      return token
    },
    queued: (hole) => ({ httpAgent: crowdedAgent(hole) }),
    proxied: (proxy) => ({ httpAgent: proxyAgent(proxy), proxy: false }),
  }
}

const facts = (name: string, ends: boolean): Subject['facts'] => [
  {
    fact: 'HttpModule.register() holds options for its service',
    expect: 'ends',
    async run({ hole, short }) {
      const { HttpModule, HttpService } = await load(name)
      const instance = HttpModule.register({ timeout: short }).providers.find(({ useValue }) => typeof useValue === 'function')
      await firstValueFrom(new HttpService(instance?.useValue).get(hole.url))
    },
  },
  {
    fact: 'HttpModule.registerAsync() takes them from useFactory',
    expect: 'ends',
    async run({ hole, short }) {
      const { HttpModule, HttpService } = await load(name)
      const [options, instance] = HttpModule.registerAsync({ useFactory: () => ({ timeout: short }) }).providers.filter(({ useFactory }) => useFactory)
      await firstValueFrom(new HttpService(instance?.useFactory?.(options?.useFactory?.(undefined))).get(hole.url))
    },
  },
  {
    fact: 'axiosRef is the client that it asks with',
    expect: 'ends',
    async run({ hole, short }) {
      const { HttpModule, HttpService } = await load(name)
      const instance = HttpModule.register({}).providers.find(({ useValue }) => typeof useValue === 'function')
      const service = new HttpService(instance?.useValue)
      service.axiosRef.defaults['timeout'] = short
      await firstValueFrom(service.get(hole.url))
    },
  },
  {
    fact: 'without register() it asks with axios itself, and its defaults hold',
    expect: 'ends',
    alone: true,
    async run({ hole, short }) {
      const { HttpService } = await load(name)
      new HttpService().axiosRef.defaults['timeout'] = short
      await firstValueFrom(new HttpService().get(hole.url))
    },
  },
  {
    fact: ends ? 'timeout() of rxjs ends the request' : 'timeout() of rxjs ends the wait, and not the request',
    expect: 'shows',
    async run({ short }) {
      const { HttpService } = await load(name)
      let left = 0
      const { url } = await serve((response) => response.on('close', () => { left++ }))
      const start = performance.now()
      await firstValueFrom(new HttpService().get(url).pipe(timeout(short))).catch(() => undefined)
      const ms = Math.round(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { ok: left === (ends ? 1 : 0) && ms >= short * 0.9, saw: left === 1 ? `its socket closed after ${String(ms)} ms` : `its socket still open after ${String(ms)} ms` }
    },
  },
]

const subject = (library: string, entry: number): Subject => ({ client: entries[entry] as Subject['client'], library, open: () => open(library), facts: facts(library, entry === 0) })

export const subjects: readonly Subject[] = [subject('@nestjs/axios', 0), subject('nestjs-common-7', 1)]
