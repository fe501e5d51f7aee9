import axios from 'axios'
import got from 'got-14'
import { ruleSubject } from './rule.ts'
import { drained } from './subject.ts'

export const subjects = ruleSubject('require-total-timeout', [
  { fact: 'axios: `timeout` does not end a body that drips', expect: 'hangs', run: ({ drip, short }) => axios.get(drip.url, { timeout: short }) },
  { fact: 'axios: a signal does', expect: 'ends', run: ({ drip, short }) => axios.get(drip.url, { timeout: 60_000, signal: AbortSignal.timeout(short) }) },
  { fact: 'got: `timeout.response` does not end a body that drips', expect: 'hangs', run: ({ drip, short }) => got(drip.url, { timeout: { response: short }, retry: { limit: 0 } }) },
  { fact: 'got: `timeout.request` does', expect: 'ends', run: ({ drip, short }) => got(drip.url, { timeout: { request: short }, retry: { limit: 0 } }) },
  {
    fact: 'axios: `timeout` ends a stream that falls silent',
    expect: 'ends',
    run: async ({ stall, short }) => drained((await axios.get(stall.url, { responseType: 'stream', timeout: short })).data),
  },
  {
    fact: 'axios: `timeout` lets a stream last that does not',
    expect: 'hangs',
    run: async ({ drip, short }) => drained((await axios.get(drip.url, { responseType: 'stream', timeout: short })).data),
  },
])
