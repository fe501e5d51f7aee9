import { rule } from '../../rules/no-unbounded-concurrency.ts'
import { report, testRule } from './tester.ts'

const list = (name: string, client = 'fetch') => `This ${name} starts one ${client} request for every item of a list at once, and nothing bounds the list.`
const queue = (name: string) => `This ${name} runs all that it is given at once, and what it is given starts one fetch request: it has no limit.`
const atATime = (written: string) => `Run 10 at a time: \`${written}\`.`
const oneByOne = (head: string) => `Run them one after the other: \`${head}\`.`

const load = 'const users = await db.find();'

export const cases = testRule('no-unbounded-concurrency', rule, {
  valid: [
    // Pushed one after the other, by tens, through a limiter, or a handful.
    `${load} const all = []; for (const user of users) all.push(await fetch(user.url)); await Promise.all(all)`,
    `${load} const all = []; for (const user of users) { all.push(fetch(user.url)); if (all.length > 9) { await Promise.all(all); all.length = 0 } } await Promise.all(all)`,
    `${load} let i = 0; const all = []; for (const user of users) { all.push(fetch(user.url)); if (i++ % 10 === 9) await pause() } await Promise.all(all)`,
    `${load} const all = []; for (const user of users) all.push(limit(() => fetch(user.url))); await Promise.all(all)`,
    `const all = []; all.push(fetch('https://a.example')); if (both) all.push(fetch('https://b.example')); await Promise.all(all)`,
    `const all = []; for (const id of ['a', 'b']) all.push(fetch('https://a.example/' + id)); await Promise.all(all)`,
    `${load} for (const some of chunks(users)) { const all = []; for (const user of some) all.push(fetch(user.url)); await Promise.all(all) }`,
    // This client opens fifty sockets, and no more.
    `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({}); ${load} await Promise.all(users.map((user) => s3.send(new GetObjectCommand({ Bucket: 'b', Key: user.key }))))`,
    // The code bounds the list.
    `await Promise.all(['a', 'b'].map((id) => fetch('https://a.example/' + id)))`,
    `const ids = ['a', 'b']; await Promise.all(ids.filter(Boolean).map((id) => fetch('https://a.example/' + id)))`,
    `${load} await Promise.all(users.slice(0, 10).map((user) => fetch(user.url)))`,
    `${load} await Promise.all(users.slice(-5).map((user) => fetch(user.url)))`,
    `const users = await db.find({ limit: 10 }); await Promise.all(users.map((user) => fetch(user.url)))`,
    `const users = await db.find().take(10); await Promise.all(users.map((user) => fetch(user.url)))`,
    // Also where any list is told.
    ...[
      "const query = new URLSearchParams(); query.set('per_page', '15'); const response = await fetch('https://a.example/users?' + query); const users = await response.json()",
      'const query = { per_page: 15 }; const users = await db.find(query)',
      'const users = await db.find({ limit: 10 })',
      'const users = Array.from({ length: Math.min(concurrency, all.length) }, () => worker())',
    ].map((loads) => ({ code: `${loads}; await Promise.all(users.map((user) => fetch(user.url)))`, options: [{ anyList: true }] })),
    'const query = { per_page: page }; const users = await db.find(query); await Promise.all(users.map((user) => fetch(user.url)))',
    // Nothing goes out.
    `${load} await Promise.all(users.map((user) => blobUrlToFile(user.url))); async function blobUrlToFile(url) { return (await fetch(url)).blob() }`,
    `for (const chunk of chunks) await Promise.all(chunk.map((user) => fetch(user.url)))`,
    `await Promise.all(Array.from({ length: 5 }, () => fetch(url)))`,
    `await Promise.all(Object.values({ a: 1, b: 2 }).map((id) => fetch('https://a.example/' + id)))`,
    `await Promise.all([fetch('https://a.example'), fetch('https://b.example')])`,

    // We cannot see what decides its length.
    `export const load = (ids) => Promise.all(ids.map((id) => fetch('https://a.example/' + id)))`,
    `await Promise.all(config.servers.map((server) => fetch(server.url)))`,
    `import { servers } from './servers'; await Promise.all(servers.map((server) => fetch(server.url)))`,

    // Something holds the requests back.
    `import pLimit from 'p-limit'; const limit = pLimit(5); ${load} await Promise.all(users.map((user) => limit(() => fetch(user.url))))`,
    `${load} await Promise.all(users.map(async (user) => { await semaphore.acquire(); await fetch(user.url) }))`,
    `${load} await Promise.all(users.map(throttled))`,
    `${load} await Promise.all(users.map((user) => cached(user.url, () => fetch(user.url))))`,
    `${load} await Promise.all(users.map(async (user) => { await cache.load(user.id); await fetch(user.url) }))`,
    `import { Agent, fetch } from 'undici'; const dispatcher = new Agent({ connections: 5 }); ${load} await Promise.all(users.map((user) => fetch(user.url, { dispatcher })))`,
    `import { Agent, fetch, setGlobalDispatcher } from 'undici'; setGlobalDispatcher(new Agent({ connections: 5 })); ${load} await Promise.all(users.map((user) => fetch(user.url)))`,
    `import axios from 'axios'; import https from 'https'; const httpsAgent = new https.Agent({ maxSockets: 5 }); ${load} await Promise.all(users.map((user) => axios.get(user.url, { httpsAgent })))`,
    `import axios from 'axios'; ${load} await Promise.all(users.map((user) => axios.get(user.url, { httpsAgent })))`,
    `import pMap from 'p-map'; ${load} await pMap(users, (user) => fetch(user.url), { concurrency: 5 })`,
    `import pMap from 'p-map'; ${load} await pMap(users, (user) => fetch(user.url), options)`,
    `import async from 'async'; ${load} async.eachLimit(users, 5, async (user) => { await fetch(user.url) })`,
    `import { from, mergeMap } from 'rxjs'; ${load} from(users).pipe(mergeMap((user) => fetch(user.url), 5)).subscribe()`,
    `import PQueue from 'p-queue'; const queue = new PQueue({ concurrency: 5 }); ${load} for (const user of users) queue.add(() => fetch(user.url))`,
    `import PQueue from 'p-queue'; const queue = new PQueue({ concurrency }); ${load} for (const user of users) queue.add(() => fetch(user.url))`,
    `import PQueue from 'p-queue'; const queue = new PQueue(); await queue.add(() => fetch(url))`,

    // One after the other, and no request at all.
    `${load} for (const user of users) await fetch(user.url)`,
    `${load} await Promise.all(users.map((user) => db.save(user)))`,
    `${load} await Promise.all(users.map((user) => fetch('/api/users/' + user.id)))`,
    `${load} await Promise.all(users.map((user) => () => fetch(user.url)))`,
    `${load} users.forEach((user) => { names.push(user.name) })`,
  ],
  invalid: [
    { code: `${load} const pages = await Promise.all(users.map((user) => fetch(user.url)))`, errors: [{ ...report(list('Promise.all')), column: 52, endColumn: 63 }] },
    ...['allSettled', 'any', 'race'].map((join) => ({ code: `${load} await Promise.${join}(users.map((user) => fetch(user.url)))`, errors: [report(list(`Promise.${join}`))] })),
    // Pushed into a list, and waited for together.
    { code: `${load} const all = []; for (const user of users) all.push(fetch(user.url)); await Promise.all(all)`, errors: [report(list('Promise.all'))] },
    { code: `${load} const all = []; for (const user of users) { all.push((async () => { const page = await fetch(user.url); return page.text() })()) } await Promise.all(all)`, errors: [report(list('Promise.all'))] },
    { code: `${load} const all = []; users.forEach((user) => { all.push(one(user)) }); await Promise.allSettled(all); async function one(user) { return fetch(user.url) }`, errors: [report(list('Promise.allSettled'))] },
    // What is not in the cache yet is loaded at once.
    { code: `${load} const pages = await Promise.all(users.map(async (user) => cache.get(user.id) ?? await fetch(user.url)))`, errors: [report(list('Promise.all'))] },
    {
      filename: '/project/prices.ts',
      code: `import { HttpService } from '@nestjs/axios'; class Prices { constructor(private http: HttpService) {} async load() { ${load} return [await Promise.all(users.map((user) => this.one(user)))] } one(user) { return this.http.get(user.url).toPromise() } }`,
      errors: [report(list('Promise.all', 'HttpService'))],
    },
    { imports: 'axios', code: `const { data } = await axios.get(url); const all = data.items.map((item) => axios.get(item.url)); export const pages = await Promise.all(all)`, errors: [report(list('Promise.all', 'axios'))] },
    { code: `const response = await fetch(url); const items = await response.json(); const pages = await Promise.all([...new Set(items)].map((item) => fetch(item)))`, errors: [report(list('Promise.all'))] },
    { code: `${load} for await (const page of users.map((user) => fetch(user.url))) show(page)`, errors: [report(list('for await'))] },

    // Through functions of the file.
    { code: `
      const get = async (url) => (await fetch(url)).json()
      class Loader {
        load(user) { return get(user.url) }
        async all() {
          const users = await db.find()
          return await Promise.all(users.map((user) => this.load(user)))
        }
      }
    `, errors: [report(list('Promise.all'))] },

    // Nobody wants the results: a loop does the same.
    { code: `export async function send() { ${load} await Promise.all(users.map(async (user) => { await fetch(user.url) })) }`, errors: [report(list('Promise.all'), {
      [oneByOne('for (const user of users)')]: `export async function send() { ${load} for (const user of users) { await fetch(user.url) } }`,
    })] },
    { code: `export async function send() { ${load} await Promise.all(users.map(({ url }) => fetch(url))) }`, errors: [report(list('Promise.all'), {
      [oneByOne('for (const { url } of users)')]: `export async function send() { ${load} for (const { url } of users) await fetch(url) }`,
    })] },
    { code: `export async function send() { ${load} users.forEach(async (user) => { await fetch(user.url) }) }`, errors: [report(list('forEach'), {
      [oneByOne('for (const user of users)')]: `export async function send() { ${load} for (const user of users) { await fetch(user.url) } }`,
    })] },
    // A `return` would leave the loop too.
    { code: `export async function send() { ${load} await Promise.all(users.map(async (user) => { if (!user.url) return; await fetch(user.url) })) }`, errors: [report(list('Promise.all'))] },

    // Libraries that limit, and are not told to.
    { code: `import pMap from 'p-map'; ${load} await pMap(users, (user) => fetch(user.url))`, errors: [report(list('pMap'), {
      [atATime('concurrency: 10')]: `import pMap from 'p-map'; ${load} await pMap(users, (user) => fetch(user.url), { concurrency: 10 })`,
    })] },
    { code: `import pMap from 'p-map'; ${load} await pMap(users, (user) => fetch(user.url), { concurrency: Infinity, stopOnError: false })`, settings: { hangtime: { concurrency: 4 } }, errors: [report(list('pMap'), {
      'Run 4 at a time: `concurrency: 4`.': `import pMap from 'p-map'; ${load} await pMap(users, (user) => fetch(user.url), { concurrency: 4, stopOnError: false })`,
    })] },
    { code: `import async from 'async'; ${load} async.each(users, async (user) => { await fetch(user.url) })`, errors: [report(list('async.each'), {
      [atATime('eachLimit')]: `import async from 'async'; ${load} async.eachLimit(users, 10, async (user) => { await fetch(user.url) })`,
    })] },
    { code: `import { from, mergeMap } from 'rxjs'; ${load} from(users).pipe(mergeMap((user) => fetch(user.url))).subscribe()`, errors: [report(list('mergeMap'), {
      [atATime('10')]: `import { from, mergeMap } from 'rxjs'; ${load} from(users).pipe(mergeMap((user) => fetch(user.url), 10)).subscribe()`,
    })] },
    { code: `import { forkJoin } from 'rxjs'; ${load} forkJoin(users.map((user) => fetch(user.url))).subscribe()`, errors: [report(list('forkJoin'))] },
    { code: `import PQueue from 'p-queue'; const queue = new PQueue(); ${load} for (const user of users) queue.add(() => fetch(user.url))`, errors: [report(queue('PQueue'), {
      [atATime('concurrency: 10')]: `import PQueue from 'p-queue'; const queue = new PQueue({ concurrency: 10 }); ${load} for (const user of users) queue.add(() => fetch(user.url))`,
    })] },
    { code: `import pLimit from 'p-limit'; const limit = pLimit(Infinity); ${load} await Promise.all(users.map((user) => limit(() => fetch(user.url))))`, errors: [report(queue('pLimit'), {
      [atATime('10')]: `import pLimit from 'p-limit'; const limit = pLimit(10); ${load} await Promise.all(users.map((user) => limit(() => fetch(user.url))))`,
    })] },

    // A pool that limits nothing.
    { code: `import { Agent, fetch } from 'undici'; const dispatcher = new Agent(); ${load} const all = await Promise.all(users.map((user) => fetch(user.url, { dispatcher })))`, errors: [report(list('Promise.all', 'undici fetch'))] },

    // On request, lists of which nothing is known.
    { code: `export const load = (ids) => Promise.all(ids.map((id) => fetch('https://a.example/' + id)))`, options: [{ anyList: true }], errors: [report(list('Promise.all').replace('nothing', 'nothing in sight'))] },
  ],
})
