import type { PageData } from '../html.ts'
import type { CallRow } from '../nouns.ts'
import { groupedBy } from '../order.ts'
import { endlessChart, sharesChart, waitsChart } from './charts.ts'
import { element } from './dom.ts'
import { kindOf, kinds, type Kind } from './kinds.ts'
import { columns, rowOf, type Listed } from './list.ts'
import style from './page.css'

const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as PageData
const { report, address } = data
const all: Listed[] = report.calls.map((call, index) => ({ call, findings: report.findings.filter((_, at) => data.calls[at] === index) }))
const rows = new Map(all.map((listed) => [listed.call, rowOf(listed, { folder: report.folder, address })]))

/** What is shown, and in which order: all that a click or a key can change. */
const shown = { kinds: new Set<Kind>(kinds.map(({ kind }) => kind)), words: '', client: '', package: '', column: 0, isDown: true }

document.head.append(element('style', {}, style))
const cards = element('div', { class: 'cards' }, ...kinds.map(cardOf))
const waits = element('div')
const endless = element('div')
const hosts = element('div')
const packages = element('div')
const others = new Set(report.calls.map((call) => call.package)).size > 1 ? ('package' as const) : ('client' as const)
const body = element('tbody')
const heads = columns.map(({ name, width }, index) => {
  const button = element('button', { type: 'button' }, name)
  button.addEventListener('click', () => { sortBy(index) })
  return element('th', { style: `width: ${width}`, scope: 'col' }, button)
})
const search = element('input', { type: 'search', placeholder: 'Search calls, hosts, files …', 'aria-label': 'Search' })
const count = element('output')

document.body.append(element('main', {},
  element('header', {}, element('h1', {}, `How long calls can hang: ${data.title}`), element('p', {}, data.sentence)),
  cards,
  element('div', { class: 'waits' },
    section('The longest wait of each call that ends', 'Retries and the delays between them counted in. The scale is logarithmic; a click leads to the call.', waits),
    section('Those that do not', 'No timeout ends them, or none that can be seen.', endless)),
  element('div', { class: 'pair' }, section('Hosts', 'Where the calls go, those without an end first.', hosts), section(others === 'package' ? 'Packages' : 'Clients', others === 'package' ? 'Which part of the code they stand in.' : 'What makes them.', packages)),
  element('div', { class: 'list' },
    element('div', { class: 'tools' }, search, chooser('client', 'All clients'), others === 'package' ? chooser('package', 'All packages') : undefined, count),
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body)),
  element('footer', {}, `Hangtime ${data.version}${report.repository ? `, at commit ${report.repository.commit.slice(0, 10)}` : ''}. ${report.counts.files} files read${report.broken.length > 0 ? `, ${report.broken.length} could not be` : ''}. What cannot be seen is decided at run time: it may be bounded or not.`)))

search.addEventListener('input', () => {
  shown.words = search.value.toLowerCase()
  show()
})
addEventListener('resize', draw)
sortBy(0)

function section(title: string, says: string, content: Node): HTMLElement {
  return element('section', {}, element('h2', {}, title), element('p', {}, says), content)
}

function cardOf({ kind, label, title }: (typeof kinds)[number]): HTMLButtonElement {
  const own = report.calls.filter((call) => kindOf(call) === kind).length
  const card = element('button', { type: 'button', class: kind, title, 'aria-pressed': 'true' }, element('strong', {}, String(own)), element('span', {}, label))
  card.addEventListener('click', () => {
    if (!shown.kinds.delete(kind)) shown.kinds.add(kind)
    card.setAttribute('aria-pressed', String(shown.kinds.has(kind)))
    show()
  })
  return card
}

function chooser(key: 'client' | 'package', everything: string): HTMLSelectElement {
  const names = [...groupedBy(report.calls, (call) => call[key])].sort(([a], [b]) => a.localeCompare(b, 'en'))
  const select = element('select', { 'aria-label': everything }, element('option', { value: '' }, everything), ...names.map(([name, own]) => element('option', { value: name }, `${name} (${own.length})`)))
  select.addEventListener('change', () => {
    shown[key] = select.value
    show()
  })
  return select
}

function sortBy(index: number): void {
  shown.isDown = shown.column === index ? !shown.isDown : index === 0
  if (body.childElementCount === 0) shown.isDown = true
  shown.column = index
  heads.forEach((head, at) => {
    if (at === index) head.setAttribute('aria-sort', shown.isDown ? 'descending' : 'ascending')
    else head.removeAttribute('aria-sort')
  })
  show()
}

function show(): void {
  const by = columns[shown.column]?.by ?? (() => 0)
  const visible = all.map(({ call }) => call).filter(isShown).sort((a, b) => compared(by(a), by(b)) * (shown.isDown ? -1 : 1))
  body.replaceChildren(...visible.flatMap((call) => rows.get(call)?.row ?? []))
  for (const call of visible) if (rows.get(call)?.row.getAttribute('aria-expanded') === 'true') rows.get(call)?.open()
  count.textContent = visible.length === all.length ? `${all.length} calls` : `${visible.length} of ${all.length} calls`
  draw()
}

function compared(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en')
}

function isShown(call: CallRow): boolean {
  if (!shown.kinds.has(kindOf(call)) || (shown.client !== '' && call.client !== shown.client) || (shown.package !== '' && call.package !== shown.package)) return false
  const text = [call.name, call.client, call.host, call.url, call.file, call.package, call.because].join(' ').toLowerCase()
  return shown.words.split(/\s+/).every((word) => text.includes(word))
}

function draw(): void {
  const calls = all.map(({ call }) => call).filter(isShown)
  waits.replaceChildren(waitsChart(calls, waits.clientWidth, choose))
  endless.replaceChildren(endlessChart(calls, endless.clientWidth))
  hosts.replaceChildren(sharesChart(calls, 'host', hosts.clientWidth, 12))
  packages.replaceChildren(sharesChart(calls, others, packages.clientWidth, 12))
}

/** From a dot to its row. */
function choose(call: CallRow): void {
  for (const { row } of rows.values()) row.classList.remove('chosen')
  const found = rows.get(call)
  found?.row.classList.add('chosen')
  found?.open()
  found?.row.scrollIntoView({ block: 'center', behavior: 'smooth' })
}
