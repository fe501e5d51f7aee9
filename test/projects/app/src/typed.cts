import http = require('node:http')

export = function load(url: string): void {
  http.get(url) //=> require-timeout
  http.get(url, { signal: AbortSignal.timeout(5_000) })
}
