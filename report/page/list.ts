import { linkTo } from '../look.ts'
import type { CallRow, Found, StepRow } from '../nouns.ts'
import { longest } from '../order.ts'
import { retriesInWords, waitInWords } from '../table.ts'
import { element, sentence } from './dom.ts'
import { kindOf, kinds } from './kinds.ts'

export interface Listed {
  call: CallRow
  findings: readonly Found[]
}

interface Column {
  name: string
  width: string
  /** What rows are sorted by. */
  by: (call: CallRow) => number | string
}

const ranks = Object.fromEntries(kinds.map(({ kind }, index) => [kind, index]))

export const columns: readonly Column[] = [
  // The worst comes first when it is sorted downwards.
  { name: 'Wait', width: '17%', by: (call) => -(ranks[kindOf(call)] ?? 0) * 1e15 + Math.min(longest(call), 1e14) },
  { name: 'Call', width: '16%', by: ({ name }) => name.toLowerCase() },
  { name: 'Host', width: '18%', by: ({ host }) => host ?? '~' },
  { name: 'Because', width: '24%', by: ({ because }) => because },
  { name: 'Where', width: '25%', by: ({ file, line }) => `${file}:${String(line).padStart(6, '0')}` },
]

export interface Places {
  folder: string
  address: string | undefined
}

/** The row of a call, and the one below that opens and tells all. */
export function rowOf({ call, findings }: Listed, places: Places): { row: HTMLTableRowElement; open: () => void } {
  const kind = kindOf(call)
  const row = element('tr', { class: `row ${kind}`, tabindex: '0', 'aria-expanded': 'false' },
    element('td', {}, element('span', { class: 'wait' }, waitInWords(call))),
    element('td', { class: 'code' }, call.name),
    element('td', call.host === undefined ? { class: 'soft' } : {}, call.host ?? 'cannot be seen'),
    element('td', {}, call.because + retriesInWords(call)),
    element('td', { class: 'code' }, placeOf(call, places)))
  const toggle = (isOpen: boolean) => {
    const below = row.nextElementSibling
    if (below?.classList.contains('more-of')) below.remove()
    if (isOpen) row.after(element('tr', { class: 'more-of' }, element('td', { colspan: '5' }, ...detailsOf({ call, findings }, places))))
    row.setAttribute('aria-expanded', String(isOpen))
  }
  const turn = () => { toggle(row.getAttribute('aria-expanded') !== 'true') }
  row.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element && target.closest('a'))) turn()
  })
  row.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    turn()
  })
  return { row, open: () => { toggle(true) } }
}

function placeOf(at: { file: string; line: number }, { folder, address }: Places): Node | string {
  const text = `${at.file}:${at.line}`
  const link = linkTo(at, folder, address)
  return link === undefined ? text : element('a', { href: link, rel: 'noopener' }, text)
}

function detailsOf({ call, findings }: Listed, places: Places): Node[] {
  const facts: [string, (Node | string)[]][] = [
    ['Worst wait', [call.wait.says]],
    ['Client', [`${call.client}${call.version === undefined ? '' : ` ${call.version}`}`]],
    ['Package', [call.package]],
    ...(call.url === undefined ? [] : [['Goes to', [element('code', {}, `${call.method ?? ''} ${call.url}`.trim())]] satisfies [string, (Node | string)[]]]),
    ...call.bounds.map(({ option, is, ms, covers, trail }): [string, (Node | string)[]] => [option, [`${is === 'unknown' ? 'cannot be seen' : ms === undefined ? 'no limit' : `${ms.toLocaleString('en')} ms`}${covers.length > 0 ? `, for ${covers.join(', ')}` : ''}`, ...stepsOf(trail, places)]]),
    ['Retries', [call.retries.is === 'unknown' ? 'cannot be seen' : String(call.retries.count ?? 'without an end')]],
    ...call.carriers.map((carrier): [string, (Node | string)[]] => ['Goes through', [`${carrier.name}, ${carrier.sockets.is === 'unknown' ? 'an unknown number of' : (carrier.sockets.count ?? 'any number of')} sockets, `, placeOf(carrier, places)]]),
    ...(call.bounds.length === 0 && call.trail.length > 0 ? [['Decided', stepsOf(call.trail, places)] satisfies [string, (Node | string)[]]] : []),
  ]
  const list = element('dl', {}, ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, ...value)]))
  return [list, ...findings.map(findingOf)]
}

function stepsOf(trail: readonly StepRow[], places: Places): (Node | string)[] {
  return trail.flatMap(({ says, file, line }) => [` · ${says}`, ...(file === undefined || line === undefined ? [] : [' at ', placeOf({ file, line }, places)])])
}

function findingOf({ message, rule, url, suggestions: [best] }: Found): Node {
  const name = rule.replace('hangtime/', '')
  return element('div', { class: 'finding' },
    element('p', {}, ...sentence(message), ' ', url === undefined ? name : element('a', { href: url, rel: 'noopener' }, name)),
    best && element('p', { class: 'soft' }, ...sentence(best.message)),
    best && best.diff.length > 0 ? element('pre', { class: 'code' }, ...best.diff.map((line) => element('span', { class: line.startsWith('+') ? 'added' : line.startsWith('-') ? 'gone' : '' }, line))) : undefined)
}
