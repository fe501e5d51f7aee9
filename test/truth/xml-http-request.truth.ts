import { xmlHttpRequest as entries } from '../../catalog/xml-http-request.ts'
import type { Adapter, Options, Subject } from './subject.ts'

interface Request {
  timeout: unknown
  open: (method: string, url: string) => void
  send: () => void
  addEventListener: (event: string, listener: () => void) => void
}
type Made = new () => Request
type Jsdom = new (html: string, options: Options) => { window: { XMLHttpRequest: Made } }

/** Each origin has a page of its own: browsers ask others for leave first. */
async function inPages(): Promise<(url: string) => Made> {
  const { JSDOM } = (await import('jsdom' as string)) as { JSDOM: Jsdom }
  const pages = new Map<string, Made>()
  return (url) => {
    const page = pages.get(url) ?? new JSDOM('', { url }).window.XMLHttpRequest
    pages.set(url, page)
    return page
  }
}

async function open(): Promise<Adapter> {
  const madeFor = await inPages()
  return {
    request: (url, options) => new Promise((resolve, reject) => {
      const xhr = new (madeFor(url))()
      xhr.open(typeof options['method'] === 'string' ? options['method'] : 'GET', url)
      if ('timeout' in options) xhr.timeout = options['timeout']
      xhr.addEventListener('timeout', () => { reject(Object.assign(new Error('time is up'), { name: 'TimeoutError' })) })
      xhr.addEventListener('error', () => { reject(new Error('failed')) })
      xhr.addEventListener('load', () => { resolve(undefined) })
      xhr.send()
    }),
  }
}

// jsdom has the one of the standard, and Node none.
export const subjects: readonly Subject[] = entries.map((client) => ({ client, library: 'jsdom', open }))
