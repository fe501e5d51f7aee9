import axios from 'axios'
import got from 'got-14'
import http from 'node:http'
import { crowdedAgent, proxyAgent } from './agents.ts'
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
  { fact: 'got: `timeout.request` does not end the wait for the only socket of an agent', expect: 'hangs', run: ({ hole, short }) => got(hole.url, { agent: { http: crowdedAgent(hole) }, timeout: { request: short }, retry: { limit: 0 } }) },
  { fact: 'got: a signal does', expect: 'ends', run: ({ hole, short }) => got(hole.url, { agent: { http: crowdedAgent(hole) }, timeout: { request: 60_000 }, signal: AbortSignal.timeout(short), retry: { limit: 0 } }) },
  { fact: 'got: `timeout.request` does not end the wait for a proxy that does not answer CONNECT', expect: 'hangs', run: ({ hole, short }) => got(hole.url, { agent: { http: proxyAgent(hole) }, timeout: { request: short }, retry: { limit: 0 } }) },
  { fact: 'got: a signal ends that too', expect: 'ends', run: ({ hole, short }) => got(hole.url, { agent: { http: proxyAgent(hole) }, timeout: { request: 60_000 }, signal: AbortSignal.timeout(short), retry: { limit: 0 } }) },
  { fact: 'http: a signal does not end the wait for the only socket of an agent', expect: 'hangs', run: ({ hole, short }) => new Promise((resolve, reject) => { http.get(hole.url, { agent: crowdedAgent(hole), signal: AbortSignal.timeout(short) }, resolve).on('error', reject) }) },
])
