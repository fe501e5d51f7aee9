const { eachLimit } = require('async')
const pLimit = require('p-limit')
const pMap = require('p-map')
const PQueue = require('p-queue')
const { from, mergeMap } = require('rxjs')

declare const urls: string[]

const limit = pLimit(5)
const queue = new PQueue({ concurrency: 5 })

// What runs them is no request; what they run is.
await pMap(urls, (url: string) => fetch(url), { concurrency: 5 }) //=> fetch · no limit (Node gives up after 5 min without an answer)
await Promise.all(urls.map((url: string) => limit(() => fetch(url)))) //=> fetch · no limit (Node gives up after 5 min without an answer)
await Promise.all(urls.map((url: string) => queue.add(() => fetch(url)))) //=> fetch · no limit (Node gives up after 5 min without an answer)
await eachLimit(urls, 5, async (url: string) => { await fetch(url) }) //=> fetch · no limit (Node gives up after 5 min without an answer)
from(urls).pipe(mergeMap((url: string) => fetch(url), 5)).subscribe() //=> fetch · no limit (Node gives up after 5 min without an answer)

export {}
