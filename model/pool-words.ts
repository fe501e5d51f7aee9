import type { Pool } from './nouns.ts'
import { timeInWords } from './words.ts'

/** A pool in one line: "undici · any number of sockets, kept alive". */
export function summaryOfPool(pool: Pool): string {
  return [`${pool.client.name} · ${socketsOf(pool)}`, ...(pool.keepsAlive === true ? ['kept alive'] : pool.keepsAlive === false ? ['one for each request'] : []), ...waitOf(pool)].join(', ')
}

function socketsOf({ limit: { setting } }: Pool): string {
  if (setting.is === 'unknown') return 'an unknown number of sockets'
  return setting.is === 'none' ? 'any number of sockets' : `at most ${setting.value} ${setting.value === 1 ? 'socket' : 'sockets'}${setting.is === 'default' ? ' by default' : ''}`
}

function waitOf({ wait, shape, limit }: Pool): string[] {
  if (!wait || !shape.wait || limit.setting.is === 'none' || wait.setting.is === 'unknown') return []
  const { setting } = wait
  if (shape.wait.takes === 'waiters') return [setting.is === 'none' ? 'any number may wait for one' : `${setting.value} may wait for one`]
  return [setting.is === 'none' ? 'one waits for it forever' : `one waits ${timeInWords(setting.value)} for it`]
}

/** What bounds a pool, and what does not, as lines of Markdown: the hover. */
export function describePool(pool: Pool): string[] {
  const { name, client, version, shape, limit, keepsAlive, wait } = pool
  const options = shape.limits.map((cap) => `\`${cap.path}\``).join(' or ')
  const lines = [`**${name}** · ${client.name}${version === undefined ? '' : ` ${version}`}`]
  if (limit.setting.is === 'none') lines.push(`Nothing limits its sockets: as many as there are requests at once.${options ? ` ${options} would.` : ''}`)
  else lines.push(`Sockets: ${socketsOf(pool).replace(' sockets', '').replace(' socket', '')}.`)
  if (keepsAlive !== undefined) lines.push(keepsAlive ? 'It keeps connections alive.' : 'It opens a connection for every request.')
  if (limit.setting.is !== 'none') lines.push(wait && shape.wait ? `Waiting for a free one: ${waitOf(pool)[0] ?? 'cannot be seen'}.` : 'It does not bound the wait for a free one: that is for each call to do, by a signal.')
  return [...lines, `[${client.name}'s documentation](${client.docs})`]
}
