import type { Api, Client } from './shape.ts'

const nothing = { timeouts: [], repair: [] } as const

const each = (name: string): Api => ({ call: { fansOut: { list: 0, mapper: 1, limitedBy: `${name}Limit` } } })
const asyncNames = ['each', 'forEach', 'map', 'filter', 'reject', 'some', 'every', 'concat', 'groupBy', 'flatMap']
const asyncMembers: Readonly<Record<string, Api>> = Object.fromEntries(asyncNames.map((name) => [name, each(name)]))

/** What runs functions for many items at once. No client: the requests are made by what they are given. */
export const concurrency: readonly Client[] = [
  {
    ...nothing,
    name: 'p-map',
    package: 'p-map',
    versions: '*',
    modules: { 'p-map': 'module' },
    types: { module: { call: { fansOut: { list: 0, mapper: 1, limit: { at: 2, path: 'concurrency' } } } } },
    docs: 'https://github.com/sindresorhus/p-map#concurrency',
  },
  {
    ...nothing,
    name: 'p-queue',
    package: 'p-queue',
    versions: '*',
    modules: { 'p-queue': 'module' },
    types: { module: { construct: { makes: 'queue', role: 'dispatcher', fansOut: { takes: 'add', limit: { at: 0, path: 'concurrency' } } } }, queue: { members: { add: {} } } },
    docs: 'https://github.com/sindresorhus/p-queue#concurrency',
  },
  {
    ...nothing,
    name: 'p-limit',
    package: 'p-limit',
    versions: '*',
    modules: { 'p-limit': 'module' },
    types: { module: { call: { makes: 'limit', role: 'dispatcher', fansOut: { takes: '', limit: { at: 0 } } } }, limit: {} },
    docs: 'https://github.com/sindresorhus/p-limit#plimitconcurrency',
  },
  {
    ...nothing,
    name: 'async',
    package: 'async',
    versions: '*',
    modules: { async: 'module' },
    types: { module: { members: { ...asyncMembers, default: 'module' } } },
    docs: 'https://caolan.github.io/async/v3/docs.html#eachLimit',
  },
  {
    ...nothing,
    name: 'rxjs',
    package: 'rxjs',
    versions: '*',
    modules: { rxjs: 'module', 'rxjs/operators': 'module' },
    types: {
      module: {
        members: {
          mergeMap: { call: { fansOut: { mapper: 0, limit: { at: 1 } } } },
          forkJoin: { call: { fansOut: { list: 0 } } },
          firstValueFrom: { call: { settles: true } },
          lastValueFrom: { call: { settles: true } },
        },
      },
    },
    docs: 'https://rxjs.dev/api/operators/mergeMap',
  },
]
