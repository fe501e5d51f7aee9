import type { Client } from './shape.ts'
import { agentkeepalive } from './agentkeepalive.ts'
import { axios } from './axios.ts'
import { concurrency } from './concurrency.ts'
import { crossFetch } from './cross-fetch.ts'
import { databases } from './databases.ts'
import { fetch } from './fetch.ts'
import { got } from './got.ts'
import { http } from './http.ts'
import { ky } from './ky.ts'
import { needle } from './needle.ts'
import { nodeFetch } from './node-fetch.ts'
import { ofetch } from './ofetch.ts'
import { request } from './request.ts'
import { superagent } from './superagent.ts'
import { undici } from './undici.ts'

/** Every client we know. Of two entries that fit, the first is taken. */
export const catalog: readonly Client[] = [...agentkeepalive, ...axios, ...concurrency, ...crossFetch, ...databases, ...fetch, ...got, ...http, ...ky, ...needle, ...nodeFetch, ...ofetch, ...request, ...superagent, ...undici]
