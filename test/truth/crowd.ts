import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { shows, type Check } from './expect.ts'
import { ruleSubject } from './rule.ts'
import type { Fact, Subject } from './subject.ts'

/** So many at once as the pages of the rules speak of. */
export const many = 500

/** Accepts and says nothing, in any protocol: a service or a database that hangs. */
export async function silence(): Promise<{ port: number; sockets: () => number; close: () => void }> {
  const open = new Set<Socket>()
  let sockets = 0
  const server = createServer((socket) => {
    sockets++
    open.add(socket.unref())
    socket.on('error', () => { /* the client has left */ }).on('close', () => open.delete(socket)).resume()
  }).unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 1024, resolve))
  const { port } = server.address() as AddressInfo
  return { port, sockets: () => sockets, close() {
    server.close()
    for (const socket of open) socket.destroy()
  } }
}

/** The sockets that a server sees which answers nobody. What `start` gives back, if anything, ends what it started. */
export async function socketsOf(start: (url: string, port: number) => unknown): Promise<number> {
  const { port, sockets, close } = await silence()
  const ending = await start(`http://127.0.0.1:${String(port)}/`, port)
  // They come together: it is over when no more have come for a while.
  for (let seen = 0, calm = 0, left = 60; calm < 3 && left > 0; left--) {
    await new Promise((resolve) => setTimeout(resolve, 150))
    calm = sockets() === seen && seen > 0 ? calm + 1 : 0
    seen = sockets()
  }
  if (typeof ending === 'function') ending()
  close()
  return sockets()
}

/** How many sockets a client opens by itself: what it says of many requests at once rests on this. */
export function socketChecks({ client: { sockets } }: Subject): Check[] {
  const sent = (sockets ?? 10) + 10
  return [shows(sockets === undefined ? 'opens a socket for each request by default' : `opens ${String(sockets)} sockets by default`, async ({ adapter }) => {
    const options = {}
    const seen = await socketsOf((url) => { for (let i = 0; i < sent; i++) adapter.request(url, options).catch(() => undefined) })
    return { ok: seen === (sockets ?? sent), saw: `${String(seen)} sockets for ${String(sent)} requests` }
  })]
}

/** The programs behind the rows of a page's table, by the row's name: the fault, and its repair. */
export type Programs = Readonly<Record<string, readonly [fault: () => Promise<number>, repaired: () => Promise<number>]>>

/** Each row of the table on a rule's page, measured again: its numbers are what is expected. */
export function tableOf(rule: string, fact: string, programs: Programs): readonly Subject[] {
  const page = readFileSync(new URL(`../../docs/rules/${rule}.md`, import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| (?<name>.+?) \| (?<fault>\d+) \| (?<repaired>\d+)\b.*\|$/gm)].flatMap(({ groups }) => (groups ? [groups] : []))
  const names = new Set(rows.map(({ name }) => name))
  for (const name of Object.keys(programs)) if (!names.has(name)) throw new Error(`no row of ${rule}.md is called ${name}`)
  return ruleSubject(rule, rows.flatMap(({ name = '', fault, repaired }) => [
    row(`${name}: ${fact}`, Number(fault), programs[name]?.[0]),
    row(`${name}, repaired: ${fact}`, Number(repaired), programs[name]?.[1]),
  ]))
}

/** A number that a page says, measured again. */
export function row(fact: string, expected: number, program?: () => Promise<number>): Fact {
  return { fact: `${fact}: ${String(expected)}`, expect: 'shows', async run() {
    const seen = await program?.()
    return { ok: seen === expected, saw: seen === undefined ? 'no program' : String(seen) }
  } }
}
