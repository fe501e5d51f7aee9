// settings: {"versions":{"gh-got":"6.0.0"}}
import ghGot from 'gh-got'

declare const key: 'get' | 'post'

await ghGot('users/octocat') //=> gh-got · waits forever
await ghGot.get('users/octocat', { timeout: 5_000 }) //=> gh-got · at most 5 s
await ghGot[key]('users/octocat', { timeout: 0 }) //=> gh-got · waits forever
