import needle from 'needle'

declare const url: string

needle.defaults({ response_timeout: 5_000 })
await needle('get', url) //=> needle · at most 5 s for an answer, then no limit, response_timeout from line 5
needle.get(url, () => {}) //=> needle · at most 5 s for an answer, then no limit, response_timeout from line 5
