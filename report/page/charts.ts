import * as Plot from '@observablehq/plot'
import { timeInWords } from '../../model/time.ts'
import type { CallRow } from '../nouns.ts'
import { groupedBy, longest } from '../order.ts'
import { waitInWords } from '../table.ts'
import { element } from './dom.ts'
import { kindOf, kinds, type Kind } from './kinds.ts'

const colour = { domain: kinds.map(({ kind }) => kind), range: kinds.map(({ kind }) => `var(--${kind})`) }
const second = 1_000
const ticks = [10, 100, second, 10 * second, 60 * second, 600 * second, 3_600 * second, 86_400 * second]

/** A dot for each call that ends, on a logarithmic axis. */
export function waitsChart(calls: readonly CallRow[], width: number, choose: (call: CallRow) => void): Element {
  const ending = calls.filter((call) => kindOf(call) === 'bounded').map((call) => ({ call, ms: Math.max(longest(call), 10) }))
  if (ending.length === 0) return element('p', { class: 'nothing' }, 'No call here has a timeout.')
  const radius = ending.length > 600 ? 2.5 : ending.length > 150 ? 3.5 : 5
  const most = Math.max(...ending.map(({ ms }) => ms), 60 * second)
  const least = Math.min(...ending.map(({ ms }) => ms), 100)
  const highest = stackOf(ending.map(({ ms }) => Math.log10(ms / least) / Math.log10((most * 2) / least)), width, radius)
  const shown = ticks.filter((ms) => ms >= least && ms <= most * 1.3)
  const plot = Plot.plot({
    width,
    height: Math.min(420, Math.max(150, highest * radius * 2.2 + 60)),
    marginLeft: 20,
    marginRight: 20,
    marginBottom: 34,
    style: { background: 'transparent', fontSize: '12px' },
    ariaLabel: 'The longest wait of each call that ends',
    x: { type: 'log', domain: [least * 0.8, most * 1.3], axis: null },
    color: colour,
    marks: [
      Plot.gridX(shown),
      Plot.axisX(shown, { label: null, text: (ms: number) => timeInWords(ms) }),
      Plot.frame({ anchor: 'bottom', stroke: 'var(--line)' }),
      Plot.dot(ending, Plot.dodgeY({
        x: 'ms',
        r: radius,
        fill: 'var(--bounded)',
        fillOpacity: 0.85,
        stroke: 'var(--paper)',
        strokeWidth: 0.75,
        anchor: 'bottom',
        padding: 0.5,
        tip: true,
        channels: { wait: { value: ({ call }: Dot) => waitInWords(call), label: 'wait' }, call: { value: ({ call }: Dot) => call.name, label: 'call' }, host: { value: ({ call }: Dot) => call.host ?? 'cannot be seen', label: 'host' }, where: { value: ({ call }: Dot) => `${call.file}:${call.line}`, label: 'at' } },
      })),
    ],
  })
  // What the tip tells of is the plot's value.
  plot.addEventListener('click', () => {
    const dot = plot['value'] as Dot | null | undefined
    if (dot) choose(dot.call)
  })
  return plot
}

interface Dot {
  call: CallRow
  ms: number
}

/** A square for each call that does not end, or of which that cannot be seen: they have no place on an axis. */
export function endlessChart(calls: readonly CallRow[], width: number): Element {
  const apart = kinds.filter(({ kind }) => kind !== 'bounded').map(({ kind, short }) => ({ kind, short, count: calls.filter((call) => kindOf(call) === kind).length }))
  const most = Math.max(...apart.map(({ count }) => count), 1)
  // One square each, as long as they can be told apart.
  const unit = Math.ceil(most / 200)
  return Plot.plot({
    width,
    height: 190,
    marginLeft: 6,
    marginRight: 6,
    marginTop: 18,
    marginBottom: 34,
    style: { background: 'transparent', fontSize: '12px' },
    ariaLabel: 'The calls that do not end',
    x: { label: null, domain: apart.map(({ short }) => short), tickSize: 0, padding: 0.12 },
    y: { axis: null, domain: [0, Math.max(most, 60)] },
    color: colour,
    marks: [
      Plot.ruleY([0], { stroke: 'var(--line)' }),
      Plot.waffleY(apart, { x: 'short', y: 'count', fill: 'kind', unit, rx: 2, title: ({ count, short }: (typeof apart)[number]) => `${count}: ${short}` }),
      Plot.text(apart, { x: 'short', y: 'count', text: ({ count }: (typeof apart)[number]) => String(count), dy: -9, fill: 'currentColor', fontWeight: 600 }),
    ],
  })
}

/** How many dots stand above each other at most, roughly: the height of the chart follows. */
function stackOf(positions: readonly number[], width: number, radius: number): number {
  const columns = new Map<number, number>()
  for (const position of positions) {
    const column = Math.round((position * (width - 40)) / (radius * 2))
    columns.set(column, (columns.get(column) ?? 0) + 1)
  }
  return Math.max(...columns.values(), 1)
}

interface Share {
  name: string
  kind: Kind
  count: number
}

/** How many calls of each host, package or client end, and how many do not. */
export function sharesChart(calls: readonly CallRow[], key: 'host' | 'package' | 'client', width: number, most: number): Element {
  const groups = [...groupedBy(calls, (call) => call[key] ?? 'cannot be seen')].map(([name, own]) => ({ name, own, bad: own.filter(({ wait }) => wait.is === 'endless').length }))
  const shown = groups.sort((a, b) => b.bad - a.bad || b.own.length - a.own.length).slice(0, most)
  const shares = shown.flatMap(({ name, own }) => [...groupedBy(own, kindOf)].map(([kind, list]): Share => ({ name, kind: kind as Kind, count: list.length })))
  const label = (name: string) => (name.length > 26 ? `…${name.slice(-25)}` : name)
  const plot = Plot.plot({
    width,
    height: shown.length * 24 + 34,
    marginLeft: 178,
    marginRight: 34,
    marginTop: 4,
    marginBottom: 26,
    style: { background: 'transparent', fontSize: '12px' },
    x: { label: null, grid: true, tickFormat: (count: number) => (Number.isInteger(count) ? String(count) : ''), ticks: 5 },
    y: { label: null, domain: shown.map(({ name }) => name), tickFormat: label, tickSize: 0 },
    color: colour,
    marks: [
      Plot.barX(shares, Plot.stackX({ x: 'count', y: 'name', fill: 'kind', order: colour.domain, insetTop: 2, insetBottom: 2, rx: 2, title: ({ name, kind, count }: Share) => `${name}: ${count} ${kinds.find((one) => one.kind === kind)?.label ?? ''}` })),
      Plot.text(shown, { x: ({ own }: (typeof shown)[number]) => own.length, y: 'name', text: ({ own }: (typeof shown)[number]) => String(own.length), dx: 6, textAnchor: 'start', fill: 'var(--soft)' }),
    ],
  })
  if (groups.length <= most) return plot
  return element('div', {}, plot, element('p', { class: 'more' }, `and ${groups.length - most} more, in the list below`))
}
