import ghGot from 'gh-got'
import { gotScraping } from 'got-scraping'

declare const url: string

await gotScraping(url) //=> got-scraping · at most 60 s, timeout.request by default
await gotScraping({ url, proxyUrl: 'http://proxy.example' }) //=> got-scraping · at most 60 s, timeout.request by default
await gotScraping.get(url, { timeout: { request: 5_000 } }) //=> got-scraping · at most 5 s

await ghGot('users/octocat') //=> gh-got · waits forever
await ghGot('users/octocat', { timeout: { request: 5_000 } }) //=> gh-got · at most 18 s (3 × 5 s + 1 s + 2 s)
