import { axios } from './axios.ts'
import { answer } from './observable.ts'
import type { Api, Client, Signature } from './shape.ts'

const [latest, , old] = axios as readonly [Client, Client, Client]

/** What it gives is an Observable: nothing is sent before somebody subscribes. */
const asked = (signature: Signature): Api => ({ call: { ...signature, returns: 'answer' } })
const withoutBody = asked({ request: true, url: 0, options: 1 })
const withBody = asked({ request: true, url: 0, body: 1, options: 2 })

const members = {
  request: asked({ request: true, options: 0 }),
  get: withoutBody,
  delete: withoutBody,
  head: withoutBody,
  post: withBody,
  put: withBody,
  patch: withBody,
  axiosRef: 'instance',
} as const

const forms = { postForm: withBody, putForm: withBody, patchForm: withBody } as const

const typesWith = (members: Api['members'], instance: Api | undefined): Client['types'] => ({
  ...(instance && { instance }),
  module: { members: { HttpService: 'service', HttpModule: 'http-module' } },
  service: { ...(members && { members }) },
  // Each module that uses it says what holds for its services; handed on as it is, it says nothing.
  'http-module': { plain: true, members: { register: { call: { options: 0, configures: true } }, registerAsync: { call: { configures: true, optionsFrom: 'useFactory' } } } },
  answer,
})

const shared = { instances: { HttpService: 'service' }, injected: true } as const

/** axios, as NestJS injects it. */
export const nestAxios: readonly Client[] = [
  {
    ...latest,
    ...shared,
    name: 'HttpService',
    package: '@nestjs/axios',
    versions: '*',
    modules: { '@nestjs/axios': 'module' },
    types: typesWith({ ...members, ...forms }, latest.types['instance']),
    docs: 'https://docs.nestjs.com/techniques/http-module',
  },
  {
    // It came with axios 0.21.1, which knows no signal.
    ...old,
    ...shared,
    name: 'HttpService',
    package: '@nestjs/common',
    versions: '<8.0.0',
    modules: { '@nestjs/common': 'module' },
    types: typesWith(members, old.types['instance']),
    docs: 'https://docs.nestjs.com/v7/techniques/http-module',
  },
]
