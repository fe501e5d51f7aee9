import { catalog } from '../catalog/index.ts'
import type { Api, Client, Phase, Pool, Signature, Timeout } from '../catalog/shape.ts'

const phases: Record<Phase, string> = {
  queue: 'free socket',
  proxy: 'proxy',
  connect: 'connect',
  headers: 'headers',
  'body-idle': 'silent body',
  body: 'whole body',
}

/** docs/clients.md: what Hangtime knows of each client. */
export function clientsPage(): string {
  return [
    '# Clients',
    '<!-- Generated from catalog/ by `npm run docs`. -->',
    'What Hangtime knows about each client: which options bound a request, what they leave out, and what happens when nobody sets one.',
    `A timeout covers phases of a request, in this order: ${Object.values(phases).join(', ')}.\n`
    + '“Silent body” is a body that stops arriving; “whole body” is also one that drips a byte now and then.',
    ...catalog.map(section),
  ].join('\n\n') + '\n'
}

function section(client: Client): string {
  const title = client.versions === '*' ? client.name : `${client.name} ${client.versions}`
  const globals = Object.keys(client.globals ?? {}).map(code).join(', ')
  const names = [...Object.keys(client.modules ?? {}).map(code), ...(globals === '' ? [] : [globals + (client.globalsBy ? ` where a project has ${client.globalsBy.map(code).join(' or ')}` : '')])].join(', ')
  return [
    `## ${title}`,
    `Seen as ${names}. ${unbounded(client)} ${retried(client)} [Documentation](${client.docs})`.replace(/ {2,}/g, ' '),
    ...(client.timeouts.length > 0 ? [table(client.timeouts)] : signaturesOf(client).some(({ request }) => request) ? ['No option bounds it.'] : []),
    ...(client.ignores?.length ? [`People write these options, and it does not read them: ${client.ignores.map(code).join(', ')}.`] : []),
  ].join('\n\n')
}

function unbounded(client: Client): string {
  const { timeouts, backstop } = client
  if (!signaturesOf(client).some(({ request }) => request)) return requestless(client)
  if (timeouts.some((timeout) => timeout.default !== undefined)) return ''
  if (backstop) return `When nobody sets a timeout, ${backstop.by} ends a request without headers after ${backstop.headers / 1000} s.`
  return 'When nobody sets a timeout, it waits forever.'
}

/** A pool or an agent, or what runs the requests of others. */
function requestless(client: Client): string {
  if (signaturesOf(client).some(({ connects }) => connects)) return 'It opens connections, which may be meant to last: that nothing bounds one is no fault, a timeout that nobody hears is.'
  const pool = signaturesOf(client).flatMap(({ pool }) => pool ?? [])[0]
  if (!pool) return 'It makes no request of its own: it runs what does.'
  if (pool.limits.length === 0 && pool.default !== undefined) return `It makes no request of its own: it keeps ${String(pool.default)} socket, which all share.`
  return `It makes no request of its own: it keeps the sockets, ${pool.default === undefined ? 'as many as are asked for' : `at most ${String(pool.default)}`}${pool.limits.length === 0 ? '' : ` when nobody sets ${pool.limits.map(({ path }) => code(path)).join(' or ')}`}. ${waited(pool)}`
}

function waited({ wait, default: limit }: Pool): string {
  if (wait?.default !== undefined) return `Who waits for a free one waits at most ${String(wait.default / 1000)} s, or as long as ${code(wait.path)} says.`
  if (wait) return `Who waits for a free one waits forever, when nobody sets ${code(wait.path)}.`
  return limit === undefined ? '' : 'Who waits for a free one waits forever, and no option of its own bounds that.'
}

function signaturesOf({ types }: Client): Signature[] {
  const inside = (api: Api | string): Signature[] => (typeof api === 'string' ? [] : [api.call ?? [], api.construct ?? [], ...Object.values(api.members ?? {}).map(inside)].flat())
  return Object.values(types).flatMap(inside)
}

function retried({ retry }: Client): string {
  if (!retry || retry.default === 0) return ''
  const times = retry.default === 1 ? 'once' : `${retry.default} times`
  const asked = retry.retryAfter && `A server that sends Retry-After makes it wait as long as it says${retry.retryAfter.cappedBy.length > 0 ? `, unless ${retry.retryAfter.cappedBy.map(code).join(' or ')} is set` : ''}.`
  return `It retries ${times}, ${retry.afterTimeout ? 'after a timeout too' : 'not after a timeout'}. ${asked ?? ''}`
}

function table(timeouts: readonly Timeout[]): string {
  const rows = timeouts.map((timeout) => [
    code(timeout.path) + (timeout.on === 'dispatcher' ? ' of the dispatcher' : timeout.only ? ` of ${timeout.only === 'call' ? 'a call' : 'the instance'}` : '') + (timeout.needs === undefined ? '' : `, with ${code(timeout.needs)}`),
    timeout.takes === 'signal' ? 'AbortSignal' : timeout.takes,
    timeout.covers.map((phase) => phases[phase]).join(', '),
    timeout.default === undefined ? '' : String(timeout.default),
  ])
  return [['Option', 'Takes', 'Covers', 'Default'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}
