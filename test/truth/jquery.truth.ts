import { jquery as entries } from '../../catalog/jquery.ts'
import type { Adapter, Options, Subject } from './subject.ts'

type Deferred = PromiseLike<unknown>
interface JQuery {
  ajax: (options: Options) => Deferred
  ajaxSetup: (options: Options) => void
  get: (url: string, options?: Options) => Deferred
  post: (options: Options) => Deferred
}
type Jsdom = new (html: string, options: Options) => { window: object }

async function pages(name: string): Promise<(url: string) => JQuery> {
  const { JSDOM } = (await import('jsdom' as string)) as { JSDOM: Jsdom }
  const factory = name === 'jquery'
    ? ((await import(name)) as { default: (window: object) => JQuery }).default
    : ((await import(`${name}/factory`)) as { jQueryFactory: (window: object) => JQuery }).jQueryFactory
  const made = new Map<string, JQuery>()
  return (url) => {
    const page = made.get(url) ?? factory(new JSDOM('', { url }).window)
    made.set(url, page)
    return page
  }
}

/** It says why in a text behind its own object. */
async function settle(sent: unknown): Promise<void> {
  await (sent as Deferred).then(undefined, (xhr: { statusText?: string }) => {
    throw Object.assign(new Error(String(xhr.statusText)), { name: xhr.statusText === 'timeout' ? 'TimeoutError' : 'Error' })
  })
}

async function open(name: string): Promise<Adapter> {
  const pageOf = await pages(name)
  return {
    request: (url, options) => settle(pageOf(url).ajax({ dataType: 'text', ...options, url })),
    library: pageOf('http://127.0.0.1/'),
    settle,
    inOptions: (url) => ({ url }),
  }
}

const facts = (name: string): Subject['facts'] => [
  {
    fact: 'ajaxSetup() sets options for every call',
    expect: 'ends',
    alone: true,
    async run({ hole, short }) {
      const page = (await pages(name))(hole.url)
      page.ajaxSetup({ timeout: short })
      await settle(page.get(hole.url))
    },
  },
  {
    fact: 'in `error`, `this` is the options, and can be sent again',
    expect: 'shows',
    async run({ hole, short }) {
      const page = (await pages(name))(hole.url)
      let sent = 0
      await new Promise<void>((resolve) => {
        page.ajax({
          url: hole.url,
          timeout: short,
          error(this: Options) {
            sent++
            if (sent < 3) page.ajax(this)
            else resolve()
          },
        })
      })
      return { ok: sent === 3, saw: `${String(sent)} failures of one request` }
    },
  },
  {
    fact: 'get() takes what stands behind the URL for data',
    expect: 'hangs',
    async run({ hole, short }) {
      await settle((await pages(name))(hole.url).get(hole.url, { timeout: short }))
    },
  },
]

const subject = (library: string): Subject => ({ client: entries[0] as Subject['client'], library, open: () => open(library), facts: facts(library) })

export const subjects: readonly Subject[] = [subject('jquery'), subject('jquery-4')]
